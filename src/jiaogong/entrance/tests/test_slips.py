from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiaogong.entrance.models import Invitation
from jiaogong.entrance.services import inviting
from jiaogong.entrance.tests.test_account_pages import entered, set_up
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import (
    make_account,
    make_member,
    make_office,
    make_officer,
    make_person,
    signed_in,
)
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
NEW = "plum-harbour-42"


def slip_for(actor: Standing, who: Standing) -> inviting.Slip:
    return inviting.print_slip(actor=actor, number=who.person.number, form_key=uuid.uuid4())


def joined(code: str, **more: str) -> Any:
    sent = {"code": code, "password": NEW, "again": NEW, "phone": "", **more}
    return Client(headers={"accept-language": "en"}).post(reverse("join"), sent)


def test_a_person_comes_in_with_a_slip_and_a_password_of_the_own(chair, member):
    slip = slip_for(chair, member)

    answer = joined(slip.code.upper().replace("-", " "))
    again = joined(slip.code)

    member.person.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, reverse("home"))
    assert member.person.account.check_password(NEW)
    assert again.context["refusal"].startswith("This code opens nothing")


def test_only_the_keyed_hash_of_a_code_is_kept(chair, member):
    slip = slip_for(chair, member)

    kept = Invitation.objects.values().get()

    assert not any(slip.code in str(value) for value in kept.values())
    assert not any(slip.code in str(line) + str(line.detail) for line in AuditLine.objects.all())


def test_a_slip_grows_old(chair, member):
    slip = slip_for(chair, member)

    with clock.stopped_at(dt.date(2026, 12, 23)):
        answer = joined(slip.code)

    assert answer.context["refusal"].startswith("This code opens nothing")


def test_a_new_slip_makes_the_one_before_worthless_and_a_withdrawn_one_opens_nothing(chair, member):
    first, second = slip_for(chair, member), slip_for(chair, member)
    told = [joined(first.code).context["refusal"][:23]]
    inviting.withdraw_slip(actor=chair, number="M0001")
    told.append(joined(second.code).context["refusal"][:23])

    assert told == ["This code opens nothing"] * 2
    with pytest.raises(NotFound, match="has no open slip"):
        inviting.withdraw_slip(actor=chair, number="M0001")


@pytest.mark.usefixtures("member")
def test_a_sheet_holds_a_slip_for_everybody_who_has_not_come_and_prints_once(chair, school):
    make_person(school, name="白一", retired_date=dt.date(2020, 1, 1))
    make_account(make_person(school, name="白二"))
    client, form = signed_in(chair), {"form_key": str(uuid.uuid4())}

    sheet = client.post(reverse("slips", args=[school.code]), form)
    again = client.post(reverse("slips", args=[school.code]), form)

    assert [(s.name, len(s.code)) for s in sheet.context["slips"]] == [("沈一诺", 14)]
    assert sheet["Cache-Control"] == "no-store"
    assert (again.status_code, Invitation.objects.count()) == (422, 1)


def test_the_wrong_passwords_are_told_beside_the_field_and_the_slip_stays_whole(chair, member):
    slip = slip_for(chair, member)

    short = joined(slip.code, password="abc", again="abc")
    differing = joined(slip.code, again="other-password-1")

    assert list(short.context["form"].errors) == ["password"]
    assert differing.context["form"].errors["again"] == ["The two passwords differ."]
    assert joined(slip.code).status_code == 302


def test_who_comes_back_with_a_slip_keeps_the_account_and_ends_every_session(chair, member):
    account = make_account(member.person, "shen")
    elsewhere = signed_in(member)

    joined(slip_for(chair, member).code)

    account.refresh_from_db()
    assert (account.login, account.check_password(NEW)) == ("shen", True)
    assert elsewhere.get(reverse("home")).status_code == 302
    assert AuditLine.objects.filter(act="entrance.came_back").count() == 1


def test_a_phone_of_somebody_else_is_not_taken(chair, member, school):
    other = make_member(school)
    joined(slip_for(chair, other).code, phone="13800001111")

    answer = joined(slip_for(chair, member).code, phone="138 0000 1111")

    assert answer.context["refusal"] == "Somebody signs in with this phone already."


@pytest.mark.parametrize(
    ("printer", "wanted"),
    [("member", "chair"), ("chair", "officer"), ("chair", "chair"), ("committee", "chair"), ("other", "member")],
)
def test_nobody_opens_the_account_of_a_superior_of_oneself_or_of_another_school(
    area, school, chair, officer, member, printer, wanted
):
    committee = make_person(school, name="白一")
    make_office(committee, kind=Office.Kind.COMMITTEE)
    people = {
        "member": member,
        "chair": chair,
        "officer": officer,
        "committee": standing_of(committee),
        "other": make_officer(make_union(area)),
    }

    with pytest.raises((NotPermitted, NotFound)):
        slip_for(people[printer], people[wanted])

    assert Invitation.objects.count() == 0


def test_the_union_above_and_a_colleague_at_the_top_open_the_door_again(area, chair, officer):
    colleague = make_person(area, name="白一")
    make_office(colleague, kind=Office.Kind.STAFF)

    for_chair = slip_for(officer, chair)
    for_colleague = slip_for(officer, standing_of(colleague))

    assert (for_chair.person, for_colleague.person) == (chair.person, colleague)


@pytest.mark.usefixtures("member")
def test_the_list_and_the_sheet_of_another_school_are_not_to_be_had(area, school):
    other = signed_in(make_officer(make_union(area)))

    answers = [
        other.get(reverse("slips", args=[school.code])),
        other.post(reverse("slips", args=[school.code]), {"form_key": str(uuid.uuid4())}),
        other.post(reverse("slip-withdraw", args=["M0001"])),
    ]

    assert [a.status_code for a in answers] == [404, 404, 404]


def test_guessing_codes_is_slowed_down_by_address(settings):
    settings.TRIES_PER_ADDRESS = 2
    told = [joined(f"abcd-efgh-jk{n}m").context["refusal"].split(":")[0] for n in range(3)]

    assert told == ["This code opens nothing", "This code opens nothing", "Too many tries"]


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_costs_the_same_whatever_its_size(chair, school, size, django_assert_num_queries):
    for _ in range(size):
        make_person(school)
    client = signed_in(chair)

    with django_assert_num_queries(9):
        page = client.get(reverse("slips", args=[school.code]))

    assert page.context["count"] == size


def test_a_broken_form_key_is_told(chair, school):
    answer = signed_in(chair).post(reverse("slips", args=[school.code]), {"form_key": "x"})

    assert answer.status_code == 422
    with pytest.raises(RuleBroken, match="has an account already"):
        inviting.print_slips(actor=chair, union=school, form_key=uuid.uuid4())


def test_a_long_list_goes_on_after_the_last_name(chair, school):
    names = [f"{chr(0x5F20 + n)}清" for n in range(51)]
    for n, name in enumerate(names):
        make_person(school, number=f"L{n:04}", name=name)
    client: Any = signed_in(chair)
    where = reverse("slips", args=[school.code])

    first = client.get(where).context
    second = client.get(where, {"after": first["after"]}).context

    shown = [p.number for p in (*first["waiting"], *second["waiting"])]
    assert (len(first["waiting"]), len(second["waiting"]), second["after"]) == (50, 1, "")
    assert sorted(shown) == [f"L{n:04}" for n in range(51)]


def test_an_officer_of_an_area_who_lost_everything_comes_back_by_a_colleagues_slip(area, officer, settings):
    settings.SECOND_FACTOR = "area"
    make_account(officer.person, "pei")
    set_up(entered(officer))
    colleague = make_officer(area, name="温以宁")
    slip = inviting.print_slip(actor=colleague, number=officer.person.number, form_key=uuid.uuid4())
    client: Any = Client(headers={"accept-language": "en"})

    client.post(reverse("join"), {"code": slip.code, "password": NEW, "again": NEW})
    led = client.get(reverse("home")).url
    set_up(client)

    assert (led, client.get(reverse("home")).status_code) == (reverse("second-factor"), 200)
