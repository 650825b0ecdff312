"""A whole summary, from the facts known of a union over a period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.kernel import clock
from jiaogong.kernel.periods import Period
from jiaogong.members.models import Person
from jiaogong.summaries.facts import Known, known_facts
from jiaogong.summaries.facts.shortfalls import shortfalls
from jiaogong.summaries.writing.opening import of_nothing, opened, title_of
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank
from jiaogong.summaries.writing.said import FigureAt, Said, joined
from jiaogong.summaries.writing.sections import Body, bodies
from jiaogong.summaries.writing.wanting import comes_next, fell_short
from jiaogong.unions.models import Union

_ORDER = "一二三四五六七八九"
FEW_ACTS = 14


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text under a heading ("" for the opening), heading line included."""

    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A written summary. Offsets count characters of `text`, which does not hold the title."""

    union: str
    period: str
    title: str
    text: str
    figures: tuple[FigureAt, ...]
    sections: tuple[Section, ...]
    dated: dt.date


def write_summary(union: Union, period: Period) -> Summary:
    """Write the summary of a base union or an area (a cluster as an area) over a period.

    The same ledger gives the same text; every number in it is among `figures`.
    """
    known = known_facts(union, period)
    pen = Pen(f"{union.code} {period.code}")
    parts = _parts(known, pen) if known.acts else [("", [joined(of_nothing(known, pen))])]
    return _assembled(known, parts)


def _parts(known: Known, pen: Pen) -> list[tuple[str, list[Said]]]:
    is_short = len(known.acts) <= FEW_ACTS
    opening = joined(opened(known, pen, is_short=is_short))
    found = shortfalls(known)
    done = bodies(known, pen, _Names(known))
    coming = comes_next(known, pen, found, lead="下一步，" if is_short else "")
    after = [Body("short", tuple(fell_short(known, pen, found))), Body("next", tuple(coming))]
    if is_short:
        return [
            ("", [opening, joined(p for s in done for p in s.paragraphs), *(p for s in after for p in s.paragraphs)])
        ]
    sections = [s for s in (*done, *after) if s.paragraphs]
    headings = pen.choose(bank("headings")["sets"])
    numbered = [(f"{_ORDER[i]}、{headings[s.key]}", list(s.paragraphs)) for i, s in enumerate(sections)]
    return [("", [opening]), *numbered]


def _assembled(known: Known, parts: list[tuple[str, list[Said]]]) -> Summary:
    text, sections = Said(), []
    for heading, paragraphs in parts:
        start = len(text.text)
        lines = ([Said(heading)] if heading else []) + [p for p in paragraphs if p]
        text = text + joined(lines, "\n") + "\n"
        sections.append(Section(heading, start, len(text.text) - 1))
    return Summary(
        union=known.union.name,
        period=known.period.code,
        title=title_of(known),
        text=text.text,
        figures=text.figures,
        sections=tuple(sections),
        dated=clock.today(),
    )


class _Names:
    """The names on a union's file, read once each, so that no sentence taken over holds one."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._by_union: dict[int, list[str]] = {}

    def __call__(self, union: int) -> list[str]:
        if union not in self._by_union:
            self._by_union[union] = list(Person.objects.filter(union_id=union).values_list("name", flat=True))
        return self._by_union[union]
