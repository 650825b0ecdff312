"""Dates as spreadsheets hold them: real dates, serial numbers, numbers that look like dates, text in many forms."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata

from jiaogong.ledger.rules import Precision
from jiaogong.ledger.sheets.opening import Cell

Days = tuple[dt.date, dt.date, Precision]

_EPOCH = dt.date(1899, 12, 30)
_FIRST_SERIAL = (dt.date(1949, 1, 1) - _EPOCH).days
_LAST_SERIAL = (dt.date(2200, 12, 31) - _EPOCH).days
_DAY = re.compile(r"(?P<year>\d{4})(?:[-/.年](?P<month>\d{1,2})(?:[-/.月](?P<day>\d{1,2})日?)?月?)?年?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_RANGE = re.compile(r"至|到|~|—+|–|--|(?<=[日月年])-")
_REST_OF_RANGE = re.compile(r"(?:(?P<month>\d{1,2})[-/.月])?(?P<day>\d{1,2})日?")


def days_of(cell: Cell) -> Days:
    """The first day, last day and precision that a cell names.

    Raises ValueError for what is no date, or a day without its year.

    >>> [str(d) for d in days_of("2026年3月8日")[:2]], days_of(46089)[0].isoformat(), days_of("2026.3")[2]
    (['2026-03-08', '2026-03-08'], '2026-03-08', 'month')
    >>> [d.isoformat() for d in days_of("2026-09-13至16日")[:2]]
    ['2026-09-13', '2026-09-16']
    """
    if isinstance(cell, dt.datetime):
        return cell.date(), cell.date(), "day"
    if isinstance(cell, dt.date):
        return cell, cell, "day"
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float)):
        raise ValueError(cell)
    if isinstance(cell, float) and not cell.is_integer() and cell < _FIRST_SERIAL:
        return _month_written_as_number(cell)
    return _number(int(cell)) if not isinstance(cell, str) else _text(cell)


def _number(number: int) -> Days:
    packed = _PACKED.fullmatch(str(number))
    if packed:
        return _day(*map(int, packed.groups()))
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        day = _EPOCH + dt.timedelta(days=number)
        return day, day, "day"
    if 1949 <= number <= 2200:
        return _day(number, 0, 0)
    raise ValueError(number)


def _month_written_as_number(number: float) -> Days:
    """2026.03 typed as a number is March; 2026.1 may be January or October, and is neither."""
    year, _, month = f"{number:.2f}".partition(".")
    if month.endswith("0"):
        raise ValueError(number)
    return _day(int(year), int(month), 0)


def _text(text: str) -> Days:
    tidy = re.sub(r"\s+(?:\d{1,2}:\d{2}(?::\d{2})?)?|[日号](?=$)", "", unicodedata.normalize("NFKC", text).strip())
    tidy = tidy.replace("号", "日")
    if tidy.isdigit():
        return _number(int(tidy))
    first, *last = _RANGE.split(tidy, maxsplit=1)
    begun = _one_day(first)
    return _until(begun, last[0]) if last else begun


def _one_day(text: str) -> Days:
    packed = _PACKED.fullmatch(text)
    if packed:
        return _day(*map(int, packed.groups()))
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError(text)
    return _day(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0))


def _until(begun: Days, text: str) -> Days:
    rest = _REST_OF_RANGE.fullmatch(text)
    ended = (
        _day(begun[0].year, int(rest["month"] or begun[0].month), int(rest["day"]))
        if rest and begun[2] == "day"
        else _one_day(text)
    )
    if ended[1] < begun[0]:
        raise ValueError(text)
    return begun[0], ended[1], begun[2] if begun[2] == ended[2] else "period"


def _day(year: int, month: int, day: int) -> Days:
    if not 1949 <= year <= 2200:
        raise ValueError(year)
    if not month:
        return dt.date(year, 1, 1), dt.date(year, 12, 31), "period"
    if not day:
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month"
    return dt.date(year, month, day), dt.date(year, month, day), "day"
