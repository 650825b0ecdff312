"""Entries as a program is told them; of a sensitive kind, to all but the union's own officers, category and month alone."""

from __future__ import annotations

import datetime as dt

from ninja import Schema

from jiaogong.kernel import money
from jiaogong.ledger.models import Award, Entry, Figure


class FigureTold(Schema):
    """A measure's value in its printed unit: money in yuan."""

    measure: str
    value: int | float
    unit: str
    qualifier: Figure.Qualifier = Figure.Qualifier.EXACT


class AwardTold(Schema):
    level: Award.Level | str = ""
    prize: str
    count: int


class Named(Schema):
    """Somebody by number and name, and the part played."""

    number: str
    name: str
    part: str


class Proof(Schema):
    """A file that proves an entry."""

    name: str
    sha256: str
    size: int


class EntryLine(Schema):
    """An entry in a list. Where `is_known` is false, its details are the union's own officers' alone."""

    id: int
    union: str
    state: Entry.State
    category: str
    month: str
    is_known: bool
    title: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    precision: Entry.Precision = Entry.Precision.DAY
    due: dt.date | None = None
    figures: list[FigureTold] = []


class EntryTold(EntryLine):
    """One entry with all that it states. `version` is to be sent back with a change."""

    version: int
    sentence: str = ""
    basis: str = ""
    theme: str = ""
    awards: list[AwardTold] = []
    people: list[Named] = []
    bodies: list[str] = []
    evidence: list[Proof] = []
    source: Entry.Source | None = None
    source_quote: str = ""
    part_of: int | None = None
    reverses: int | None = None
    replaces: int | None = None
    reversed_by: int | None = None


def line(entry: Entry, *, is_known: bool) -> EntryLine:
    """An entry with its union and figures fetched."""
    told = EntryLine(
        id=entry.pk,
        union=entry.union.code,
        state=Entry.State(entry.state),
        category=entry.category,
        month=f"{entry.start_date:%Y-%m}",
        is_known=is_known,
    )
    if is_known:
        told.title, told.start, told.end, told.due = entry.title, entry.start_date, entry.end_date, entry.due_date
        told.precision = Entry.Precision(entry.precision)
        told.figures = [_figure(figure) for figure in entry.figures.all()]
    return told


def _figure(figure: Figure) -> FigureTold:
    value = money.yuan(figure.value) if figure.of.is_money else figure.value
    qualifier = Figure.Qualifier(figure.qualifier)
    return FigureTold(measure=figure.measure, value=value, unit=figure.of.unit, qualifier=qualifier)


def whole(entry: Entry, *, is_known: bool, knows_whole: bool) -> EntryTold:
    """An entry as `queries.entry_visible_to` fetched it; `knows_whole`: what it is part of may be named."""
    told = EntryTold(version=entry.version, **line(entry, is_known=is_known).dict())
    if not is_known:
        return told
    told.sentence, told.basis, told.theme = entry.sentence, entry.basis, entry.theme
    told.awards = [AwardTold(level=a.level, prize=a.prize, count=a.count) for a in entry.awards.all()]
    told.people = [Named(number=c.person.number, name=c.person.name, part=c.part) for c in entry.concerned.all()]
    told.bodies = [body.name for body in entry.bodies.all()]
    told.evidence = [Proof(name=e.name, sha256=e.sha256, size=e.size) for e in entry.evidence.all()]
    told.source, told.source_quote = Entry.Source(entry.source), entry.source_quote
    told.part_of = entry.part_of_id if knows_whole else None
    told.reverses, told.replaces = entry.reverses_id, entry.replaces_id
    told.reversed_by = entry.reversal.pk if hasattr(entry, "reversal") else None
    return told
