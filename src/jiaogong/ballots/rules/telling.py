"""What a plan says, field by field, so that a change of it can be told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.timezone import localtime

from jiaogong.ballots.rules.plans import BallotPlan, QuestionPlan


def told(plan: BallotPlan) -> dict[str, Any]:
    """The fields of a plan as people read them; its questions a line each."""
    return {
        "title": plan.title.strip(),
        "explanation": plan.explanation.strip(),
        "purpose": plan.purpose,
        "way": plan.way,
        "opens_at": _moment(plan.opens_at),
        "closes_at": _moment(plan.closes_at),
        "questions": "\n".join(f"{at}. {question_told(q)}" for at, q in enumerate(plan.questions, start=1)),
    }


def _moment(at: dt.datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""


def question_told(question: QuestionPlan) -> str:
    """A question in one line: its text, its names, how many of them, its grades.

    >>> from jiaogong.ballots.rules.plans import OptionPlan
    >>> names = (OptionPlan(label="羽毛球"), OptionPlan(label="合唱"))
    >>> question_told(QuestionPlan(kind="choose", text="想参加的活动", options=names, most=1, may_write_in=True))
    '想参加的活动：羽毛球、合唱、… ≤1'
    >>> question_told(QuestionPlan(kind="grade", text="满意度", options=names, grades=("满意", "不满意")))
    '满意度：羽毛球、合唱（满意/不满意）'
    """
    names = [option.label.strip() for option in question.options] + (["…"] if question.may_write_in else [])
    told = question.text.strip() + (f"：{'、'.join(names)}" if names else "")
    told += f"（{'/'.join(question.grades)}）" if question.grades else ""
    return told + (f" ≤{question.most}" if question.most else "")
