"""What the room announces."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.members.queries import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOpened:
    """A union calls for proposals."""

    call_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondingAsked:
    """Delegates are asked to second a proposal."""

    proposal_id: int
    people: tuple[int, ...]
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAssigned:
    """Departments have been given a proposal or suggestion to deal with, for the first time or anew."""

    proposal_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChased:
    """Those who owe an answer are reminded of it."""

    proposal_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersPublished:
    """Answers are there to be read and rated."""

    proposal_ids: tuple[int, ...]
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDecided:
    """A proposal has been filed, turned into a suggestion or handed back."""

    proposal_id: int
    actor: Standing
