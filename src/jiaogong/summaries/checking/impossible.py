"""Dates that no calendar has: 4月33日, 13月, 3035年. They stand as parts, so that nothing dated so is ever supported."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiaogong.prose.numerals import read_numeral
from jiaogong.prose.parts import Parts
from jiaogong.prose.reading import Claim, DateSpan

_N = r"(?:\d{1,3}|[一二三四五六七八九十]{1,4})"
_DATE = re.compile(
    rf"(?<![\d.第个一二三四五六七八九十])(?:(?P<year>\d{{4}})年)?(?P<month>{_N})月(?![龄嫂饼])(?:份|(?P<day>{_N})[日号]?)?"
    rf"(?:(?<=[日号\d])[至到—~-]{{1,2}}(?P<last>{_N})[日号])?"
)
_DASHED = re.compile(
    r"(?<![\d.-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d-])"
)
_YEAR = re.compile(r"(?<![\d.第])(?P<year>1[0-7]\d\d|2[1-9]\d\d|[3-9]\d{3})年(?![货会画糕夜薪级产利])")


def impossible_dates(flat: str, year: int) -> list[DateSpan]:
    """The dates of a flat text that are none, in order; where a day has no year, `year` and its neighbours may have it.

    >>> [d.iso for d in impossible_dates("4月33日捐款,2月29日座谈,13月,4月30日至31日,3035年", 2025)]
    ['--04-33', '--13', '--04-31', '3035']
    """
    found = [_span(m) for pattern in (_DATE, _DASHED) for m in pattern.finditer(flat) if _is_impossible(m, year)]
    taken = [(d.start, d.end) for d in found]
    for m in _YEAR.finditer(flat):
        if not any(a < m.end() and m.start() < b for a, b in taken):
            found.append(DateSpan(m.start(), m.end(), m["year"]))
    return sorted(found, key=lambda d: d.start)


def _is_impossible(m: re.Match[str], year: int) -> bool:
    month = _number(m["month"])
    if not 1 <= month <= 12 or (m["year"] and not 1800 <= int(m["year"]) <= 2100):
        return True
    days = [_number(m[name]) for name in ("day", "last") if m.groupdict().get(name)]
    years = [int(m["year"])] if m["year"] else [year - 1, year, year + 1]
    most = max(calendar.monthrange(y, month)[1] for y in years)
    return any(not 1 <= day <= most for day in days)


def _number(printed: str) -> int:
    return int(read_numeral(printed) or 0)


def _span(m: re.Match[str]) -> DateSpan:
    worst = m.groupdict().get("last") or m["day"]
    day = f"-{_number(worst):02}" if worst else ""
    return DateSpan(m.start(), m.end(), f"{m['year'] or '-'}-{_number(m['month']):02}{day}")


def with_impossible(parts: Parts, impossible: Sequence[DateSpan]) -> Parts:
    """The parts, what was read of an impossible date replaced by the whole of it."""
    return replace(parts, dates=tuple(_merged(parts.dates, impossible))) if impossible else parts


def dated_so(claims: Sequence[Claim], impossible: Sequence[DateSpan]) -> tuple[Claim, ...]:
    """The claims, each with the impossible dates that stand in it."""
    return tuple(
        replace(c, dates=tuple(_merged(c.dates, [d for d in impossible if c.start <= d.start < c.end]))) for c in claims
    )


def _merged(dates: Sequence[DateSpan], impossible: Sequence[DateSpan]) -> Iterator[DateSpan]:
    kept = [d for d in dates if not any(d.start < i.end and i.start < d.end for i in impossible)]
    return iter(sorted([*kept, *impossible], key=lambda d: d.start))
