from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from jiaogong.entrance.services import delegating
from jiaogong.kernel import audit, clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_officer, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY, FRIDAY = dt.date(2026, 11, 22), dt.date(2026, 11, 27)


def hand_on(actor: Standing, **changed: Any) -> Office:
    asked = {"office_id": actor.offices[0].pk, "number": "M0001", "since": TODAY, "until": FRIDAY, "reason": "病假"}
    return delegating.hand_on(actor=actor, **{**asked, **changed})


def test_who_stands_in_has_the_rights_until_the_last_day(chair, member, school):
    before = standing_of(member.person).is_officer_of(school)
    hand_on(chair)

    rights = [standing_of(member.person, day).is_officer_of(school) for day in (FRIDAY, FRIDAY + dt.timedelta(days=1))]

    assert (before, rights) == (False, [True, False])


def test_the_rights_end_with_the_office_itself(chair, member, school):
    hand_on(chair)
    Office.objects.filter(pk=chair.offices[0].pk).update(until=TODAY)

    with clock.stopped_at(TODAY + dt.timedelta(days=1)):
        assert standing_of(member.person).is_officer_of(school) is False


def test_the_log_says_for_whom_somebody_acted(chair, member, school):
    hand_on(chair)
    acting = standing_of(member.person)

    audit.record(acting.person, "ledger.tried", school)
    audit.record(acting.person, "ledger.tried", school.parent)
    audit.record(chair.person, "ledger.tried", school)

    lines = AuditLine.objects.filter(act="ledger.tried").order_by("pk")
    assert [line.detail.get("for") for line in lines] == [["陆云舒"], None, None]


def test_every_page_says_for_whom_somebody_acts(chair, member):
    hand_on(chair)

    page = signed_in(member).get(reverse("home")).content.decode()

    assert page.count("stands in for 陆云舒") == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"until": TODAY - dt.timedelta(days=1)}, "in the past"),
        ({"until": TODAY + dt.timedelta(days=367)}, "for a year at most"),
        ({"number": "NOBODY"}, "Nobody of this area"),
    ],
)
@pytest.mark.usefixtures("member")
def test_what_cannot_be_handed_on_is_told(chair, changed, told):
    with pytest.raises((RuleBroken, NotFound), match=told):
        hand_on(chair, **changed)


def test_nobody_stands_in_for_themselves_nor_twice_nor_at_second_hand(chair, member):
    with pytest.raises(RuleBroken, match="for themselves"):
        hand_on(chair, number=chair.person.number)
    held = hand_on(chair)
    with pytest.raises(RuleBroken, match="then already"):
        hand_on(chair)
    with pytest.raises(NotPermitted, match="is not handed on"):
        hand_on(standing_of(member.person), office_id=held.pk, number=chair.person.number)


@pytest.mark.usefixtures("member")
def test_an_office_is_handed_on_within_its_own_term_and_tree(chair):
    Office.objects.filter(pk=chair.offices[0].pk).update(until=TODAY)
    with pytest.raises(RuleBroken, match="itself ends on"):
        hand_on(chair)
    make_officer(make_union(make_union()), number="X0001")
    with pytest.raises(NotFound):
        hand_on(chair, number="X0001", until=TODAY)


@pytest.mark.usefixtures("member")
def test_it_is_taken_back_by_who_gave_it_and_by_the_union_above_alone(area, chair, officer, school):
    held = hand_on(chair)
    other = make_officer(make_union(area))

    with pytest.raises(NotFound):
        delegating.take_back(actor=other, office_id=held.pk)
    with pytest.raises(NotPermitted):
        delegating.take_back(actor=chair, office_id=chair.offices[0].pk)
    delegating.take_back(actor=officer, office_id=held.pk)

    assert standing_of(held.person).is_officer_of(school) is False
    with pytest.raises(RuleBroken, match="ended already"):
        delegating.take_back(actor=chair, office_id=held.pk)


@pytest.mark.usefixtures("member")
def test_the_page_hands_on_and_keeps_what_was_typed(chair):
    client: Any = signed_in(chair)
    typed = {"office": str(chair.offices[0].pk), "number": "M0001", "since": "2026-11-22", "until": "2026-11-27"}

    unsaid = client.post(reverse("delegations"), typed)
    done = client.post(reverse("delegations"), {**typed, "reason": "病假"})
    again = client.post(reverse("delegations"), {**typed, "reason": "病假"})

    assert (unsaid.status_code, "2026-11-27" in unsaid.content.decode()) == (422, True)
    assert (done.status_code, again.status_code, Office.objects.exclude(stands_in_for=None).count()) == (302, 422, 1)


@pytest.mark.usefixtures("member")
def test_the_chair_of_another_school_reads_nothing_of_it(area, chair):
    hand_on(chair)
    client: Any = signed_in(make_officer(make_union(area)))

    assert client.get(reverse("delegations")).context["rows"] == []
