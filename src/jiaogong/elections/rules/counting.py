"""What a count says: whether the vote stands, who is elected, who is tied, what is left."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

MORE_RETURNED, TOO_FEW = "more_returned", "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """Heads and papers of a vote: entitled (应到会), present (实到会), papers given out and returned."""

    entitled: int
    present: int
    issued: int
    returned: int


def is_quorate(present: int, entitled: int, quorum: Fraction) -> bool:
    """Whether enough of those who should attend are there (工会基层组织选举工作条例): two thirds count, less does not.

    >>> is_quorate(20, 30, Fraction(2, 3)), is_quorate(19, 30, Fraction(2, 3)), is_quorate(0, 0, Fraction(2, 3))
    (True, False, False)
    """
    return entitled > 0 and present >= quorum * entitled


def fault_of(turnout: Turnout, quorum: Fraction) -> str:
    """Why a vote is void, "" where it stands: more papers returned than given out, or too few present."""
    if turnout.returned > turnout.issued:
        return MORE_RETURNED
    return "" if is_quorate(turnout.present, turnout.entitled, quorum) else TOO_FEW


def votes_needed(entitled: int, more_than: Fraction) -> int:
    """The fewest votes that exceed a share of all entitled: not of those present.

    >>> votes_needed(30, Fraction(1, 2)), votes_needed(31, Fraction(1, 2))
    (16, 16)
    """
    return math.floor(more_than * entitled) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Who is elected in the order of votes, who is tied for what is left, and how many seats are still empty."""

    elected: tuple[int, ...] = ()
    tied: tuple[int, ...] = ()
    left: int = 0


def outcome(votes: Mapping[int, int], *, seats: int, needed: int) -> Outcome:
    """Fill seats by the most votes among those who have as many as are needed; equals at the cut are all left out.

    Among the tied alone the vote is taken again; then `needed` is 1, for all of them had the majority already.

    >>> outcome({1: 20, 2: 18, 3: 18, 4: 9}, seats=2, needed=16)
    Outcome(elected=(1,), tied=(2, 3), left=1)
    >>> outcome({1: 20, 2: 15}, seats=2, needed=16)
    Outcome(elected=(1,), tied=(), left=1)
    """
    enough = sorted((key for key, count in votes.items() if count >= needed), key=lambda key: (-votes[key], key))
    if len(enough) <= seats:
        return Outcome(elected=tuple(enough), left=seats - len(enough))
    cut = votes[enough[seats - 1]]
    if votes[enough[seats]] < cut:
        return Outcome(elected=tuple(enough[:seats]))
    above = tuple(key for key in enough if votes[key] > cut)
    tied = tuple(key for key in enough if votes[key] == cut)
    return Outcome(elected=above, tied=tied, left=seats - len(above))


def next_by_votes(votes: Mapping[int, int], count: int) -> tuple[int, ...]:
    """Those with the most votes, so many as are asked for; equals at the cut all stand.

    >>> next_by_votes({1: 5, 2: 9, 3: 5, 4: 2}, 2), next_by_votes({1: 5}, 2)
    ((2, 1, 3), (1,))
    """
    ranked = sorted(votes, key=lambda key: (-votes[key], key))
    if len(ranked) <= count:
        return tuple(ranked)
    cut = votes[ranked[count - 1]]
    return tuple(key for key in ranked if votes[key] >= cut)


def is_recalled(yes: int, entitled: int, more_than: Fraction) -> bool:
    """Whether a post is taken from its holder: by more than half of all, not of those present (工会法第十八条).

    >>> is_recalled(16, 30, Fraction(1, 2)), is_recalled(15, 30, Fraction(1, 2))
    (True, False)
    """
    return yes > more_than * entitled
