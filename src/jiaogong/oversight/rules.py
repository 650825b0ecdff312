"""When lines have been kept long enough, and when a file may be erased."""

from __future__ import annotations

import datetime as dt


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last day of that month.

    >>> months_before(dt.date(2026, 11, 22), 36), months_before(dt.date(2026, 3, 31), 1)
    (datetime.date(2023, 11, 22), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return dt.date(year, month + 1, min(day.day, (following - dt.timedelta(days=1)).day))


def has_left(*, is_member: bool, left: bool, died: bool, holds_office: bool) -> bool:
    """Whether what a file was kept for is over: no member any more, and no office held (个人信息保护法第四十七条).

    >>> has_left(is_member=True, left=False, died=False, holds_office=False)
    False
    >>> has_left(is_member=False, left=True, died=False, holds_office=False)
    True
    """
    return (left or died or not is_member) and not holds_office
