"""A section on its own, routines told together, what is new, and the one-page brief."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel import clock, periods
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.summaries.checking import check_text
from jiaogong.summaries.tests.told import loose_numbers
from jiaogong.summaries.tests.years import live_a_year, make_school, tell
from jiaogong.summaries.writing import write_summary

YEAR = periods.parse("2025")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_year():
    with clock.stopped_at(dt.date(2026, 1, 5)):
        yield


def keep_up_a_club(chair: Standing, people: list[int]) -> None:
    """A walking club's months, as many as there are numbers of people."""
    for month, count in enumerate(people, start=3):
        first, last = dt.date(2025, month, 1), dt.date(2025, month, 28)
        tell(
            chair, "culture", "健步走队月活动", first, sessions_held=2, participants=count, precision="month", end=last
        )


def test_a_section_is_written_on_its_own_with_a_title_that_names_it():
    chair = make_school()
    live_a_year(chair)

    summary = write_summary(chair.person.union, YEAR, only="care")

    assert [section.key for section in summary.sections] == ["care"]
    assert summary.title == f"{chair.person.union.name}2025年关爱服务工作小结"


def test_a_section_that_there_is_none_of_is_refused_with_those_that_there_are():
    chair = make_school()

    with pytest.raises(RuleBroken, match="democracy"):
        write_summary(chair.person.union, YEAR, only="weather")


def test_a_routine_is_one_sentence_with_what_it_comes_to_and_its_fullest_month():
    chair = make_school()
    live_a_year(chair)
    tell(chair, "culture", "教工歌咏会", dt.date(2025, 12, 30), sessions_held=1)
    keep_up_a_club(chair, [8, 11, 9])

    text = write_summary(chair.person.union, YEAR).text

    told = next(sentence for sentence in text.split("。") if "开展活动6场" in sentence)
    assert told.startswith("“健步走队月活动”开展活动6场，参加28人次；")
    assert [words for words in ("4月", "11人次") if words not in told] == []


def test_what_is_told_of_a_routine_stands_up_to_the_check():
    chair = make_school()
    live_a_year(chair)
    keep_up_a_club(chair, [8, 11, 9])

    checked = check_text(write_summary(chair.person.union, YEAR).text, union=chair.person.union, period=YEAR)

    assert {claim.verdict for claim in checked.claims} == {"supported"}


def test_an_event_that_the_year_before_did_not_have_is_said_to_be_new():
    chair = make_school()
    live_a_year(chair, 2024)
    for day in range(1, 9):
        tell(chair, "publicity", "报送工会信息", dt.date(2024, 6, day), news_sent=1)
    live_a_year(chair)
    tell(chair, "culture", "教工歌咏会", dt.date(2025, 12, 30), participants=12)

    text = write_summary(chair.person.union, YEAR).text

    assert [s for s in text.split("。") if "今年新增" in s and "歌咏会" in s] != []
    assert [s for s in text.split("。") if "今年新增" in s and "运动会" in s] == []


def test_nothing_is_said_to_be_new_where_the_year_before_is_hardly_on_record():
    chair = make_school()
    live_a_year(chair)

    assert "新增" not in write_summary(chair.person.union, YEAR).text


def test_a_brief_is_one_page_without_headings_and_every_number_in_it_is_a_figure():
    chair = make_school()
    live_a_year(chair, 2024)
    live_a_year(chair, more=3)

    summary = write_summary(chair.person.union, YEAR, brief=True)

    assert len(summary.text) < 620
    assert {section.heading for section in summary.sections} == {""}
    assert loose_numbers(summary) == []
