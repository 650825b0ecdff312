"""Printed dates as days of a period."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

from jiaogong.kernel.periods import Period

Days = tuple[dt.date, dt.date]
Precision = Literal["day", "month", "year"]
_ISO = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?\Z")


def days_of(iso: str, period: Period) -> tuple[Days, Precision] | None:
    """Return the days that a printed date covers, and how precisely; where no year is printed, the period's.

    None for what no calendar has.

    >>> from jiaogong.kernel.periods import parse
    >>> (first, last), precision = days_of("--02", parse("2025-2026"))
    >>> first.isoformat(), last.isoformat(), precision
    ('2026-02-01', '2026-02-28', 'month')
    """
    first, _, last = iso.partition("/")
    start = _point(first, period)
    end = _point(last or first, period)
    if start is None or end is None:
        return None
    (begin, _), (_, finish) = start[0], end[0]
    if finish < begin:
        return None
    precision: Precision = start[1] if start[1] != "day" else end[1]
    return (begin, finish), precision


def _point(iso: str, period: Period) -> tuple[Days, Precision] | None:
    m = _ISO.match(iso)
    if not m:
        return None
    if not m["month"]:
        year = int(m["year"])
        return (dt.date(year, 1, 1), dt.date(year, 12, 31)), "year"
    month = int(m["month"])
    year = int(m["year"]) if m["year"] else _year_of(month, period)
    try:
        start = dt.date(year, month, int(m["day"] or 1))
    except ValueError:
        return None
    if m["day"]:
        return (start, start), "day"
    return (start, start.replace(day=calendar.monthrange(year, month)[1])), "month"


def _year_of(month: int, period: Period) -> int:
    """The year in which a month of the period lies; outside it, the period's own."""
    for year in range(period.start.year, period.end.year + 1):
        if (period.start.year, period.start.month) <= (year, month) <= (period.end.year, period.end.month):
            return year
    return period.year


def iso_of(start: dt.date, end: dt.date, precision: str) -> str | None:
    """Write an act's days as ISO 8601; None where only its period is known."""
    if precision == "period":
        return None
    if precision == "month":
        first, last = f"{start:%Y-%m}", f"{end:%Y-%m}"
    else:
        first, last = start.isoformat(), end.isoformat()
    return first if first == last else f"{first}/{last}"
