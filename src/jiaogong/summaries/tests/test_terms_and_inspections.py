"""What fell short beyond the acts themselves: terms that are over, terms that end, schools that did not pass."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel import clock, periods
from jiaogong.members.offices.tests.factories import make_term
from jiaogong.members.tests.factories import make_officer
from jiaogong.summaries.checking import check_text
from jiaogong.summaries.facts import known_facts
from jiaogong.summaries.facts.shortfalls import shortfalls
from jiaogong.summaries.tests.years import make_school, tell
from jiaogong.summaries.writing import write_summary
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

YEAR = periods.parse("2025")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_year():
    with clock.stopped_at(dt.date(2026, 1, 5)):
        yield


@pytest.fixture
def area() -> Union:
    """Three schools: one's committee is over its term, one's term ends within the year, one's later."""
    found = make_union()
    staff = make_officer(found)
    for elected in (dt.date(2022, 3, 1), dt.date(2023, 5, 8), dt.date(2025, 4, 2)):
        chair = make_school(found)
        with clock.stopped_at(elected):
            make_term(chair.person.union, by=staff, elected_date=elected, number=3)
        tell(chair, "disclosure", "更新公开栏", dt.date(2025, 5, 6), items_disclosed=6)
    tell(staff, "disclosure", "校务公开检查", dt.date(2025, 6, 3), schools_inspected=3, schools_passed=2)
    return found


def test_terms_over_and_ending_are_counted_as_they_stood_at_the_years_end(area):
    terms = known_facts(area, YEAR).terms

    assert ([u.pk for u in terms.over], len(terms.ending)) == ([known_facts(area, YEAR).base_unions[0].pk], 1)


def test_schools_that_did_not_pass_fall_short_until_they_pass_when_seen_again(area):
    found = [s for s in shortfalls(known_facts(area, YEAR)) if s.kind == "not_passed"]
    tell(make_officer(area), "disclosure", "校务公开复查", dt.date(2025, 9, 3), schools_passed=1)
    after = [s for s in shortfalls(known_facts(area, YEAR)) if s.kind == "not_passed"]

    assert ([(s.value, s.whole) for s in found], after) == ([(1, 3)], [])


def test_an_area_tells_them_and_each_is_borne_out(area):
    text = write_summary(area, YEAR).text

    parts = [p for c in check_text(text, union=area, period=YEAR).claims for p in c.parts]

    assert "1个基层工会的工会委员会任期已满，尚未换届" in text
    assert "校务公开检查3所学校中，1所尚未达标" in text
    assert "对任期一年内届满的基层工会，逐一排定换届时间" in text
    assert [text[p.start : p.end] for p in parts if p.verdict != "supported"] == []


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("1个基层工会的工会委员会任期已满，尚未换届。", "supported"),
        ("2个基层工会的工会委员会任期已满，尚未换届。", "contradicted"),
        ("一年内任期届满的基层工会1个。", "supported"),
        ("一年内任期届满的基层工会3个。", "contradicted"),
    ],
)
def test_a_count_of_terms_is_held_against_the_offices(area, sentence, verdict):
    checked = check_text(sentence, union=area, period=YEAR)

    assert [p.verdict for c in checked.claims for p in c.parts] == [verdict]
