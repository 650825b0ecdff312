"""The sentences on a category's totals, in the order of the phrase bank; no total is told twice."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from jiaogong.summaries.facts import Known, Reach
from jiaogong.summaries.writing.awards import prize_list
from jiaogong.summaries.writing.clear import reads_back
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank, filled
from jiaogong.summaries.writing.said import Said
from jiaogong.summaries.writing.slots import Slots

_MEASURE = re.compile(r"[a-z_]+")
_COMPARED = re.compile(r"([a-z_]+)(<=|[<=>])([a-z_]+)")


@dataclass(frozen=True)
class Point:
    """One thing to say of a category, in several ways, and when it can be said."""

    say: tuple[str, ...]
    all: tuple[str, ...] = ()
    at: str = ""
    needs: tuple[str, ...] = ()
    once: str = ""
    reach: str = ""
    among: str = ""
    when: str = ""
    subjects: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "subjects", frozenset(self.needs) | ({self.once} if self.once else set()))


def points_of(file: str, category: str) -> list[Point]:
    return [_point(row) for row in bank(file).get(category, [])]


def _point(row: dict[str, Any]) -> Point:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Point(**fields)


def totals_told(known: Known, pen: Pen, file: str, category: str, covered: Collection[str] = ()) -> Iterator[Said]:
    """A sentence for each point that the facts allow; measures `covered` elsewhere are left alone."""
    told = set(covered)
    for point in points_of(file, category):
        if not _fits(point, known, category, told):
            continue
        reach = _reach(point, known, category)
        if point.reach and (reach is None or not reach.did):
            continue
        ways = point.all if reach and not reach.missing else point.say
        fill = partial(filled, resolve=Slots(known, pen, category, reach))
        said = pen.write(ways, fill, lambda said: reads_back(said, category))
        if said:
            told |= measures_in(said) | point.subjects
            yield said


def _fits(point: Point, known: Known, category: str, told: set[str]) -> bool:
    if point.at and (point.at == "base") != known.is_base:
        return False
    if point.subjects and point.subjects <= told:
        return False
    if not all(_has(known, category, measure) for measure in point.needs):
        return False
    if point.once and not known.only_act(category, point.once):
        return False
    return not point.when or _holds(point.when, known, category)


def _has(known: Known, category: str, measure: str) -> bool:
    if measure == "awards":
        return prize_list(known, category) is not None
    return known.value(category, measure) > 0


def _holds(condition: str, known: Known, category: str) -> bool:
    m = _COMPARED.fullmatch(condition)
    if m is None:
        raise ValueError(condition)
    a, b = known.value(category, m[1]), known.value(category, m[3])
    return {"<": a < b, "<=": a <= b, "=": a == b, ">": a > b}[m[2]]


def _reach(point: Point, known: Known, category: str) -> Reach | None:
    if not point.reach:
        return None
    among = known.schools if point.among == "schools" else None
    return known.reach(category, point.reach, among)


def measures_in(said: Said) -> set[str]:
    """The measures that a sentence tells of; counts of unions and people are none."""
    codes = (
        f.measure
        for f in said.figures
        if f.measure != "unions" and not f.measure.startswith(("unions:", "unions-", "people:"))
    )
    return {measure for code in codes for measure in _MEASURE.findall(code)}
