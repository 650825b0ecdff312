"""What ballots announce to the rooms that asked for them; each finds its own by the ballot's key."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.members.queries import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotOpened:
    """The electorate is frozen and votes may be cast. `actor` None: the clock opened it."""

    ballot_id: int
    actor: Standing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotCounted:
    """The papers were opened by the scrutineers together and counted; `queries.tally_of` tells the result."""

    ballot_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotEnded:
    """The ballot came to nothing: void (more papers returned than issued) or called off, with the reason."""

    ballot_id: int
    actor: Standing
    reason: str
