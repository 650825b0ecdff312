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
from jiaogong.prose.reading import Award, Claim, DateSpan, Figure, Finding, Name
from jiaogong.prose.sentences import cut_sentences, veil
from jiaogong.prose.text import Plain

Part = TypeVar("Part", Award, DateSpan, Figure, Name)
Placed = TypeVar("Placed", Award, Claim, DateSpan, Figure, Finding, Name)


def read_claims(made_plain: Plain, parts: Parts) -> tuple[Claim, ...]:
    """The claims of a text made plain, plans among them, with the parts that they hold, at offsets of its original."""
    text = made_plain.plain
    veiled = veil(text)
    acts = gather_claims(veiled, cut_sentences(veiled), marks_of(text, parts, made_plain.pairs))
    figures, people, bodies = _shelf(parts.figures), _shelf(parts.people), _shelf(parts.bodies)
    awards, dates = _shelf(parts.awards), _shelf(parts.dates)
    claims = tuple(
        Claim(
            start=act.start,
            end=act.end,
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
    return tuple(_back(made_plain, c) for c in claims) if made_plain.is_shifted else claims


def _shelf(parts: tuple[Part, ...]) -> Callable[[Act], tuple[Part, ...]]:
    """What tells which of the parts, given in order, begin inside an act."""
    starts = [part.start for part in parts]

    def within(act: Act) -> tuple[Part, ...]:
        first = bisect_left(starts, act.start)
        return parts[first : bisect_left(starts, act.end, first)]

    return within


def _back(made_plain: Plain, claim: Claim) -> Claim:
    """The claim and its parts, at offsets of the original."""

    def place(found: Placed) -> Placed:
        start, end = made_plain.span(found.start, found.end)
        return replace(found, start=start, end=end)

    return replace(
        place(claim),
        figures=tuple(map(place, claim.figures)),
        people=tuple(map(place, claim.people)),
        bodies=tuple(map(place, claim.bodies)),
        awards=tuple(map(place, claim.awards)),
        dates=tuple(map(place, claim.dates)),
    )
