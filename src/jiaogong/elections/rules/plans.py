"""What somebody decides when an election is started, and when it is put to the vote."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPlan:
    """A post to be elected: `is_by_body` by the body itself; to be taken from its holder: the key of the office."""

    body: str
    post: str
    seats: int = 1
    is_by_body: bool = False
    may_write_in: bool = False
    office_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionPlan:
    """An election as the committee decides it. `number` and `years` are of the term of bodies elected as a whole.

    `marks`: on the papers each name is voted on (each), or the names chosen are marked (choose).
    """

    kind: str
    title: str
    assembly: str
    posts: tuple[PostPlan, ...]
    reason: str = ""
    number: int = 1
    years: int = 3
    marks: str = "each"
    session_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePlan:
    """How the next vote is taken. Without times it opens and closes by hand.

    Who stands for seats that a vote left empty: `next`, those next by votes, as many as the margin asks; `rest`, all who
    stood and were not elected.
    """

    way: str = "both"
    stands: str = "next"
    opens_at: dt.datetime | None = None
    closes_at: dt.datetime | None = None
