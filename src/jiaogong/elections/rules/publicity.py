"""For how long the list of candidates is public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable


def last_public_day(since: dt.date, workdays: int, is_worked: Callable[[dt.date], bool]) -> dt.date:
    """The last of so many working days; the day on which the list is put up does not count (民法典第二百零一条).

    >>> monday = dt.date(2026, 11, 16)
    >>> last_public_day(monday, 5, lambda day: day.weekday() < 5).isoformat()
    '2026-11-23'
    """
    day = since
    while workdays > 0:
        day += dt.timedelta(days=1)
        workdays -= is_worked(day)
    return day
