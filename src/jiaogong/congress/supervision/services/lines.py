"""What every act on a question leaves behind."""

from __future__ import annotations

from typing import Any

from jiaogong.congress.models import Question, QuestionLine
from jiaogong.kernel import audit, clock
from jiaogong.members.queries import Standing

Act = QuestionLine.Act


def note_down(question: Question, act: str, actor: Standing, text: str = "") -> None:
    """A line of the question's life."""
    QuestionLine.objects.create(
        question=question, act=act, on_date=clock.today(), done_by=actor.person, text=text[:300]
    )


def keep(question: Question, *names: str) -> Question:
    """Save some fields and count the version on."""
    question.version += 1
    question.save(update_fields=[*names, "version"])
    return question


def stepped(before: str, question: Question) -> dict[str, list[Any]]:
    return audit.changes({"state": before}, {"state": question.state})
