"""An act told with its own numbers and words on another day: its day is told, and its numbers stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiaogong.catalogue import MEASURES
from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.days import iso_of
from jiaogong.summaries.checking.seasons import Season, seasons_in
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.words import covered, terms
from jiaogong.summaries.facts import Act

SHARED = 0.34


def on_its_own_day(table: Table, claim: Claim, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts; where a date or season leaves all numbers of its stretch without an act, those of the one act that has them all.

    It must be of the claim's kind and say a third of the words, and not lie in the season told.
    """
    changed: dict[int, Part] = {}
    for date in (p for p in parts if p.kind == "date" and p.verdict == "unsupported"):
        span = table.stretch(claim, date.start)
        act = _told_by(table, claim, span, parts)
        if act is not None:
            changed |= _put_right(table, act, span, parts)
            changed[date.start] = _dated(table, act, date)
    if not any(p.kind == "date" for p in parts):
        for season in seasons_in(table.page.flat, claim.start, claim.end):
            act = _told_by(table, claim, (season.end, claim.end), parts)
            if act is not None and not season.touches(act):
                changed |= _put_right(table, act, (season.end, claim.end), parts)
                changed[season.start] = _dated(table, act, _as_part(season))
    kept = {p.start for p in parts}
    yield from (changed.get(p.start, p) for p in parts)
    yield from (p for start, p in changed.items() if start not in kept)


def _told_by(table: Table, claim: Claim, span: tuple[int, int], parts: Sequence[Part]) -> Act | None:
    """The one act of the claim's kind that has every number of a stretch, where none of them has been found."""
    told = [p for p in parts if p.kind == "figure" and span[0] <= p.start < span[1]]
    if not told or any(p.verdict != "unsupported" for p in told):
        return None
    figures = [f for f in claim.figures if any(f.start == p.start for p in told)]
    unions = table.named_for(claim, span[0])
    if unions is None or len(figures) != len(told):
        return None
    own = {u.pk for u in unions} or {table.ground.known.union.pk}
    text = table.page.said(span)
    said, named = terms(text), cues.circumstances(text)
    found = [
        a
        for a in table.ground.by_category.get(claim.category, ())
        if a.union in own and table.ground.tells(a) and all(_has(a, f) for f in figures)
        and covered(said, table.ground.all_words_of(a)) >= SHARED
        and all(any(n in table.ground.text_of(a) for n in names) for names in named)
    ]  # fmt: skip
    return found[0] if len(found) == 1 and found[0].precision != "period" else None


def _has(act: Act, figure: Figure) -> bool:
    return any(
        f.value == figure.value * MEASURES[f.measure].scale
        and (figure.unit is None or MEASURES[f.measure].printed_in(figure.unit))
        for f in act.figures
    )


def _put_right(table: Table, act: Act, span: tuple[int, int], parts: Sequence[Part]) -> dict[int, Part]:
    shown = table.ground.showing([act.entry])
    figures = [p for p in parts if p.kind == "figure" and span[0] <= p.start < span[1]]
    return {p.start: replace(p, verdict="supported", ledger=p.read, entries=shown) for p in figures}


def _dated(table: Table, act: Act, part: Part) -> Part:
    told = iso_of(act.start, act.end, act.precision)
    return replace(part, verdict="contradicted", ledger=told, entries=table.ground.showing([act.entry]))


def _as_part(season: Season) -> Part:
    return Part(season.start, season.end, "date", season.said, None, "unsupported")
