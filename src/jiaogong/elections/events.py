"""What elections announce."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.members.queries import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingOpened:
    """The groups of a union may name candidates until the election's last day for it."""

    election_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalAsked:
    """The union above is asked to agree to the plan of an election, or to its list of candidates."""

    election_id: int
    stage: str
    number: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalAnswered:
    """The union above has said whether it agrees."""

    review_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPublished:
    """The candidates of an election are public."""

    election_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOpened:
    """A vote of an election is open. `actor` None: the clock opened it."""

    election_id: int
    ballot_id: int
    actor: Standing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDeclared:
    """It is declared whom an election has elected, or whether a recall was carried."""

    election_id: int
    actor: Standing
