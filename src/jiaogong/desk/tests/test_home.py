from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils import translation

from jiaogong.desk import queries
from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.ledger import services
from jiaogong.ledger.overview import Overview
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer, signed_in
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 9, 10)
APRIL = dt.date(2026, 4, 8)


@pytest.fixture(autouse=True)
def _in_september() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union())


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


def plan(chair: Standing, due: dt.date) -> None:
    services.draft_entry(actor=chair, union=chair.person.union, facts=facts(start=due, due_date=due), planned=True)


def steps(who: Standing, day: dt.date = TODAY) -> list[str]:
    return [step.text for step in queries.next_steps(who, day)]


def test_what_waits_for_a_chair_stands_the_late_first(chair, school):
    make_entry(school, by=chair, confirmed=False)
    plan(chair, TODAY + dt.timedelta(days=30))
    plan(chair, TODAY + dt.timedelta(days=31))
    plan(chair, TODAY - dt.timedelta(days=1))

    assert steps(chair) == ["1 plan is overdue", "1 plan is due within 30 days", "1 draft waits to be confirmed"]


def test_each_step_leads_to_the_entries_it_counts(chair, school):
    make_entry(school, by=chair, confirmed=False)

    step = queries.next_steps(chair, TODAY)[0]

    listed = signed_in(chair).get(step.url).context["entries"]
    assert (step.count, len(listed)) == (1, 1)


def test_overdue_plans_are_listed_apart_from_those_due_soon(chair):
    for days in (-2, 1, 2, 40):
        plan(chair, TODAY + dt.timedelta(days=days))

    counted = [(s.count, len(signed_in(chair).get(s.url).context["entries"])) for s in queries.next_steps(chair, TODAY)]

    assert counted == [(1, 1), (2, 2)]


def test_a_member_is_told_of_the_own_drafts_alone(chair, school):
    member = make_member(school)
    make_entry(school, by=chair, confirmed=False)
    make_entry(school, by=member, confirmed=False)

    assert steps(member) == ["1 draft of yours waits for an officer"]


def test_an_officer_above_is_told_who_recorded_nothing_this_month(school):
    make_union(school.parent)
    make_entry(school, start=dt.date(2026, 9, 8))

    assert steps(make_officer(school.parent)) == ["1 base union has recorded nothing this month"]


@pytest.mark.parametrize(("day", "asked"), [(dt.date(2026, 10, 31), False), (dt.date(2026, 11, 1), True)])
def test_the_summary_of_the_year_is_asked_for_from_november_on(chair, day, asked):
    assert ("Write the summary of 2026" in steps(chair, day)) == asked


@pytest.mark.parametrize(
    ("day", "late"), [(dt.date(2026, 2, 28), []), (dt.date(2026, 3, 1), [False]), (dt.date(2026, 6, 1), [True])]
)
def test_a_congress_is_owed_from_the_spring_on_and_late_in_june(chair, day, late):
    owed = [step.is_late for step in queries.next_steps(chair, day) if step.icon == "gavel"]

    assert owed == late


def test_a_congress_that_was_held_is_not_owed(chair, school):
    make_entry(school, by=chair, category="congress", start=APRIL, figures=())

    assert steps(chair, dt.date(2026, 6, 1)) == []


def test_the_year_at_a_glance_counts_the_branch_and_opens_what_it_counts(chair, school):
    make_entry(school, by=chair)
    make_entry(school, by=chair, category="care", figures=(FigureFact("visits", 7),))

    found = {n.label: n.value for n in queries.numbers(Overview(school, parse("2026")))}

    assert found == {"Acts confirmed": 2, "Participants": 42, "Visits": 7, "Proposals settled": 0, "Prizes": 0}


def test_done_last_holds_neither_plans_nor_what_was_taken_back_nor_drafts_of_others(chair, school):
    member = make_member(school)
    plan(chair, TODAY + dt.timedelta(days=3))
    make_entry(school, by=member, confirmed=False, title="会员的草稿")
    wrong = make_entry(school, by=chair, title="数错的")
    right = facts(title="数对的")
    services.correct_entry(actor=chair, entry_id=wrong.pk, reason="counted twice", facts=right)

    assert [e.title for e in queries.latest(chair, TODAY)] == ["数对的"]
    assert [e.title for e in queries.latest(member, TODAY)] == ["数对的", "会员的草稿"]


def test_an_officer_above_reads_no_title_of_a_sensitive_kind(chair, school):
    make_entry(school, by=chair, category="care", title="看望住院的陈老师", figures=())

    pages = [signed_in(who).get(reverse("home")).content.decode() for who in (chair, make_officer(school.parent))]

    assert ["看望住院的陈老师" in page for page in pages] == [True, False]


@pytest.mark.parametrize("size", [1, 3])
def test_the_first_page_costs_the_same_whatever_was_recorded(chair, school, size, django_assert_num_queries):
    for _ in range(size):
        make_entry(school, by=chair)
    client = signed_in(chair)

    with django_assert_num_queries(16):
        page = client.get(reverse("home"))

    assert len(page.context["latest"]) == size


def test_titles_are_never_markup(chair, school):
    make_entry(school, by=chair, title="“三八”<b>节</b>😀")

    page = signed_in(chair).get(reverse("home")).content.decode()

    assert ("<b>节" in page, "“三八”&lt;b&gt;节&lt;/b&gt;😀" in page) == (False, True)
