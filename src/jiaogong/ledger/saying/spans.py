"""A stretch of days as it was said, and how surely one of several names the day of an act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from re import Match, Pattern

from jiaogong.kernel.periods import months_after
from jiaogong.ledger.rules import Precision

DAY, FEW_DAYS, WEEK, MONTH, FEAST, LONG, YEAR = range(7)
"""How narrowly words name a day; the narrowest of a sentence is the act's."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Days as they were said at start..end of the text; `precision` as an entry has it."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    precision: Precision = "day"
    rank: int = DAY

    @property
    def iso(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Now:
    """The day on which something is said, and whether it tells of what is to come."""

    on: dt.date
    is_coming: bool = False

    def day(self, away: int) -> dt.date:
        return self.on + dt.timedelta(days=away)

    @property
    def monday(self) -> dt.date:
        return self.day(-self.on.weekday())

    def month(self, away: int) -> tuple[dt.date, dt.date]:
        return whole_month(months_after(self.on.replace(day=1), away))

    def nearest(self, days: Iterable[dt.date]) -> dt.date:
        """The last of the days that has been, or of what is to come the first that will be."""
        ordered = sorted(days)
        if self.is_coming:
            return next((d for d in ordered if d >= self.on), ordered[-1])
        return next((d for d in reversed(ordered) if d <= self.on), ordered[0])


Reader = Callable[[Match[str], Now], Spoken | None]


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to name days, and how it is read."""

    pattern: Pattern[str]
    read: Reader


def whole_month(day: dt.date) -> tuple[dt.date, dt.date]:
    first = day.replace(day=1)
    return first, months_after(first, 1) - dt.timedelta(days=1)


def part_of_month(first: dt.date, part: str) -> tuple[dt.date, dt.date]:
    """The days of a month that 初, 上旬, 中旬, 下旬, 底 and 末 mean; without a part the month.

    >>> [d.day for d in part_of_month(dt.date(2026, 11, 1), "底")]
    [26, 30]
    """
    last = whole_month(first)[1]
    ends = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last.day), "底": (last.day - 4, last.day)}
    begin, end = ends.get("底" if part == "末" else part, (1, last.day))
    return first.replace(day=begin), first.replace(day=end)


def said_at(m: Match[str], first: dt.date, last: dt.date | None = None, *, rank: int = DAY) -> Spoken:
    """Days of a match; those that one names as a stretch are a period, in which the act may lie anywhere."""
    last = last or first
    precision: Precision = "day" if rank == DAY or first == last else "period"
    return Spoken(m.start(), m.end(), first, last, precision, rank)


def until_today(spoken: Spoken, now: Now) -> Spoken:
    """What has been ends today at the latest, unless all of it is still to come."""
    if now.is_coming or not spoken.first <= now.on < spoken.last or spoken.precision == "day":
        return spoken
    precision: Precision = "day" if spoken.first == now.on else "period"
    return replace(spoken, last=now.on, precision=precision)


def found(wordings: Iterable[Wording], text: str, now: Now) -> Iterator[Spoken]:
    for wording in wordings:
        for m in wording.pattern.finditer(text):
            spoken = wording.read(m, now)
            if spoken:
                yield until_today(spoken, now)
