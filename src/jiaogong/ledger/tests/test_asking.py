"""The one question about a sentence: the first thing that it leaves out, and never a second."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.ledger.saying.asking import Question, Stated, missing_in
from jiaogong.ledger.sentences import read_sentence

TODAY = dt.date(2026, 11, 18)
ROSTER = {"李明远": 1, "李晓棠": 2, "王芳": 3}


def asked(said: str) -> Question | None:
    reading = read_sentence(said, today=TODAY, roster=ROSTER)
    facts = reading.facts
    stated = Stated(
        said=said,
        category=facts.category,
        measures=frozenset(f.measure for f in facts.figures),
        is_dated=reading.is_dated,
        has_people=bool(facts.people),
        has_awards=bool(facts.awards),
    )
    return missing_in(stated, today=TODAY, roster=ROSTER, staff=86)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("今天大家都很开心", "what"),
        ("昨天爬山", "how_many"),
        ("昨天慰问困难职工", "how_many"),
        ("爬山，42人参加", "when"),
        ("昨天慰问生病的李老师1人", "who"),
        ("昨天慰问困难职工3人", "how_much"),
        ("昨天捐款，全校78人捐款", "how_much"),
        ("昨天爬山，42人参加", None),
        ("昨天慰问困难职工3人，每人500元", None),
        ("昨天收到提案5件", None),
        ("昨天公示了3项校务", None),
    ],
)
def test_what_matters_most_is_asked_first(said: str, kind: str | None) -> None:
    question = asked(said)

    assert (question and question.kind) == kind


def test_people_of_that_surname_are_offered() -> None:
    question = asked("昨天慰问生病的李老师1人")

    assert question is not None
    assert [a.value for a in question.answers] == ["李明远", "李晓棠"]


def test_a_number_may_be_everybody() -> None:
    question = asked("昨天爬山")

    assert question is not None
    assert ([a.value for a in question.answers], question.measure) == ([10, 20, 30, 50, 86], "participants")
