from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.desk.queries import next_steps
from jiaogong.elections.models import Contest, Election
from jiaogong.elections.services import naming
from jiaogong.elections.tests.factories import agree_to_plan, make_election
from jiaogong.kernel import clock
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.tests.factories import make_term
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union()


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area)


@pytest.fixture
def officer(school: Union) -> Standing:
    """Works for the union without a seat that an election could end."""
    made = make_member(school)
    make_office(made.person, school, kind=Office.Kind.STAFF)
    return standing_of(made.person, TODAY)


def told(who: Standing, *words: str) -> list[tuple[str, bool]]:
    steps = next_steps(standing_of(who.person, TODAY), TODAY)
    return [(s.text.partition(" (")[0], s.is_late) for s in steps if any(word in s.text for word in words)]


@pytest.mark.parametrize(
    ("since", "day", "is_late"), [("2026-09-01", "2027-03-01", False), ("2026-03-01", "2026-09-01", True)]
)
def test_how_long_somebody_may_act_as_chair_is_told_to_the_school_and_the_area(
    area, school, officer, since, day, is_late
):
    make_office(make_member(school).person, school, kind="chair", how="acting", since=dt.date.fromisoformat(since))

    for who in (officer, make_officer(area)):
        assert told(who, "acting chair") == [(f"1 acting chair: one is to be elected by {day}", is_late)]


@pytest.mark.parametrize(("until", "expected"), [
    ("2026-10-31", [("1 union is without a chair: by-election by 2027-01-31", False)]),
    ("2026-03-31", []),
])  # fmt: skip
def test_a_vacant_chair_is_told_with_its_day_before_it_is_long_vacant(school, officer, until, expected):
    make_office(
        make_member(school).person, school, kind="chair", since=dt.date(2024, 1, 1), until=dt.date.fromisoformat(until)
    )

    assert told(officer, "without a chair:") == expected


def test_seats_that_an_election_left_vacant_are_told_until_they_are_filled(school, officer):
    chair = make_officer(school)
    term = make_term(school, by=chair, seats=4, count=3, elected_date=dt.date(2026, 11, 2))
    election = make_election(school, by=chair)
    Election.objects.filter(pk=election.pk).update(
        state="declared", elected_date=term.elected_date, declared_at=clock.now()
    )
    Contest.objects.filter(election=election).update(left_vacant=1, term=term)
    before = told(officer, "left vacant")

    make_office(make_member(school).person, school, kind="committee", since=TODAY, term=term)

    assert before == [("1 seat was left vacant by an election: by-election by 2027-05-02", False)]
    assert told(officer, "left vacant") == []


@pytest.mark.parametrize(("days", "is_told"), [(15, False), (16, True)])
def test_a_reply_that_is_late_is_told_to_both_sides(area, school, officer, days, is_told):
    chair, above = make_officer(school), make_officer(area)
    make_term(school, by=chair, elected_date=TODAY - dt.timedelta(days=20))
    Term.objects.update(state="reported", reported_date=TODAY - dt.timedelta(days=days))

    due = TODAY - dt.timedelta(days=days - 15)
    assert (
        told(officer, "without the reply")
        == [(f"1 election without the reply that was due on {due}: ask the union above", True)] * is_told
    )
    assert (
        told(above, "The reply to") == [(f"The reply to 1 election of a union below was due on {due}", True)] * is_told
    )


def test_a_head_is_asked_to_name_for_the_group(area, school):
    chair, above = make_officer(school), make_officer(area)
    head = make_member(school)
    make_office(head.person, school, kind=Office.Kind.GROUP_HEAD)
    election = agree_to_plan(make_election(school, by=chair), by=chair, above=above)
    naming.open_naming(actor=chair, election_id=election.pk, until=TODAY + dt.timedelta(days=5))

    assert told(head, "your group") == [("1 election asks your group to name candidates", False)]
