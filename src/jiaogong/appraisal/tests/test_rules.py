"""What a plan must hold and what a count says, without a database."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jiaogong.appraisal.rules import (
    OVERALL,
    Counted,
    Plan,
    ReaderPlan,
    SubjectPlan,
    counted_of,
    line_of,
    require_nameless,
    require_sound,
)
from jiaogong.ballots.rules import OptionTally, QuestionTally
from jiaogong.kernel.errors import RuleBroken

TODAY = dt.date(2026, 12, 10)
ONE = SubjectPlan(person_id=1, kind="leader", post="副校长")
TEAM = SubjectPlan(person_id=1, kind="team", post="学校领导班子")


def plan(**overrides: Any) -> Plan:
    facts: dict[str, Any] = {
        "title": "民主评议",
        "year": 2026,
        "appraisers": "staff",
        "subjects": (ONE, TEAM),
        "heads": ("德", "能"),
        "grades": ("优秀", "不称职"),
        "team_grades": ("好", "差"),
        **overrides,
    }
    return Plan(**facts)


@pytest.mark.parametrize(
    ("overrides", "told"),
    [
        ({"title": " "}, "title"),
        ({"subjects": ()}, "at least one"),
        ({"subjects": (ONE,) * 41}, "at most 40"),
        ({"subjects": (ONE, ONE)}, "twice"),
        ({"subjects": (TEAM, TEAM)}, "same name"),
        ({"subjects": (SubjectPlan(person_id=1, kind="leader", post=" "),)}, "post"),
        ({"year": 1998}, "1998"),
        ({"reports_due_date": dt.date(9999, 12, 31)}, "not due on 9999-12-31"),
        ({"reports_due_date": dt.date(2024, 12, 31)}, "not due on 2024-12-31"),
        ({"heads": ("德", OVERALL)}, OVERALL),
        ({"readers": (ReaderPlan(person_id=1, capacity="党支部"),)}, "own result alone"),
    ],
)
def test_a_plan_that_cannot_be_carried_out_is_refused_with_its_fault(overrides, told):
    with pytest.raises(RuleBroken, match=told):
        require_sound(plan(**overrides), today=TODAY)


def test_somebody_may_be_appraised_alone_and_answer_for_the_team():
    require_sound(plan(), today=TODAY)


def test_the_overall_grade_stands_last_and_papers_without_a_grade_are_those_cast_less_those_graded():
    options = tuple(OptionTally(label=n, person_id=1, grades=(40, 5)) for n in (OVERALL, "德"))

    lines = counted_of(QuestionTally(kind="grade", text="", options=options), cast=48)

    assert [(line.head, line.is_overall, line.abstained) for line in lines] == [("德", False, 3), (OVERALL, True, 3)]


@pytest.mark.parametrize(("graded", "is_hidden"), [(4, True), (5, False)])
def test_grades_of_fewer_papers_than_the_limit_are_hidden(graded, is_hidden):
    counted = Counted(head="德", is_overall=False, counts=(graded, 0), abstained=20 - graded)

    line = line_of(counted, ("优秀", "不称职"), cast=20, fewest=5)

    assert (line.is_hidden, len(line.cells)) == (is_hidden, 0 if is_hidden else 2)


def test_shares_are_of_the_papers_cast_not_of_those_that_graded():
    line = line_of(Counted(head="德", is_overall=False, counts=(45, 0), abstained=3), "优差", cast=48, fewest=5)

    assert [(cell.grade, cell.count, cell.share) for cell in line.cells] == [("优", 45, "93.8%"), ("差", 0, "0.0%")]


def test_a_note_that_names_somebody_of_the_house_is_refused():
    with pytest.raises(RuleBroken, match="季小满"):
        require_nameless("季小满说沟通不够", {"季小满", "陆云舒"})

    require_nameless("沟通不够", {"季小满", "陆云舒", "沟"})
