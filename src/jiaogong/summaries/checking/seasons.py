"""Halves, quarters, holidays and thirds of a month: told of acts that lie at another time."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiaogong.prose.numerals import read_numeral
from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking.days import iso_of
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.facts import Act

MOST_ACTS = 3
_MONTH = r"(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?"
_THIRD = re.compile(rf"(?<!\d){_MONTH}(?P<third>[上中下]旬|初|底|末)")
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 12), "底": (19, 31), "末": (19, 31)}
MonthDay = tuple[int, int]

# What is told of a stretch of the year, as first and last day; holidays are loose by some days.
_SPANS: tuple[tuple[re.Pattern[str], MonthDay, MonthDay], ...] = tuple(
    (re.compile(words), first, last)
    for words, first, last in (
        (r"上半年", (1, 1), (6, 30)),
        (r"下半年", (7, 1), (12, 31)),
        (r"(?<!前)(?<!第)(?<!前第)第?一季度", (1, 1), (3, 31)),
        (r"(?<!前)(?<!第)第?二季度", (4, 1), (6, 30)),
        (r"(?<!前)(?<!第)第?三季度", (7, 1), (9, 30)),
        (r"(?<!前)(?<!第)第?四季度", (10, 1), (12, 31)),
        (r"前三季度", (1, 1), (9, 30)),
        (r"暑假(?:期间)?|暑期", (6, 25), (9, 5)),
        (r"寒假(?:期间)?", (1, 1), (3, 5)),
        (r"“?三八”?(?:妇女)?节?前夕?", (2, 10), (3, 8)),
        (r"“?五一”?(?:劳动)?节?前夕?", (4, 1), (4, 30)),
        (r"“?五四”?(?:青年)?节?前夕?", (4, 4), (5, 4)),
        (r"“?六一”?(?:儿童)?节?前夕?", (5, 1), (6, 1)),
        (r"“?七一”?前夕?", (6, 1), (7, 1)),
        (r"教师节前夕?", (8, 15), (9, 10)),
        (r"国庆节?前夕?", (9, 1), (9, 30)),
        (r"春节前夕?|年前", (1, 1), (2, 28)),
        (r"端午节?前夕?", (5, 1), (6, 25)),
        (r"中秋节?前夕?", (8, 15), (10, 8)),
        (r"重阳节?前夕?", (9, 15), (11, 5)),
    )
)


@dataclass(frozen=True, slots=True)
class Season:
    """A stretch of the year told at a place of the text."""

    start: int
    end: int
    said: str
    first: MonthDay
    last: MonthDay

    def touches(self, act: Act) -> bool:
        """Whether an act lies in it, or cannot be told to lie outside."""
        if act.precision == "period":
            return True
        begins, ends = _day(act.start.year, self.first), _day(act.start.year, self.last)
        return act.start <= ends and begins <= act.end


def told_elsewhen(table: Table, claim: Claim, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, and each told season that none of the few acts behind what it governs lies in as a date contradicted.

    An act that says the season itself (第一季度收支, 教师节表彰) may be told of it whenever it was done.
    """
    wrong = [
        part for season in _seasons(table, claim, parts) if (part := _against(table, claim, season, parts)) is not None
    ]
    for part in parts:
        if not any(w.start <= part.start and part.end <= w.end for w in wrong):
            yield part
    yield from wrong


def _against(table: Table, claim: Claim, season: Season, parts: Sequence[Part]) -> Part | None:
    acts = _governed(table, claim, season, parts)
    if not acts or len(acts) > MOST_ACTS or any(season.touches(a) for a in acts):
        return None
    if any(season.said.strip("前夕第") in table.ground.text_of(a) for a in acts):
        return None
    first = acts[0]
    told = iso_of(first.start, first.end, first.precision)
    shown = table.ground.showing(a.entry for a in acts)
    return Part(season.start, season.end, "date", season.said, told, "contradicted", shown)


def _governed(table: Table, claim: Claim, season: Season, parts: Sequence[Part]) -> list[Act]:
    """The acts behind what stands after a season in its sentence, up to the next told time; else those recognised there."""
    end = _reach(table, claim, season)
    shown = [p for p in parts if season.end <= p.start < end and p.verdict == "supported" and p.kind != "date"]
    entries = {e for p in shown for e in p.entries}
    if shown:
        is_few = len(entries) <= MOST_ACTS and all(p.entries for p in shown)
        return [a for a in table.ground.acts if a.entry in entries] if is_few else []
    meant = table.meant(claim, min(season.end, claim.end - 1))
    return list(meant.acts) if meant.how in ("day", "name", "words") else []


def _reach(table: Table, claim: Claim, season: Season) -> int:
    end = min(table.page.sentence(season.start)[1], claim.end)
    later = [d.start for d in claim.dates if d.start >= season.end and not d.is_festival]
    later += [s.start for s in seasons_in(table.page.flat, season.end, end)]
    return min([end, *later])


def _seasons(table: Table, claim: Claim, parts: Sequence[Part]) -> Iterator[Season]:
    """The seasons told in a claim, and in its sentence before it; of a month that is itself the wrong one, none."""
    start = min(table.page.sentence(claim.start)[0], claim.start)
    wrong = [p for p in parts if p.kind == "date" and p.verdict == "contradicted"]
    for season in seasons_in(table.page.flat, start, claim.end):
        if not any(p.start < season.end and season.start < p.end for p in wrong):
            yield season


def seasons_in(flat: str, start: int, end: int) -> Iterator[Season]:
    """The seasons printed in a stretch of flat text."""
    for m in _THIRD.finditer(flat, start, end):
        month = int(read_numeral(m["month"]) or 0)
        first, last = _THIRDS[m["third"]]
        yield Season(m.start(), m.end(), m[0], (month, first), (month, last))
    for words, opens, closes in _SPANS:
        for m in words.finditer(flat, start, end):
            yield Season(m.start(), m.end(), m[0], opens, closes)


def _day(year: int, day: MonthDay) -> dt.date:
    """A day of a year; past a month's end, its last."""
    month, number = day
    return dt.date(year, month, min(number, calendar.monthrange(year, month)[1]))
