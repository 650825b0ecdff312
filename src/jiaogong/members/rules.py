"""What follows from the dates and sums on a member's file. Limits come in as arguments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from jiaogong.kernel.periods import months_after

DELAY_BEGINS = dt.date(2025, 1, 1)


def full_years(since: dt.date, on: dt.date) -> int:
    """Years that are complete on a day: age (周岁) and seniority (教龄、工龄) alike.

    >>> full_years(dt.date(2006, 9, 1), dt.date(2026, 8, 31)), full_years(dt.date(2006, 9, 1), dt.date(2026, 9, 1))
    (19, 20)
    """
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def full_months(since: dt.date, on: dt.date) -> int:
    """Months that are complete on a day.

    >>> full_months(dt.date(2026, 3, 31), dt.date(2026, 9, 30)), full_months(dt.date(2026, 3, 31), dt.date(2026, 10, 1))
    (5, 6)
    """
    return (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)


def years_before(day: dt.date, years: int) -> dt.date:
    """The last day on which that many full years could begin to be complete on a day.

    >>> years_before(dt.date(2028, 2, 29), 1), years_before(dt.date(2026, 6, 1), 14)
    (datetime.date(2027, 2, 28), datetime.date(2012, 6, 1))
    """
    if (day.month, day.day) == (2, 29) and not _is_leap(day.year - years):
        return dt.date(day.year - years, 2, 28)
    return day.replace(year=day.year - years)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def dues_fen(base_fen: int, *, rate: Fraction, floor_to_fen: int) -> int:
    """Monthly dues (会费): a share of the basic wage, whose remainder below `floor_to_fen` is ignored (0: none). Fen, rounded down.

    Source: 中国工会章程 and the rules on collecting dues (limits dues.rate and dues.floor_to); bonuses and allowances are
    no part of the wage.

    >>> dues_fen(456_700, rate=Fraction(5, 1000), floor_to_fen=1000), dues_fen(999, rate=Fraction(1), floor_to_fen=1000)
    (2280, 0)
    """
    step = floor_to_fen or 1
    return int(base_fen // step * step * rate)


@dataclass(frozen=True, slots=True)
class RetirementAge:
    """When a group retires: the age of before, the age to which it rises, and how many months of birth a month of delay lasts."""

    age: int
    latest: int
    months_a_step: int


def retirement_date(birth: dt.date, rule: RetirementAge) -> dt.date:
    """The day on which somebody reaches the age of retirement.

    Source: 国务院关于渐进式延迟法定退休年龄的办法 (from 2025-01-01): men and women with 55 are delayed by one month
    every four months, women with 50 by one month every two.

    >>> men, workers = RetirementAge(60, 63, 4), RetirementAge(50, 55, 2)
    >>> retirement_date(dt.date(1964, 12, 31), men), retirement_date(dt.date(1965, 1, 15), men)
    (datetime.date(2024, 12, 31), datetime.date(2025, 2, 15))
    >>> retirement_date(dt.date(1976, 9, 1), men), retirement_date(dt.date(1984, 11, 30), workers)
    (datetime.date(2039, 9, 1), datetime.date(2039, 11, 30))
    """
    reached = months_after(birth, rule.age * 12)
    late = (reached.year - DELAY_BEGINS.year) * 12 + reached.month - DELAY_BEGINS.month
    if late < 0:
        return reached
    delay = min((rule.latest - rule.age) * 12, late // rule.months_a_step + 1)
    return months_after(birth, rule.age * 12 + delay)


def first_birth_retiring(day: dt.date, rule: RetirementAge) -> dt.date:
    """The earliest birth date with which the age of retirement is reached on a day or later.

    >>> first_birth_retiring(dt.date(2026, 1, 1), RetirementAge(60, 63, 4))
    datetime.date(1965, 10, 1)
    """
    low, high = months_after(day, -12 * (rule.latest + 1)).toordinal(), day.toordinal()
    while low < high:
        middle = (low + high) // 2
        if retirement_date(dt.date.fromordinal(middle), rule) < day:
            low = middle + 1
        else:
            high = middle
    return dt.date.fromordinal(low)


def masked_phone(phone: str) -> str:
    """A phone number as a list may show it.

    >>> masked_phone("13800001234"), masked_phone("0578-22"), masked_phone("")
    ('138****1234', '****', '')
    """
    if len(phone) >= 11:
        return f"{phone[:3]}****{phone[-4:]}"
    return "****" if phone else ""


def next_birthday(birth: dt.date | None, lunar: tuple[int, int] | None, on: dt.date) -> dt.date | None:
    """The next birthday from a day on: by the lunar month and day where they are kept, else by the solar.

    Who was born on a day that a year lacks has it on the last day of that month.

    >>> next_birthday(dt.date(1980, 2, 29), None, dt.date(2026, 3, 1))
    datetime.date(2027, 2, 28)
    >>> next_birthday(None, (1, 1), dt.date(2026, 2, 1))
    datetime.date(2026, 2, 17)
    """
    if lunar:
        return next((day for year in range(on.year - 1, on.year + 2) if (day := lunar_day(year, *lunar)) >= on), None)
    if birth is None:
        return None
    this_year = years_before(birth, birth.year - on.year)
    return this_year if this_year >= on else years_before(birth, birth.year - on.year - 1)


def lunar_day(year: int, month: int, day: int) -> dt.date:
    """The solar day of a lunar month and day; in a month that is too short, its last.

    >>> lunar_day(2026, 8, 15)
    datetime.date(2026, 9, 25)
    """
    from lunar_python import LunarMonth  # heavy, and needed by few pages

    of_year = LunarMonth.fromYm(year, month)
    first = _solar(year, month, 1)
    return first + dt.timedelta(days=min(day, of_year.getDayCount()) - 1)


def _solar(year: int, month: int, day: int) -> dt.date:
    from lunar_python import Lunar

    found = Lunar.fromYmd(year, month, day).getSolar()
    return dt.date(found.getYear(), found.getMonth(), found.getDay())


def lunar_dates(start: dt.date, end: dt.date) -> set[tuple[int, int]]:
    """The lunar months and days whose birthdays fall on days from start to end; nobody has one in a leap month.

    >>> sorted(lunar_dates(dt.date(2026, 2, 16), dt.date(2026, 2, 17)))
    [(1, 1), (12, 29), (12, 30)]
    """
    from lunar_python import Solar

    found: set[tuple[int, int]] = set()
    for ahead in range((end - start).days + 1):
        day = start + dt.timedelta(days=ahead)
        lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
        if lunar.getMonth() < 0:
            continue
        found.add((lunar.getMonth(), lunar.getDay()))
        if lunar.getDay() == 29 and _lunar_month_length(lunar.getYear(), lunar.getMonth()) == 29:
            found.add((lunar.getMonth(), 30))
    return found


def _lunar_month_length(year: int, month: int) -> int:
    from lunar_python import LunarMonth

    return int(LunarMonth.fromYm(year, month).getDayCount())


K = TypeVar("K")


def small_hidden(counts: Mapping[K, int], fewest: int) -> dict[K, int | None]:
    """Counts of a breakdown with those under `fewest` hidden (None), and the next smallest with them.

    >>> small_hidden({"a": 3, "b": 9, "c": 7, "d": 0}, 5), small_hidden({"a": 5, "b": 9}, 5)
    ({'a': None, 'b': 9, 'c': None, 'd': 0}, {'a': 5, 'b': 9})
    """
    hidden = {key for key, count in counts.items() if 0 < count < fewest}
    if hidden:
        others = [key for key, count in counts.items() if count and key not in hidden]
        hidden |= set(sorted(others, key=lambda key: counts[key])[:1])
    return {key: None if key in hidden else count for key, count in counts.items()}
