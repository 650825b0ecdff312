"""The days, counts and titles of everyday speech, one rule at a time."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaogong.catalogue import MEASURES
from jiaogong.ledger.saying.counts import counts_said
from jiaogong.ledger.saying.days import find_days
from jiaogong.ledger.sentences import read_sentence
from jiaogong.ledger.tests.test_said import Row, rows

TODAY = dt.date(2026, 11, 18)  # a Wednesday
WORDS = [
    "昨天",
    "上周五",
    "周三",
    "本学期",
    "上月底",
    "教师节前",
    "5号",
    "三天前",
    "去年3月8日",
    "最近",
    "慰问",
    "，",
    "42人",
    "到",
]


@pytest.mark.parametrize(
    "text",
    [
        "每周五打球",
        "目前天气好",
        "线上周会",
        "美好的明天",
        "5号楼",
        "第三十一前",
        "看《今天》",
        "唱“明天会更好”",
        "每个月",
        "以上月份",
    ],
)
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert find_days(text, today=TODAY) == []


def test_a_name_that_holds_a_weekday_is_no_day() -> None:
    reading = read_sentence("今天看望周一诺", today=TODAY, roster={"周一诺": 3})

    assert (reading.facts.start, [p.person_id for p in reading.facts.people]) == (TODAY, [3])


def test_the_narrowest_of_several_days_is_the_acts() -> None:
    facts = read_sentence("本学期上周五组织健步走，60人参加", today=TODAY, roster={}).facts

    assert facts.start == dt.date(2026, 11, 13)


def test_the_day_is_marked_and_left_out_of_the_title() -> None:
    said = "上周五下午，我们组织了教工拔河比赛，60人参加"

    reading = read_sentence(said, today=TODAY, roster={})

    assert reading.facts.title == "教工拔河比赛"
    assert [(m.field, said[m.start : m.end]) for m in reading.marks] == [("date", "上周五下午"), ("figure", "60人")]


def test_a_sum_for_each_is_multiplied_only_where_the_people_are_sure() -> None:
    sure, unsure = (
        read_sentence(said, today=TODAY, roster={}).facts.figures
        for said in ("慰问困难职工3人，每人500元", "慰问困难职工30多人，每人500元")
    )

    assert [f.value for f in sure if f.measure == "visit_amount"] == [150000]
    assert [f.value for f in unsure if f.measure == "visit_amount"] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["said"])
def test_no_figure_is_read_that_the_form_of_its_category_refuses(row: Row) -> None:
    facts = read_sentence(row["said"], today=TODAY, roster={}).facts

    assert [f.measure for f in facts.figures if not MEASURES[f.measure].suits(facts.category)] == []


@given(st.lists(st.sampled_from(WORDS), max_size=8).map("".join), st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)))
def test_whatever_is_said_days_lie_in_order_in_the_text_and_end_after_they_begin(text: str, today: dt.date) -> None:
    days = find_days(text, today=today)

    assert all(a.end <= b.start for a, b in itertools.pairwise(days))
    assert all(0 <= d.start < d.end <= len(text) and d.first <= d.last for d in days)


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    reading = read_sentence(text, today=TODAY, roster={})

    assert all(0 <= m.start < m.end <= len(reading.said) for m in reading.marks)
    assert counts_said(text) == sorted(counts_said(text), key=lambda c: c.start)
