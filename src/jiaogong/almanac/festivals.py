"""Festivals of the solar and the lunar calendar that a union works by."""

from __future__ import annotations

import datetime as dt
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SOLAR: dict[tuple[int, int], Promise] = {
    (1, 1): _("New Year's Day"),
    (3, 8): _("Women's Day"),
    (3, 12): _("Arbor Day"),
    (5, 1): _("Labour Day"),
    (5, 4): _("Youth Day"),
    (6, 1): _("Children's Day"),
    (7, 1): _("Founding of the Party"),
    (8, 1): _("Army Day"),
    (9, 10): _("Teachers' Day"),
    (10, 1): _("National Day"),
}
LUNAR: dict[tuple[int, int], Promise] = {
    (1, 1): _("Spring Festival"),
    (1, 15): _("Lantern Festival"),
    (5, 5): _("Dragon Boat Festival"),
    (8, 15): _("Mid-Autumn Festival"),
    (9, 9): _("Double Ninth Festival"),
    (12, 8): _("Laba Festival"),
}
_CLEAR_AND_BRIGHT = "清明"
QINGMING = _("Qingming Festival")
NEW_YEARS_EVE = _("New Year's Eve (lunar)")


@cache
def lunar_day(year: int, month: int, day: int) -> dt.date:
    """The solar date of a day of a lunar year.

    >>> lunar_day(2026, 8, 15).isoformat()
    '2026-09-25'
    """
    from lunar_python import Lunar  # heavy, and most pages name no festival

    solar = Lunar.fromYmd(year, month, day).getSolar()
    return dt.date(solar.getYear(), solar.getMonth(), solar.getDay())


@cache
def lunar_birthday(year: int, month: int, day: int) -> dt.date:
    """The solar date in a lunar year of a birthday of the lunar calendar; the thirtieth of a short month is its last day.

    >>> lunar_birthday(2026, 1, 30).isoformat()
    '2026-03-18'
    """
    from lunar_python import LunarMonth

    return lunar_day(year, month, min(day, LunarMonth.fromYm(year, month).getDayCount()))


@cache
def clear_and_bright(year: int) -> dt.date:
    """The day of Qingming, the solar term.

    >>> clear_and_bright(2026).isoformat()
    '2026-04-05'
    """
    from lunar_python import Lunar

    solar = Lunar.fromYmd(year, 3, 1).getJieQiTable()[_CLEAR_AND_BRIGHT]
    return dt.date(solar.getYear(), solar.getMonth(), solar.getDay())


@cache
def festivals_of(year: int) -> dict[dt.date, tuple[Promise, ...]]:
    """The festivals of a solar year by their day; a lunar year's last ones fall into the year after."""
    days: list[tuple[dt.date, Promise]] = [(dt.date(year, *day), name) for day, name in SOLAR.items()]
    for lunar_year in (year - 1, year):
        days += [(lunar_day(lunar_year, *day), name) for day, name in LUNAR.items()]
    days += [(clear_and_bright(year), QINGMING), (lunar_day(year, 1, 1) - dt.timedelta(days=1), NEW_YEARS_EVE)]
    found: dict[dt.date, tuple[Promise, ...]] = {}
    for day, name in sorted(days, key=lambda one: one[0]):
        if day.year == year:
            found[day] = (*found.get(day, ()), name)
    return found
