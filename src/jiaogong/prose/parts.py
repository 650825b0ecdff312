"""All parts of a text at once, their conflicts settled."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.prose.awards import find_awards
from jiaogong.prose.bodies import find_bodies
from jiaogong.prose.dates import find_dates
from jiaogong.prose.figures import find_figures
from jiaogong.prose.people import find_people
from jiaogong.prose.reading import Award, DateSpan, Figure, Name


@dataclass(frozen=True, slots=True)
class Parts:
    """What a plain text names and counts, each kind in order, at plain offsets."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    people: tuple[Name, ...] = ()
    bodies: tuple[Name, ...] = ()
    awards: tuple[Award, ...] = ()


def find_parts(text: str, roster: frozenset[str] = frozenset()) -> Parts:
    """Return every part of a plain text; a date is no figure, a number in a name or a book's title none either."""
    return Parts(
        figures=tuple(find_figures(text)),
        dates=tuple(find_dates(text)),
        people=tuple(find_people(text, roster)),
        bodies=tuple(find_bodies(text)),
        awards=tuple(find_awards(text)),
    )
