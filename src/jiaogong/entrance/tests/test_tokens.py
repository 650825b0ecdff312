from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiaogong.entrance.models import Token
from jiaogong.entrance.services import keeping, tokens
from jiaogong.entrance.services.inviting import open_door, print_slip
from jiaogong.entrance.services.tokens import Wanted
from jiaogong.entrance.tests.factories import shown_token
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Account
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import PASSWORD, make_account, signed_in
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def account(chair: Standing) -> Account:
    return make_account(chair.person, "lu")


def program(shown: str) -> Any:
    return Client(headers={"authorization": f"Bearer {shown}", "accept-language": "en"})


def make(who: Standing, ends_date: dt.date, form_key: uuid.UUID | None = None) -> str:
    assert who.person.account is not None
    _token, shown = tokens.make_token(
        owner=who.person,
        account=who.person.account,
        wanted=Wanted("网站", ends_date),
        is_proven_twice=False,
        form_key=form_key or uuid.uuid4(),
    )
    return shown


def act(union: Union) -> dict[str, str]:
    return {"union": union.code, "category": "culture", "title": "球赛", "start": "2026-03-08"}


@pytest.mark.usefixtures("account")
def test_a_token_acts_for_its_owner_and_only_its_keyed_hash_is_kept(chair: Standing) -> None:
    shown = shown_token(chair)

    told = program(shown).get("/api/me").json()

    assert (told["number"], told["token"], told["may_write"]) == (chair.person.number, "校务系统", True)
    assert shown not in str(list(Token.objects.values()))


@pytest.mark.usefixtures("account")
def test_the_day_of_its_last_use_is_kept(chair: Standing) -> None:
    shown = shown_token(chair)

    program(shown).get("/api/me")

    assert Token.objects.get().used_date == TODAY


@pytest.mark.usefixtures("account")
def test_a_token_that_reads_alone_writes_nothing_but_reads_a_posted_text(chair: Standing) -> None:
    visitor = program(shown_token(chair, may_write=False))

    refused = visitor.post("/api/entries", act(chair.person.union), content_type="application/json")
    read = visitor.post("/api/read", {"text": "3月8日组织羽毛球赛，42人参加。"}, content_type="application/json")

    assert (refused.status_code, refused.json()["detail"]) == (
        403,
        "This token reads alone; make one that may write.",
    )
    assert (read.status_code, len(read.json()["claims"]), Entry.objects.count()) == (200, 1, 0)


@pytest.mark.usefixtures("account")
def test_what_a_token_writes_is_logged_with_its_name(chair: Standing) -> None:
    visitor = program(shown_token(chair))

    visitor.post("/api/entries", act(chair.person.union), content_type="application/json")

    assert AuditLine.objects.get(act="ledger.drafted").detail["token"] == "校务系统"


@pytest.mark.usefixtures("account")
def test_a_token_opens_up_to_its_last_day(chair: Standing) -> None:
    shown = make(chair, TODAY + dt.timedelta(days=1))

    with clock.stopped_at(TODAY + dt.timedelta(days=1)):
        last = program(shown).get("/api/me").status_code
    with clock.stopped_at(TODAY + dt.timedelta(days=2)):
        after = program(shown).get("/api/me").status_code

    assert (last, after) == (200, 401)


@pytest.mark.parametrize("days", [-1, 367])
@pytest.mark.usefixtures("account")
def test_a_last_day_in_the_past_or_beyond_a_year_is_refused(chair: Standing, days: int) -> None:
    with pytest.raises(RuleBroken, match="a year at most"):
        make(chair, TODAY + dt.timedelta(days=days))


@pytest.mark.usefixtures("account")
def test_the_same_form_makes_one_token(chair: Standing) -> None:
    key = uuid.uuid4()
    make(chair, TODAY, key)

    with pytest.raises(RuleBroken, match="made already"):
        make(chair, TODAY, key)

    assert Token.objects.count() == 1


def test_an_ended_token_opens_nothing(chair: Standing, account: Account) -> None:
    shown = shown_token(chair)

    tokens.end_token(owner=chair.person, account=account, token_id=Token.objects.get().pk)

    assert program(shown).get("/api/me").status_code == 401


def test_nobody_ends_the_token_of_somebody_else(chair: Standing, member: Standing, account: Account) -> None:
    make_account(member.person, "shen")
    shown_token(member)

    with pytest.raises(NotFound):
        tokens.end_token(owner=chair.person, account=account, token_id=Token.objects.get().pk)


def test_a_new_password_ends_every_token(chair: Standing, account: Account) -> None:
    shown = shown_token(chair)

    keeping.change_password(owner=chair.person, account=account, password="plum-harbour-42", this_session="")

    assert program(shown).get("/api/me").status_code == 401


def test_coming_back_by_a_slip_ends_every_token(chair: Standing, member: Standing) -> None:
    make_account(member.person, "shen")
    shown = shown_token(member)
    slip = print_slip(actor=chair, number=member.person.number, form_key=uuid.uuid4())

    open_door(code=slip.code, password="plum-harbour-42")

    assert program(shown).get("/api/me").status_code == 401


def test_a_closed_account_s_token_opens_nothing(chair: Standing, account: Account) -> None:
    shown = shown_token(chair)
    account.is_active = False
    account.save()

    assert program(shown).get("/api/me").status_code == 401


@pytest.mark.parametrize(("is_proven_twice", "status"), [(False, 403), (True, 200)])
def test_an_area_s_officer_acts_by_a_token_of_a_session_with_a_second_factor(
    officer: Standing, settings: Any, is_proven_twice: bool, status: int
) -> None:
    settings.SECOND_FACTOR = "area"
    make_account(officer.person, "pei")
    shown = shown_token(officer, is_proven_twice=is_proven_twice)

    assert program(shown).get("/api/me").status_code == status


def test_wrong_tokens_are_counted_by_address(settings: Any) -> None:
    settings.TRIES_PER_ADDRESS = 2

    answered = [program(f"jg_{n}").get("/api/me").status_code for n in range(3)]

    assert answered == [401, 401, 429]


def test_a_session_opens_nothing_there(chair: Standing) -> None:
    assert signed_in(chair).get("/api/me").status_code == 401


@pytest.mark.usefixtures("account")
def test_the_page_makes_a_token_shows_it_once_and_lists_it(chair: Standing) -> None:
    page = signed_in(chair)
    key = page.get(reverse("tokens")).context["form_key"]
    sent = {"name": "网站", "ends_date": "2026-12-31", "may_write": "read", "old": PASSWORD, "form_key": key}

    made = page.post(reverse("tokens"), sent)
    again = page.post(reverse("tokens"), sent)

    assert program(made.context["shown"]).get("/api/me").status_code == 200
    assert (again.status_code, [t.name for t in page.get(reverse("tokens")).context["tokens"]]) == (422, ["网站"])


@pytest.mark.usefixtures("account")
def test_without_the_password_no_token_is_made(chair: Standing) -> None:
    sent = {"name": "网站", "ends_date": "2026-12-31", "may_write": "read", "old": "falsch", "form_key": uuid.uuid4()}

    answer = signed_in(chair).post(reverse("tokens"), sent)

    assert (answer.status_code, answer.context["form"]["name"].value(), Token.objects.count()) == (422, "网站", 0)
