"""The cells of a return, counted for one union and for a branch."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiaogong.kernel import clock
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.models import Movement, Office, Person
from jiaogong.members.tests.factories import make_office, make_officer, make_person
from jiaogong.proposals.models import Rating
from jiaogong.proposals.tests.factories import make_call, make_proposal
from jiaogong.statistics.yearly.behind import (
    address_of,
    offices_behind,
    people_behind,
    proposals_behind,
    unions_behind,
)
from jiaogong.statistics.yearly.figures import figures_of
from jiaogong.statistics.yearly.form import FORM
from jiaogong.statistics.yearly.queries import compared
from jiaogong.statistics.yearly.rules import rated
from jiaogong.unions.models import Union, UnionFact
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
DAY, LATER = dt.date(2026, 9, 30), dt.date(2026, 10, 8)


def told(union: Union, *codes: str, year: int = 2026) -> list[int]:
    figures = figures_of(union, year)
    return [figures.total(code) for code in codes]


def state(union: Union, code: str, since: dt.date = DAY, value: str = "yes") -> None:
    UnionFact.objects.create(union=union, code=code, value=value, since=since, source="批复", set_at=clock.now())


def transfer(person: Person, to: Union, on: dt.date = LATER) -> None:
    facts: dict[str, Any] = {"state": "done", "union_from": person.union, "union_to": to, "asked_at": clock.now()}
    Movement.objects.create(person=person, kind="transfer", on_date=on, **facts)
    person.union = to
    person.save(update_fields=["union"])


def test_people_count_as_they_stood_on_30_september(area, school):
    make_person(school, employment="contract", education="bachelor")
    make_person(school, sex="M", is_member=False, is_teacher=False)
    make_person(school, retired_date=DAY)
    make_person(school, joined_date=LATER)
    moved = make_person(school, sex="M")
    transfer(moved, make_union(area))

    codes = ("staff", "staff_women", "staff_teachers", "staff_contract", "staff_bachelor", "members", "retired_members")
    assert told(school, *codes) == [3, 1, 2, 1, 1, 2, 1]
    assert told(moved.union, "staff", "members") == [0, 0]


def test_who_joined_within_the_year_is_a_new_member_of_it(school):
    make_person(school, member_since=dt.date(2025, 10, 1))
    make_person(school, member_since=dt.date(2025, 9, 30))

    assert told(school, "members_joined") == [1]


def test_a_group_counts_for_its_union(school):
    group = make_union(school)
    make_person(group)

    figures = figures_of(school, 2026)

    assert figures.by_cell["staff"] == {school.pk: 1}


def test_an_officer_of_two_posts_is_one_person_and_a_stand_in_none(school, chair):
    make_office(chair.person, kind=Office.Kind.COMMITTEE)
    held = chair.offices[0]
    make_office(make_person(school), until=dt.date(2026, 12, 1), stands_in_for=held)
    make_office(make_person(school, sex="M"), kind=Office.Kind.COMMITTEE, is_full_time=True)
    make_office(make_person(school), kind=Office.Kind.COMMITTEE, until=DAY - dt.timedelta(days=1))

    assert told(school, "officers", "officers_women", "officers_full", "officers_part", "chairs") == [2, 1, 1, 1, 1]


def test_unions_are_counted_by_what_they_have_on_the_day(area, school):
    make_union(area, has_union=False)
    late = make_union(area, founded_date=LATER)
    state(school, "mediation_body")
    state(late, "mediation_body")
    state(school, "congress_system", since=LATER)

    assert told(area, "units", "unions", "mediation", "congress_built") == [3, 1, 1, 0]


def test_a_union_with_women_enough_must_have_a_womens_committee(area, school):
    for _nth in range(10):
        make_person(school)
    small = make_union(area)
    make_person(small)

    before = told(area, "women_due", "women_built", "women_missing")
    make_office(Person.objects.filter(union=school)[0], kind=Office.Kind.WOMEN)

    assert (before, told(area, "women_due", "women_built", "women_missing")) == ([1, 0, 1], [1, 1, 0])


def test_the_ledger_is_summed_from_october_to_september(school, chair):
    figures = (FigureFact("participants", 42),)
    for day in (dt.date(2025, 9, 30), dt.date(2025, 10, 1), DAY, dt.date(2026, 10, 1)):
        make_entry(school, by=chair, start=day, figures=figures)

    assert told(school, "culture", "culture_participants") == [2, 84]


def test_a_share_in_an_event_of_the_area_counts_once_in_the_area(area, school, chair):
    officer = make_officer(area)
    event = make_entry(area, by=officer, figures=(FigureFact("participants", 100),))
    make_entry(school, by=chair, part_of_id=event.pk, figures=(FigureFact("participants", 42),))

    assert [told(union, "culture_participants") for union in (school, area)] == [[42], [100]]
    assert figures_of(area, 2026).by_cell["culture_participants"] == {area.pk: 100, school.pk: 42, None: -42}


def test_an_area_is_the_sum_of_its_unions(area, school, chair):
    other = make_officer(make_union(area)).person.union
    make_entry(school, by=chair)

    whole, parts = figures_of(area, 2026), [figures_of(union, 2026) for union in (school, other)]

    assert {code: sum(p.total(code) for p in parts) for code in whole.by_cell} == whole.totals()


@pytest.mark.usefixtures("chair")
def test_every_list_holds_as_many_as_its_cell_counts(area, school):
    make_person(school, sex="M", employment="dispatched", education="college", is_rural_worker=True)
    make_person(school, retired_date=dt.date(2020, 9, 1))
    transfer(make_person(school, is_minority=True), make_union(area))
    state(school, "legal_person", value="A-17")
    totals = figures_of(area, 2026).totals()

    counted: dict[str, int] = {}
    for cell in FORM.cells():
        if cell.counts == "people":
            counted[cell.code] = people_behind(cell, area, 2026).count()
        elif cell.counts == "offices":
            counted[cell.code] = offices_behind(cell, area, 2026).values("person").distinct().count()
        elif cell.counts == "proposals":
            counted[cell.code] = proposals_behind(cell, area, 2026).count()
        elif cell.counts == "unions":
            counted[cell.code] = unions_behind(cell, area, 2026).count()

    assert counted == {code: totals[code] for code in counted}


def test_rates_of_proposals_follow_the_same_ones_from_their_call_to_the_end_of_the_year(school, chair):
    """Five came by a call of the year: four are filed, three answered, two rated, one of them still not satisfied."""
    received, filed = (make_entry(school, by=chair, start=dt.date(2026, 3, d)) for d in (20, 25))
    old = make_entry(school, by=chair, start=dt.date(2025, 9, 20))
    call = make_call(school, by=chair, received_entry=received, filed_entry=filed)
    before = make_call(school, by=chair, received_entry=old, filed_entry=old)
    answered: dict[str, Any] = {"state": "answered", "answered_date": DAY, "first_answered_date": DAY}
    settled: dict[str, Any] = {**answered, "state": "settled", "settled_date": DAY}
    make_proposal(chair, call, kind="suggestion", ground="better")
    make_proposal(chair, call, state="assigned")
    one = make_proposal(chair, call, **settled)
    two = make_proposal(chair, call, **settled | {"settled_date": LATER})
    make_proposal(chair, call, **answered)
    make_proposal(chair, before, **settled)
    for proposal, number, is_satisfied in ((one, 1, False), (one, 2, True), (two, 1, False)):
        graded = {"grade": "满意", "is_satisfied": is_satisfied, "rated_date": DAY}
        Rating.objects.create(proposal=proposal, round=number, person=chair.person, **graded)

    names = ("received", "taken", "filed", "answered", "settled", "rated", "satisfied")
    assert told(school, *(f"cohort_{name}" for name in names)) == [5, 4, 4, 3, 1, 2, 1]
    shares = {r.rate.code: (r.of, r.among) for r in rated(FORM.rates, figures_of(school, 2026).totals())}
    assert (shares["filed_rate"], shares["settled_rate"], shares["satisfied_rate"]) == ((4, 5), (1, 4), (1, 2))
    assert (shares["settled_later_rate"], told(school, "cohort_before_settled", year=2027)) == ((1, 1), [2])


def test_attendance_and_appraisal_of_a_year_are_rates_of_what_the_ledger_holds(area, school, chair):
    figures = (FigureFact("congress_sessions", 1), FigureFact("delegates_due", 31), FigureFact("delegates_present", 26))
    make_entry(school, by=chair, start=DAY, category="congress", figures=figures)
    make_entry(school, by=chair, start=DAY, category="appraisal", figures=(FigureFact("appraisers", 40),))
    make_officer(make_union(area))
    make_office(chair.person, kind=Office.Kind.CONGRESS)
    make_office(chair.person, kind=Office.Kind.DELEGATE)

    totals = figures_of(area, 2026).totals()
    shares = {r.rate.code: (r.of, r.among) for r in rated(FORM.rates, totals)}

    assert (shares["attendance_rate"], shares["appraised_rate"]) == ((26, 31), (1, 2))
    assert [totals[code] for code in ("sessions", "appraisers", "delegates_seated", "member_delegates")] == [
        1,
        40,
        1,
        1,
    ]


def test_a_cell_of_the_ledger_opens_the_ledger_narrowed_to_it(school):
    address = address_of(FORM.cell("culture_participants"), school, 2026)

    wanted = "category=culture&measure=participants&state=confirmed&counted=yes"
    assert address == f"/ledger/?union={school.code}&period=2026S&{wanted}"


@pytest.mark.parametrize("schools", [1, 3])
def test_a_branch_is_counted_by_as_many_queries_whatever_its_size(area, schools):
    for _nth in range(schools):
        union = make_union(area)
        make_entry(union, by=make_officer(union))
        transfer(make_person(union), make_union(area))

    with CaptureQueriesContext(connection) as queries:
        compared(area, 2026)

    assert len(queries) <= 34
