"""A text read whole: made plain, its parts found, its claims gathered, all of it placed back on the original."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from jiaogong.prose.claims import Act, gather_claims
from jiaogong.prose.dates import date_of
from jiaogong.prose.marks import marks_of
from jiaogong.prose.parts import Parts
from jiaogong.prose.reading import Award, Claim, DateSpan, Figure, Name
from jiaogong.prose.sentences import cut_sentences, veil
from jiaogong.prose.text import Plain

Part = TypeVar("Part", Award, DateSpan, Figure, Name)


def read_claims(made_plain: Plain, parts: Parts) -> tuple[Claim, ...]:
    """The claims of a text made plain, plans among them, with the parts that they hold, at offsets of its original."""
    text = made_plain.plain
    veiled = veil(text)
    acts = gather_claims(veiled, cut_sentences(veiled), marks_of(text, parts, made_plain.pairs))
    figures, awards, dates = (
        _shelf(made_plain, parts.figures),
        _shelf(made_plain, parts.awards),
        _shelf(made_plain, parts.dates),
    )
    people, bodies = _shelf(made_plain, parts.people), _shelf(made_plain, parts.bodies)
    return tuple(
        Claim(
            *made_plain.span(act.start, act.end),
            status=act.status,
            category=act.category,
            date=date_of(parts.dates, text, act.start, act.end),
            figures=figures(act),
            people=people(act),
            bodies=bodies(act),
            awards=awards(act),
            dates=dates(act),
        )
        for act in acts
    )


def _shelf(made_plain: Plain, parts: tuple[Part, ...]) -> Callable[[Act], tuple[Part, ...]]:
    """What tells which of the parts, given in order, begin inside an act, at offsets of the original."""
    starts = [part.start for part in parts]
    placed = tuple(_placed(made_plain, part) for part in parts) if made_plain.is_shifted else parts

    def within(act: Act) -> tuple[Part, ...]:
        first = bisect_left(starts, act.start)
        return placed[first : bisect_left(starts, act.end, first)]

    return within


def _placed(made_plain: Plain, part: Part) -> Part:
    start, end = made_plain.span(part.start, part.end)
    return replace(part, start=start, end=end)
