"""All parts of a text at once, their conflicts settled."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from jiaogong.prose.awards import find_awards
from jiaogong.prose.bodies import find_bodies
from jiaogong.prose.dates import find_dates
from jiaogong.prose.figures import find_figures
from jiaogong.prose.people import find_people
from jiaogong.prose.reading import Award, DateSpan, Figure, Name

_MEANT = {"O": "0", "o": "0", "l": "1", "I": "1"}
_MISREAD = re.compile(  # 2O所, 7月l0日: what a scanner took a digit for
    r"[Oo](?<=\d[Oo])(?=[\dOo余多人名位件次所篇元年月日个万%])|[lI](?<=[\d月年]l|[\d月年]I)(?=[\d日])|[lI](?=\d[日号人名件次])(?<![A-Za-z]l)"
)
P = TypeVar("P", Figure, DateSpan, Name)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a plain text names and counts, each kind in order, at plain offsets."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    people: tuple[Name, ...] = ()
    bodies: tuple[Name, ...] = ()
    awards: tuple[Award, ...] = ()


def find_parts(text: str, roster: frozenset[str] = frozenset()) -> Parts:
    """Return every part of a plain text, conflicts settled: a date or a number in a name is no figure, a unit's name no person's.

    `roster` holds names known beforehand, in simplified characters.

    >>> parts = find_parts("2024-5-18、19组织14中学教师赴第3小学听课12节")
    >>> [f.value for f in parts.figures], [d.iso for d in parts.dates], [b.name for b in parts.bodies]
    ([12], ['2024-05-18/2024-05-19'], ['14中学', '第3小学'])
    """
    counted = _MISREAD.sub(lambda m: _MEANT[m[0]], text) if any(c in text for c in _MEANT) else text
    dates, bodies = find_dates(counted), find_bodies(text)
    awards = find_awards(text, bodies)
    places = [award for award in awards if award.prize[0] == "第"]  # ranks, which count nothing: 分获三、四名
    figures = _clear_of(find_figures(counted), dates, bodies, places)
    people = _clear_of(find_people(text, roster), bodies, figures)
    return Parts(
        figures=tuple(figures),
        dates=tuple(dates),
        people=tuple(people),
        bodies=tuple(bodies),
        awards=tuple(awards),
    )


def _clear_of(parts: Sequence[P], *others: Sequence[Figure | DateSpan | Name | Award]) -> list[P]:
    """Those of the parts that overlap none of the others (each sequence in order, without overlaps of its own)."""
    kept = list(parts)
    for other in others:
        starts = [o.start for o in other]
        kept = [p for p in kept if not _overlaps(p, other, bisect_left(starts, p.end))]
    return kept


def _overlaps(part: Figure | DateSpan | Name, other: Sequence[Figure | DateSpan | Name | Award], before: int) -> bool:
    return before > 0 and other[before - 1].end > part.start
