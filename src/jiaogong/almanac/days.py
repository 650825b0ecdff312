"""The days of a month: worked or off, what they are called, and whether that is settled."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise

from jiaogong.almanac.festivals import festivals_of
from jiaogong.kernel.periods import Period, parse

_SATURDAY = 5
_AUTUMN_TERM_BEGINS, _SPRING_TERM_BEGINS = 9, 2


@dataclass(frozen=True, slots=True)
class Day:
    """A day: whether it is worked, what it is called, and whether its year's holidays are published yet."""

    date: dt.date
    is_worked: bool
    is_provisional: bool
    names: tuple[Promise, ...] = ()

    @property
    def is_moved(self) -> bool:
        """Whether it is worked or off against its weekday, for the sake of a holiday."""
        return self.is_worked != (self.date.weekday() < _SATURDAY)


def is_published(year: int) -> bool:
    """Whether the State Council's holidays of that year are in the calendar that we have."""
    from chinese_calendar import holidays  # read only where a calendar is shown

    return any(day.year == year for day in holidays)


def is_worked(day: dt.date) -> bool:
    """Whether a day is worked; in a year not published yet, by its weekday alone.

    >>> is_worked(dt.date(2026, 10, 10)), is_worked(dt.date(2026, 10, 1)), is_worked(dt.date(2099, 10, 1))
    (True, False, True)
    """
    if not is_published(day.year):
        return day.weekday() < _SATURDAY
    from chinese_calendar import is_workday

    return bool(is_workday(day))


def working_days_after(day: dt.date, count: int) -> dt.date:
    """The last of so many working days after a day, which does not count itself (民法典第二百零一条).

    >>> working_days_after(dt.date(2026, 9, 30), 1), working_days_after(dt.date(2026, 11, 16), 5)
    (datetime.date(2026, 10, 8), datetime.date(2026, 11, 23))
    """
    while count > 0:
        day += dt.timedelta(days=1)
        count -= is_worked(day)
    return day


def month_of(day: dt.date) -> list[Day]:
    """All days of the month in which a day lies."""
    festivals, provisional = festivals_of(day.year), not is_published(day.year)
    last = calendar.monthrange(day.year, day.month)[1]
    dates = [day.replace(day=n) for n in range(1, last + 1)]
    return [Day(date, is_worked(date), provisional, festivals.get(date, ())) for date in dates]


def term_of(day: dt.date) -> Period:
    """The school term in which a day lies.

    >>> term_of(dt.date(2026, 11, 22)).code, term_of(dt.date(2026, 1, 5)).code, term_of(dt.date(2026, 3, 8)).code
    ('2026-2027-1', '2025-2026-1', '2025-2026-2')
    """
    if day.month >= _AUTUMN_TERM_BEGINS:
        return parse(f"{day.year}-{day.year + 1}-1")
    half = 2 if day.month >= _SPRING_TERM_BEGINS else 1
    return parse(f"{day.year - 1}-{day.year}-{half}")
