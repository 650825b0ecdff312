from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.summaries import presenting
from jiaogong.summaries.checking import check_text
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
RIGHT = "3月8日组织女教职工羽毛球赛，42人参加。"
WRONG = RIGHT.replace("42", "57")


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def chair() -> Standing:
    return make_officer(make_union(make_union()))


def view(text: str, chair: Standing) -> presenting.CheckView:
    make_entry(chair.person.union, by=chair)
    checked = check_text(text, union=chair.person.union, period=parse("2026"), against={}, reader=chair)
    return presenting.check_view(checked)


def test_what_is_right_is_marked_and_no_problem(chair):
    shown = view(RIGHT, chair)

    assert [(s.text, s.kind) for s in shown.stretches if s.kind] == [("3月8日", "supported"), ("42人", "supported")]
    assert [(verdict, count) for verdict, _label, count in shown.counts][:2] == [("supported", 1), ("contradicted", 0)]
    assert shown.problems == ()


def test_a_problem_names_its_part_its_sentence_and_what_the_ledger_says(chair):
    problem = view(WRONG, chair).problems[0]

    assert (problem.part, problem.quote, problem.kind) == ("57人", WRONG.rstrip("。"), "contradicted")
    assert str(problem.ledger).startswith("42")


def test_findings_stand_among_the_problems_in_reading_order(chair):
    shown = view(f"{RIGHT}\n走访慰问XX人次。\n{WRONG}", chair)

    assert [p.kind for p in shown.problems] == ["placeholder", "contradicted"]


def test_what_is_copied_is_told_in_per_cent_and_chance_is_not(chair):
    own = "今年工会组织全体教职工开展师德师风专题学习，人人撰写心得体会并交流。"
    others = {"旧稿": own, "邻校": "毫不相干的一段话，讲的是另一所学校的春季运动会和秋游安排。"}

    shown = presenting.check_view(
        check_text(own, union=chair.person.union, period=parse("2026"), against=others, reader=chair)
    )

    assert [(c.of, c.percent) for c in shown.copied] == [("旧稿", "100.0")]
