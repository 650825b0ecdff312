"""Dates that no calendar has, and years that nobody can have summed up: 4月33日, 2024/2/30, 3035年."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from jiaogong.prose.findings.sheet import Sheet, apart
from jiaogong.prose.numerals import read_numeral, read_year
from jiaogong.prose.reading import Finding

_HAN = "一二三四五六七八九十"
_DAY = re.compile(
    rf"(?P<sep>[月\-/.])(?:(?<=[\d{_HAN}]月)(?P<day>\d{{1,3}}|[{_HAN}]{{1,4}})[日号](?!楼)"
    r"|(?<=(?:19|20)\d\d[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?![\d年.]))"
)
_BEFORE_DAY = re.compile(
    rf"(?:(?P<year>\d{{4}}|[一二〇○零{_HAN}]{{4}})年)?(?<![\d{_HAN}.个])(?P<month>\d{{1,2}}|[{_HAN}]{{1,2}})$"
)
_YEAR = re.compile(r"年(?<=(?<!\d)\d{4}年)(?<!17..年)(?<!18..年)(?<!19..年)(?<!20..年)(?!历史|前|来|文|以|古|大|的)")
_AGES = re.compile(r"[约近有余逾长过达]$")
_LEAP = 2000


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield each date whose month has no such day, and each year out of all reach.

    A 29 February is held against the year printed with it, else the one summed up, where known.
    """
    yield from apart([*_days(sheet), *_years(sheet.text)])


def _days(sheet: Sheet) -> Iterator[Finding]:
    for m in _DAY.finditer(sheet.text):
        if m["m"]:
            start, year, month, day = m.start() - 4, sheet.text[m.start() - 4 : m.start()], m["m"], m["d"]
        else:
            before = _BEFORE_DAY.search(sheet.text, max(0, m.start() - 7), m.start())
            if not before:
                continue
            start, year, month, day = before.start(), before["year"], before["month"], m["day"]
        if not _is_day((read_year(year) if year else None) or sheet.year or _LEAP, month, day):
            yield Finding(start, m.end(), "bad_arithmetic", {"month": month, "day": day})


def _is_day(year: int, month: str, day: str) -> bool:
    try:
        dt.date(year, int(read_numeral(month) or 0), int(read_numeral(day) or 0))
    except ValueError:
        return False
    return True


def _years(text: str) -> Iterator[Finding]:
    for m in _YEAR.finditer(text):
        start = m.start() - 4
        if not _AGES.search(text, max(0, start - 1), start):
            yield Finding(start, m.end(), "stale_or_conflicting_year", {"year": int(text[start : m.start()])})
