from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from jiaogong.entrance.services import keeping
from jiaogong.kernel.errors import NotFound
from jiaogong.members.models import Account
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import PASSWORD, make_account, signed_in

pytestmark = pytest.mark.django_db
NEW = "plum-harbour-42"


def code_of(secret: str, step: int = 0) -> str:
    """What an authenticator app shows now, or some steps of thirty seconds later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)))


def entered(who: Standing) -> Any:
    """A browser in which that person signed in by the page."""
    client: Any = Client(headers={"accept-language": "en"})
    account = who.person.account
    assert account is not None
    client.post(reverse("sign-in"), {"username": account.login, "password": PASSWORD})
    return client


def set_up(client: Any) -> tuple[str, list[str]]:
    """The app's secret and the recovery codes of a second factor that the page set."""
    secret = client.get(reverse("second-factor")).context["secret"]
    codes: list[str] = client.post(reverse("second-factor"), {"code": code_of(secret)}).context["codes"]
    return secret, codes


@pytest.fixture
def account(member: Standing) -> Account:
    return make_account(member.person, "shen")


@pytest.mark.usefixtures("account")
def test_a_second_factor_is_set_and_asked_for(member):
    secret, codes = set_up(entered(member))
    client: Any = Client(headers={"accept-language": "en"})

    first = client.post(reverse("sign-in"), {"username": "shen", "password": PASSWORD})
    outside = client.get(reverse("home")).status_code
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    second = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert (first.url, outside, len(codes)) == (reverse("mfa_authenticate"), 302, 10)
    assert wrong.context["refusal"].startswith("This is neither the code")
    assert (second.url, client.get(reverse("home")).status_code) == (reverse("home"), 200)


@pytest.mark.usefixtures("account")
def test_a_recovery_code_opens_once(member):
    _secret, codes = set_up(entered(member))
    answers = []
    for _ in range(2):
        client = entered(member)
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        answers.append(client.get(reverse("home")).status_code)

    assert answers == [200, 302]


@pytest.mark.usefixtures("account")
def test_a_code_of_the_app_opens_once(member):
    secret, _codes = set_up(entered(member))
    code, answers = code_of(secret), []
    for _ in range(2):
        client = entered(member)
        client.post(reverse("mfa_authenticate"), {"code": code})
        answers.append(client.get(reverse("home")).status_code)

    assert answers == [200, 302]


@pytest.mark.usefixtures("account")
def test_guessing_the_second_code_is_stopped(member):
    set_up(entered(member))
    client = entered(member)
    for _ in range(8):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})

    told = client.post(reverse("mfa_authenticate"), {"code": "000000"}).context["refusal"]

    assert told == "Too many tries: wait 15 minutes, or ask your chair for a new slip."


@pytest.mark.usefixtures("account")
def test_the_secret_lies_sealed(member):
    secret, codes = set_up(entered(member))

    kept = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert not any(known in kept for known in (secret, *codes))


def test_an_officer_of_an_area_comes_no_further_than_the_second_factor(officer, settings):
    settings.SECOND_FACTOR = "area"
    make_account(officer.person, "pei")
    client = entered(officer)

    before = client.get(reverse("home"))
    set_up(client)
    after = client.get(reverse("home"))
    dropped = client.post(reverse("second-factor-change"), {"act": "drop", "old": PASSWORD})

    assert (before.status_code, before.url) == (302, reverse("second-factor"))
    assert after.status_code == 200
    assert (dropped.status_code, Authenticator.objects.count()) == (422, 2)


def test_a_session_from_before_the_second_factor_signs_in_again(officer, settings):
    settings.SECOND_FACTOR = "area"
    make_account(officer.person, "pei")
    client, other = entered(officer), entered(officer)
    set_up(other)

    led = client.get(reverse("home"), follow=True).redirect_chain

    assert led == [(reverse("second-factor"), 302), (reverse("sign-in"), 302)]


def test_a_chair_and_a_demo_need_none(officer, chair, settings):
    settings.SECOND_FACTOR = "area"
    of_a_chair = signed_in(chair).get(reverse("home")).status_code
    settings.SECOND_FACTOR = "none"
    of_a_demo = signed_in(officer).get(reverse("home")).status_code

    assert (of_a_chair, of_a_demo) == (200, 200)


@pytest.mark.usefixtures("account")
def test_a_second_factor_is_dropped_and_its_codes_renewed_against_the_password_alone(member):
    client = entered(member)
    _secret, codes = set_up(client)

    def sent(act: str, old: str) -> Any:
        return client.post(reverse("second-factor-change"), {"act": act, "old": old})

    refused = [sent(act, "wrong").status_code for act in ("codes", "drop")]
    renewed = sent("codes", PASSWORD).context["codes"]
    sent("drop", PASSWORD)

    assert refused == [422, 422]
    assert set(renewed) & set(codes) == set()
    assert Authenticator.objects.count() == 0


@pytest.mark.usefixtures("account")
def test_a_new_password_ends_every_other_session(member):
    here, there = entered(member), entered(member)

    answer = here.post(reverse("account-password"), {"old": PASSWORD, "password": NEW, "again": NEW})

    assert (answer.status_code, answer.url) == (302, reverse("account"))
    assert [c.get(reverse("home")).status_code for c in (here, there)] == [200, 302]


def test_the_old_password_is_asked_for(member, account):
    client = entered(member)

    answer = client.post(reverse("account-password"), {"old": "wrong", "password": NEW, "again": NEW})

    account.refresh_from_db()
    assert (answer.status_code, answer.context["password_form"].errors["old"]) == (422, ["This is not your password."])
    assert account.check_password(PASSWORD)


@pytest.mark.usefixtures("account")
def test_sessions_are_listed_and_ended(member):
    here, there = entered(member), entered(member)
    listed = here.get(reverse("account")).context["sessions"]
    of_there = next(s for s in listed if s.session_key == there.session.session_key)

    here.post(reverse("account-sessions"), {"session": str(of_there.pk)})

    assert len(listed) == 2
    assert [c.get(reverse("home")).status_code for c in (here, there)] == [200, 302]


def test_a_session_of_somebody_else_is_not_ended(member, account, chair):
    client = entered(member)
    make_account(chair.person, "chair")
    entered(chair)
    theirs = UserSession.objects.get(user=chair.person.account).pk

    with pytest.raises(NotFound):
        keeping.end_sessions(owner=member.person, account=account, session_id=theirs)

    assert client.post(reverse("account-sessions"), {"session": str(theirs)}).status_code == 404


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize(("typed", "status"), [("138 0000 1111", 302), ("12345", 422), ("", 302)])
def test_a_phone_is_kept_or_told_wrong(member, typed, status):
    assert entered(member).post(reverse("account-phone"), {"phone": typed}).status_code == status
