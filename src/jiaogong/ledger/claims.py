"""A claim of prose made an act of the ledger: title, dates, figures, prizes, people."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiaogong.catalogue import MEASURES
from jiaogong.kernel.periods import Period
from jiaogong.ledger.rules import AwardFact, Facts, FigureFact, PersonFact, Precision
from jiaogong.prose.cues import ACT, find_cues
from jiaogong.prose.measuring import measure_of
from jiaogong.prose.reading import Award, Claim, Figure

Roster = Mapping[str, int | None]
"""Names of people and their keys; None where two people bear the name."""

_LONGEST_TITLE = 60
_SHORTEST_TITLE = 4
_STOPS = re.compile(r"[，,。；;：:！!？?\n]")
_POINT = re.compile(r"(?P<year>\d{4})?(?:--?)?(?P<month>\d{2})?(?:-(?P<day>\d{2}))?\Z")
_PRIZE = re.compile(r"[奖军名]")
_VERB = re.compile(
    r"^(?:(?:将|拟|计划|打算|准备)?(?:组织|开展|举办|举行|召开)了?|将|拟|计划|打算|准备)(?=[^\d，,。；;]{3})"
)
_LEADING = re.compile(r"^[\s，,、；;。．.：:在于从自]+|[\s，,、；;。：:]+$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of the text that was read, and the field it went into."""

    start: int
    end: int
    field: str


@dataclass(frozen=True, slots=True)
class ReadAct:
    """The facts read from a claim, where they stood, and what was read but is left to the reader."""

    facts: Facts
    is_planned: bool
    is_dated: bool
    marks: tuple[Mark, ...]
    figures_left_out: tuple[Figure, ...]
    names_left_out: tuple[str, ...]


def facts_of_claim(claim: Claim, text: str, *, period: Period, roster: Roster) -> ReadAct:
    """Turn a claim of a text into the facts of an entry.

    A date without a year gets the year that puts it into the period; an act
    without a date lasts the period. Only figures of catalogue measures are
    taken, of two figures of one measure the surer. A name that nobody or more
    than one person of the roster bears stays in the sentence alone.
    """
    start, end, precision = _days(claim.date, period)
    figures, figures_left_out = _figures(claim, text)
    people = dict.fromkeys(n.name for n in claim.people)
    known = {name: key for name in people if (key := roster.get(name)) is not None}
    facts = Facts(
        category=claim.category,
        title=_title(claim, text),
        start=start,
        end=end,
        precision=precision,
        sentence=" ".join(text[claim.start : claim.end].split())[:2000],
        figures=tuple(fact for _figure, fact in figures),
        awards=tuple(_award(a) for a in claim.awards),
        people=tuple(PersonFact(key) for key in known.values()),
        bodies=tuple(dict.fromkeys(b.name[:80] for b in claim.bodies)),
    )
    taken = tuple(figure for figure, _fact in figures if figure)
    return ReadAct(
        facts=facts,
        is_planned=claim.status == "planned",
        is_dated=claim.date is not None,
        marks=tuple(_marks(claim, taken, set(known))),
        figures_left_out=figures_left_out,
        names_left_out=tuple(name for name in people if name not in known),
    )


def _marks(claim: Claim, figures: tuple[Figure, ...], names: set[str]) -> Iterator[Mark]:
    places = [
        *(Mark(d.start, d.end, "date") for d in claim.dates if not d.is_festival),
        *(Mark(f.start, f.end, "figure") for f in figures),
        *(Mark(a.start, a.end, "award") for a in claim.awards),
        *(Mark(n.start, n.end, "person") for n in claim.people if n.name in names),
        *(Mark(b.start, b.end, "body") for b in claim.bodies),
    ]
    end = 0
    for mark in sorted(places, key=lambda m: (m.start, -m.end)):
        if mark.start >= end:
            yield mark
            end = mark.end


def _title(claim: Claim, text: str) -> str:
    """The claim's first telling clause, without the dates that open it."""
    quote = text[claim.start : claim.end]
    clauses = []
    at = claim.start
    for part in _STOPS.split(quote):
        begin = at
        for date in claim.dates:
            if date.start - begin <= 1 and begin < date.end <= at + len(part):
                begin = date.end
        clauses.append(_LEADING.sub("", text[begin : at + len(part)]))
        at += len(part) + 1
    telling = _telling(clauses)
    return (_VERB.sub("", telling) or quote.strip())[:_LONGEST_TITLE]


def _telling(clauses: Sequence[str]) -> str:
    """The first clause in which something is done, else the first of some length, else the longest."""
    long = [clause for clause in clauses if len(clause) >= _SHORTEST_TITLE]
    acting = (clause for clause in long if any(cue.flags & ACT for _at, cue in find_cues(clause)))
    return next(acting, next(iter(long), max(clauses, key=len, default="")))


def _days(iso: str | None, period: Period) -> tuple[dt.date, dt.date, Precision]:
    if iso is None:
        return period.start, period.end, "period"
    first, _, last = iso.partition("/")
    start = _point(first, period)
    end = _point(last, period) if last else start
    if start is None or end is None:
        return period.start, period.end, "period"
    precision: Precision = (
        "day" if start[2] == "day" and end[2] == "day" else "month" if "period" not in (start[2], end[2]) else "period"
    )
    return start[0], max(start[0], end[1]), precision


def _point(iso: str, period: Period) -> tuple[dt.date, dt.date, Precision] | None:
    """The first and last day of "2024-03-06", "2024-03", "--03-18", "--04" or "2024"; None for no such day."""
    found = _POINT.match(iso)
    if not found or not (found["year"] or found["month"]):
        return None
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    year = int(found["year"]) if found["year"] else _year(month, day or 1, period)
    if not month:
        return dt.date(year, 1, 1), dt.date(year, 12, 31), "period"
    if not 1 <= month <= 12 or day > calendar.monthrange(year, month)[1]:
        return None
    if not day:
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month"
    return dt.date(year, month, day), dt.date(year, month, day), "day"


def _year(month: int, day: int, period: Period) -> int:
    """The latest year of the period in which that day lies inside it; else the period's own."""
    for year in range(period.end.year, period.start.year - 1, -1):
        if (period.start.month, period.start.day) > (month, day) and year == period.start.year:
            continue
        if (month, day) <= (period.end.month, period.end.day) or year < period.end.year:
            return year
    return period.year


def _figures(claim: Claim, text: str) -> tuple[list[tuple[Figure | None, FigureFact]], tuple[Figure, ...]]:
    """The figures that a measure of the catalogue counts, one a measure; and the others."""
    taken: dict[str, tuple[Figure | None, FigureFact]] = {}
    left_out: list[Figure] = []
    for figure in claim.figures:
        if any(a.start <= figure.start and figure.end <= a.end for a in claim.awards):
            continue
        fact = _figure(figure, claim, text)
        if fact is None:
            left_out.append(figure)
        elif fact.measure not in taken:
            taken[fact.measure] = (figure, fact)
        elif not fact.qualifier and taken[fact.measure][1].qualifier:
            looser = taken[fact.measure][0]
            left_out += [looser] if looser else []
            taken[fact.measure] = (figure, fact)
        elif fact != taken[fact.measure][1]:
            left_out.append(figure)
    prizes = sum(a.count or 1 for a in claim.awards if _PRIZE.search(a.prize))
    if prizes and MEASURES["prizes"].suits(claim.category) and "prizes" not in taken:
        taken["prizes"] = (None, FigureFact("prizes", prizes))
    return list(taken.values()), tuple(left_out)


def _figure(figure: Figure, claim: Claim, text: str) -> FigureFact | None:
    code = measure_of(figure, claim, text[claim.start : claim.end])
    measure = MEASURES.get(code or "")
    if measure is None or not measure.is_entered:
        return None
    smallest = Decimal(str(figure.value)) * measure.scale
    if smallest != smallest.to_integral_value() or smallest < 0:
        return None
    return FigureFact(measure.code, int(smallest), figure.qualifier or "")


def _award(award: Award) -> AwardFact:
    return AwardFact(award.level or "", award.prize[:60], max(award.count or 1, 1))
