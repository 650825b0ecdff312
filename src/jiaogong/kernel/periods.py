"""Periods that a union sums up by: 2026, 2026H1, 2026-03, 2025-2026, 2025-2026-2, 2026S."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

Kind = Literal["year", "half", "month", "school_year", "term", "statistics_year"]

_FORMS = re.compile(
    r"(?P<year>\d{4})(?:(?P<half>H[12])|(?P<stat>S)|-(?P<month>\d{2})|-(?P<next>\d{4})(?:-(?P<term>[12]))?)?\Z"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends inside, under the name it is asked by."""

    code: str
    kind: Kind
    start: dt.date
    end: dt.date

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return self.code

    @property
    def year(self) -> int:
        """The year that the period is named after: its last day's."""
        return self.end.year

    def months(self) -> list[str]:
        """The months it touches, as "2026-03"."""
        found, day = [], self.start.replace(day=1)
        while day <= self.end:
            found.append(f"{day:%Y-%m}")
            day = (day + dt.timedelta(days=32)).replace(day=1)
        return found

    def before(self) -> Period:
        """The like period a year earlier."""
        numbers = re.sub(r"\d{4}", lambda m: str(int(m[0]) - 1), self.code)
        return parse(numbers)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later (earlier: below 0), or the last of that month.

    >>> months_after(dt.date(2026, 5, 31), -3).isoformat(), months_after(dt.date(2025, 11, 30), 3).isoformat()
    ('2026-02-28', '2026-02-28')
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def parse(text: str) -> Period:
    """Read a period's code.

    Raises ValueError for anything else.

    >>> p = parse("2025-2026-2"); p.start.isoformat(), p.end.isoformat()
    ('2026-02-01', '2026-08-31')
    >>> parse("2026H1").before().code, parse("2026S").start.isoformat()
    ('2025H1', '2025-10-01')
    """
    code = text.strip().upper().replace("—", "-")
    m = _FORMS.match(code)
    if not m or not 1949 <= int(m["year"]) <= 2200:
        raise ValueError(text)
    y = int(m["year"])
    if m["half"]:
        first = m["half"] == "H1"
        return Period(
            code, "half", dt.date(y, 1 if first else 7, 1), dt.date(y, 6, 30) if first else dt.date(y, 12, 31)
        )
    if m["stat"]:
        return Period(code, "statistics_year", dt.date(y - 1, 10, 1), dt.date(y, 9, 30))
    if m["month"]:
        return _month(code, y, int(m["month"]))
    if m["next"]:
        return _school(code, y, int(m["next"]), m["term"])
    return Period(code, "year", dt.date(y, 1, 1), dt.date(y, 12, 31))


def _month(code: str, year: int, month: int) -> Period:
    if not 1 <= month <= 12:
        raise ValueError(code)
    start = dt.date(year, month, 1)
    return Period(code, "month", start, (start + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1))


def _school(code: str, year: int, following: int, term: str | None) -> Period:
    if following != year + 1:
        raise ValueError(code)
    start, end = dt.date(year, 9, 1), dt.date(following, 8, 31)
    if term == "1":
        return Period(code, "term", start, dt.date(following, 1, 31))
    if term == "2":
        return Period(code, "term", dt.date(following, 2, 1), end)
    return Period(code, "school_year", start, end)
