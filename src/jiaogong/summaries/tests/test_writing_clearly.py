"""Sentences on single acts: no word twice, and read by the house's own reader they give back what they were written from."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel import clock, periods
from jiaogong.prose import read
from jiaogong.summaries.facts import Act
from jiaogong.summaries.tests.years import live_a_year, make_school, tell
from jiaogong.summaries.writing import write_summary
from jiaogong.summaries.writing.clear import reads_back, tells
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.said import FigureAt, Said

YEAR = periods.parse("2025")
DAY = dt.date(2025, 6, 3)


def _said(text: str, number: str, measure: str, value: int) -> Said:
    start = text.index(number)
    return Said(text, (FigureAt(start, start + len(number), measure, value, number[-1], (1,)),))


@pytest.mark.parametrize(
    ("text", "number", "value", "is_clear"),
    [
        ("走访慰问退休教师15人次，慰问金3000元。", "15人次", 15, True),
        ("退休教师走访慰问15人次，发放慰问金3000元。", "15人次", 15, False),
        ("走访慰问退休教师15人次。", "15人次", 16, False),
    ],
)
def test_a_sentence_is_clear_where_it_is_read_in_its_category_at_its_value(text, number, value, is_clear):
    assert reads_back(_said(text, number, "visits", value), "retirees") == is_clear


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("6月3日的徒弟汇报课，共3节。", True), ("徒弟汇报课，共3节。", False), ("6月3日举行仪式；上公开课3节。", False)],
)
def test_a_sentence_on_an_act_is_clear_where_its_day_is_read_with_its_count(text, is_told):
    act = Act(1, 1, "mentoring", "徒弟汇报课", "", DAY, DAY)

    assert tells(_said(text, "3节", "open_lessons", 3), act) == is_told


def test_the_pen_takes_the_clear_way_before_the_others():
    way = Pen("a").write(["甲。", "乙。", "丙。"], Said, lambda said: said.text == "丙。")

    assert way == Said("丙。")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("category", "title", "facts", "told"),
    [
        ("contests", "区级微课评选获奖", {"prizes": 1, "awards": (("区", "三等奖", 1),)}, "获三等奖1个"),
        (
            "honours",
            "评选工会积极分子",
            {"honoured_people": 2, "awards": (("校", "工会积极分子", 2),)},
            "工会积极分子2人",
        ),
        (
            "honours",
            "教师节表彰大会",
            {"honoured_people": 5, "awards": (("校", "先进工作者", 5),)},
            "先进工作者5人受表彰",
        ),
        ("culture", "赴湿地公园健步走", {"participants": 11}, "11人赴湿地公园健步走"),
        ("mentoring", "徒弟汇报课", {"open_lessons": 3}, "共3节"),
    ],
)
def test_what_the_name_of_an_act_says_is_not_said_again(category, title, facts, told):
    with clock.stopped_at(dt.date(2026, 1, 5)):
        chair = make_school()
        live_a_year(chair)
        tell(chair, category, title, DAY, **facts)

        text = write_summary(chair.person.union, YEAR).text

    sentence = next(s for s in text.replace("\n", "。").split("。") if told in s)
    assert "6月3日" in sentence
    assert {(c.category, c.date) for c in read(f"{sentence}。").claims} == {(category, "--06-03")}


def test_a_sentence_that_would_open_like_two_others_goes_on_from_the_one_before():
    pen = Pen("a")
    said = [pen.write([f"全年{what}。"], Said) for what in ("甲", "乙", "丙")]

    assert [pen.repeats(s) for s in said if s] == [False, False, True]


@pytest.mark.django_db
def test_festival_gifts_and_a_proposals_own_words_are_told_with_their_day():
    with clock.stopped_at(dt.date(2026, 1, 5)):
        chair = make_school()
        live_a_year(chair)
        told = "发出提案征集通知，共征集提案12件，集中在办公条件方面"
        tell(chair, "proposals", "向代表征集提案", DAY, f"{told}。", proposals_received=12)
        tell(chair, "benefits", "发放端午节福利", dt.date(2025, 5, 28), gifts_given=13, gift_amount=130000)
        tell(chair, "benefits", "发放中秋节福利", dt.date(2025, 9, 28), gifts_given=13, gift_amount=260000)

        text = write_summary(chair.person.union, YEAR).text

    assert told in text
    assert "共13份，支出1300元" in text
