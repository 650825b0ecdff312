"""The days of a year as a school lives it: terms, festivals, holidays."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from random import Random

from lunar_python import Lunar

_FESTIVALS = {"spring": (1, 1), "dragon_boat": (5, 5), "mid_autumn": (8, 15), "double_ninth": (9, 9)}
_WEEKEND = 5


@dataclass(frozen=True)
class Calendar:
    """A calendar year; the spring term runs from late February to early July, the autumn term from September."""

    year: int

    @cached_property
    def festivals(self) -> dict[str, dt.date]:
        """Days of the festivals that move: spring, dragon_boat, mid_autumn, double_ninth."""
        return {name: self._solar(month, day) for name, (month, day) in _FESTIVALS.items()}

    def _solar(self, month: int, day: int) -> dt.date:
        solar = Lunar.fromYmd(self.year, month, day).getSolar()
        return dt.date(solar.getYear(), solar.getMonth(), solar.getDay())

    def on(self, month: int, day: int) -> dt.date:
        return dt.date(self.year, month, day)

    def before(self, festival: str, rng: Random, *, days: int = 8) -> dt.date:
        """A working day shortly before a festival."""
        return self._working(self.festivals[festival] - dt.timedelta(days=rng.randint(2, days)))

    def weekday(self, rng: Random, first: tuple[int, int], last: tuple[int, int]) -> dt.date:
        """A working day between two (month, day), both inside."""
        start, end = self.on(*first), self.on(*last)
        return self._working(start + dt.timedelta(days=rng.randint(0, (end - start).days)))

    def in_month(self, rng: Random, month: int) -> dt.date:
        return self.weekday(rng, (month, 3), (month, 27))

    @property
    def teaching_months(self) -> tuple[int, ...]:
        return (3, 4, 5, 6, 9, 10, 11, 12)

    @staticmethod
    def _working(day: dt.date) -> dt.date:
        back = max(0, day.weekday() - _WEEKEND + 1)
        moved = day - dt.timedelta(days=back)
        return moved if moved.year == day.year else day


def month_day(day: dt.date) -> str:
    """A day as prose prints it.

    >>> month_day(dt.date(2026, 3, 8))
    '3月8日'
    """
    return f"{day.month}月{day.day}日"
