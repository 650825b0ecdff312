"""When a term ends, and in which state it is on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.kernel.periods import months_after

ENDING_SOON = dt.timedelta(days=90)
RUNNING, ENDING, OVER, NONE = "running", "ending", "over", "none"
WAITING, UNSOUND = "waiting", "unsound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """Somebody's seat as it is entered: the person's key, the post by its code in the body, and what comes with it."""

    person_id: int
    post: str
    how: str = ""
    is_full_time: bool = False
    charge: str = ""
    has_money: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Elected:
    """What the report of an election says."""

    number: int
    elected_date: dt.date
    years: int
    seats: int
    members: tuple[Seated, ...]


def last_day(elected: dt.date, years: int) -> dt.date:
    """The last day of a term: it runs from the day of the election (工会基层组织选举工作条例).

    >>> last_day(dt.date(2024, 3, 1), 3).isoformat(), last_day(dt.date(2024, 2, 29), 5).isoformat()
    ('2027-02-28', '2029-02-27')
    """
    return months_after(elected, 12 * years) - dt.timedelta(days=1)


def state_of(ends: dt.date | None, today: dt.date) -> str:
    """The state of an open term by its last day; without one, NONE.

    >>> [state_of(day, dt.date(2026, 3, 1)) for day in (dt.date(2026, 2, 28), dt.date(2026, 5, 30), dt.date(2026, 5, 31))]
    ['over', 'ending', 'running']
    """
    if ends is None:
        return NONE
    if ends < today:
        return OVER
    return ENDING if ends <= today + ENDING_SOON else RUNNING
