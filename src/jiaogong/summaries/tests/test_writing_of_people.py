from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel import clock, periods
from jiaogong.members.tests.factories import make_person
from jiaogong.summaries.tests.told import words_of
from jiaogong.summaries.tests.years import live_a_year, make_school, tell
from jiaogong.summaries.writing import write_summary

YEAR = periods.parse("2025")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_year():
    with clock.stopped_at(dt.date(2026, 1, 5)):
        yield


def test_one_persons_own_amount_is_not_told_nor_how_it_changed():
    chair = make_school()
    for year, paid in ((2024, 90000), (2025, 120000)):
        tell(chair, "care", "发放困难补助", dt.date(year, 1, 12), aid_recipients=1, aid_amount=paid)

    summary = write_summary(chair.person.union, YEAR)

    assert words_of(summary, "aid_recipients") == ["1人"]
    assert [f.measure for f in summary.figures if "aid_amount" in f.measure] == []


def test_a_group_smaller_than_the_privacy_limit_is_not_told_apart():
    few, many = make_school(women=4, men=9), make_school(women=7, men=6)

    told = [words_of(write_summary(c.person.union, YEAR), "people:women") for c in (few, many)]

    assert told == [[], ["7人"]]


def test_nobody_is_named():
    chair = make_school()
    live_a_year(chair)
    winner = make_person(chair.person.union, name="骆青禾")
    tell(
        chair, "honours", "教师节表彰", dt.date(2025, 9, 10), "骆青禾等2人获优秀教师称号，大会表彰2人。",
        honoured_people=2, awards=(("校", "优秀教师", 2),),
    )  # fmt: skip

    text = write_summary(chair.person.union, YEAR).text

    assert [p.name for p in (winner, chair.person) if p.name in text] == []


def test_the_unions_own_words_are_taken_over_only_where_each_number_is_on_the_entry():
    chair = make_school(code="OWN-WORDS")
    told = []
    for title, sentence in (
        ("迎春朗诵会", "12人登台朗诵自己写的短诗，参加12人。"),
        ("秋季登山", "登山途中分3组比赛，参加12人。"),
        ("夏季晚会", "学校首次举办露天晚会，参加12人。"),
    ):
        tell(chair, "culture", title, dt.date(2025, 4, 3), sentence, participants=12)
        told.append(sentence.rstrip("。"))

    texts = {
        write_summary(chair.person.union, periods.parse(p)).text for p in ("2025", "2025H1", "2024-2025", "2025-04")
    }

    assert [any(t in text for text in texts) for t in told] == [True, False, False]
