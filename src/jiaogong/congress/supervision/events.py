"""What questions and inspections announce."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.members.queries import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked:
    """A delegate asks a question, which the union's officers pass on; others are invited to ask it too."""

    question_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPassed:
    """Somebody has been given a question to answer, for the first time or again."""

    question_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionChased:
    """Whoever owes an answer is reminded of it."""

    question_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered:
    """The answer is there to be read, and the asker asked whether it satisfies."""

    question_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionPlanned:
    """Delegates are named to take part in an inspection."""

    inspection_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCalledOff:
    """An inspection will not take place."""

    inspection_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyAsked:
    """A remedy is asked of somebody, or asked again."""

    finding_id: int
    actor: Standing
