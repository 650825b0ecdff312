"""A whole summary, from the facts known of a union over a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.periods import Period
from jiaogong.members.models import Person
from jiaogong.summaries.facts import Known, known_facts
from jiaogong.summaries.facts.shortfalls import shortfalls
from jiaogong.summaries.writing.opening import of_nothing, opened, title_of
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank
from jiaogong.summaries.writing.said import FigureAt, Said, joined
from jiaogong.summaries.writing.sections import SECTIONS, Body, bodies, brief_bodies
from jiaogong.summaries.writing.wanting import comes_next, fell_short
from jiaogong.unions.models import Union

_ORDER = "一二三四五六七八九"
FEW_ACTS, SHORTFALLS_IN_BRIEF = 14, 3


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text under a heading ("" for the opening), heading line included.

    `key` names it whatever its heading: "opening", a key of `SECTIONS`, "short", "next"; "whole" where little was done.
    """

    key: str
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


class _Part(NamedTuple):
    key: str
    heading: str
    paragraphs: Sequence[Said]


def write_summary(union: Union, period: Period, *, only: str = "", brief: bool = False) -> Summary:
    """Write the summary of a base union or an area (a cluster as an area) over a period.

    The same ledger gives the same text; every number in it is among `figures`. `only` is the key of one section to
    be written on its own ("care": this year's care work); a brief is one official page, without headings.
    Raises RuleBroken for a key that is no section's.
    """
    known = known_facts(union, period)
    pen = Pen(f"{union.code} {period.code}")
    if only:
        return _assembled(
            known, [_alone(known, pen, only)], title=title_of(known, bank("headings")["alone"].get(only, only))
        )
    if brief and known.acts:
        return _assembled(known, list(_brief(known, pen)), title=title_of(known))
    parts = _parts(known, pen) if known.acts else [_Part("whole", "", [joined(of_nothing(known, pen))])]
    return _assembled(known, parts, title=title_of(known))


def _alone(known: Known, pen: Pen, key: str) -> _Part:
    if key not in SECTIONS:
        raise RuleBroken(
            _("There is no section “%(key)s”; there are: %(keys)s.") % {"key": key, "keys": "、".join(SECTIONS)}
        )
    told = next((body.paragraphs for body in bodies(known, pen, _Names(known)) if body.key == key), ())
    return _Part(key, "", told or [joined(of_nothing(known, pen))])


def _brief(known: Known, pen: Pen) -> Iterator[_Part]:
    yield _Part("opening", "", [joined(opened(known, pen, is_short=False))])
    for body in brief_bodies(known, pen):
        yield _Part(body.key, "", body.paragraphs)
    short = fell_short(known, pen, shortfalls(known)[:SHORTFALLS_IN_BRIEF])
    if short:
        yield _Part("short", "", short)


def _parts(known: Known, pen: Pen) -> list[_Part]:
    is_short = len(known.acts) <= FEW_ACTS
    opening = joined(opened(known, pen, is_short=is_short))
    found = shortfalls(known)
    done = bodies(known, pen, _Names(known))
    coming = comes_next(known, pen, found, lead="下一步，" if is_short else "")
    after = [Body("short", tuple(fell_short(known, pen, found))), Body("next", tuple(coming))]
    if is_short:
        told = joined(p for s in done for p in s.paragraphs)
        return [_Part("whole", "", [opening, told, *(p for s in after for p in s.paragraphs)])]
    sections = [s for s in (*done, *after) if s.paragraphs]
    headings = pen.choose(bank("headings")["sets"])
    numbered = [_Part(s.key, f"{_ORDER[i]}、{headings[s.key]}", s.paragraphs) for i, s in enumerate(sections)]
    return [_Part("opening", "", [opening]), *numbered]


def _assembled(known: Known, parts: list[_Part], *, title: str) -> Summary:
    text, sections = Said(), []
    for key, heading, paragraphs in parts:
        start = len(text.text)
        lines = ([Said(heading)] if heading else []) + [p for p in paragraphs if p]
        text = text + joined(lines, "\n") + "\n"
        sections.append(Section(key, heading, start, len(text.text) - 1))
    return Summary(
        union=known.union.name,
        period=known.period.code,
        title=title,
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
