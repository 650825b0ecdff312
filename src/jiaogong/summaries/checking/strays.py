"""Numbers, names and prizes that stand outside every claim: no figure escapes for want of a verb."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from jiaogong.prose.parts import Parts
from jiaogong.prose.reading import Award, Claim, DateSpan, Figure, Name, Reading
from jiaogong.prose.text import Plain
from jiaogong.summaries.checking import cues

Placed = TypeVar("Placed", Award, DateSpan, Figure, Name)


class Laid(Protocol):
    """What of a page is needed here."""

    @property
    def flat(self) -> str: ...
    @property
    def parts(self) -> Parts: ...
    @property
    def reading(self) -> Reading: ...
    def sentence(self, at: int) -> tuple[int, int]: ...
    def clause(self, at: int) -> tuple[int, int]: ...


def placed(parts: Parts, made: Plain) -> Parts:
    """The parts of a plain text at the places of its original."""
    if not made.is_shifted:
        return parts

    def back(found: Sequence[Placed]) -> tuple[Placed, ...]:
        spans = (made.span(p.start, p.end) for p in found)
        return tuple(replace(p, start=start, end=end) for p, (start, end) in zip(found, spans, strict=True))

    return Parts(back(parts.figures), back(parts.dates), back(parts.people), back(parts.bodies), back(parts.awards))


def strays(page: Laid) -> Iterator[Claim]:
    """Claims made of the sentences whose figures or prizes no claim holds.

    Plans are left alone, but for numbers of what is still undone (尚未办结的2件提案).
    """
    claims = sorted(page.reading.claims, key=lambda c: c.start)
    starts = [c.start for c in claims]
    told: dict[tuple[int, int], list[Figure]] = {}
    for figure in page.parts.figures:
        i = bisect_right(starts, figure.start) - 1
        holder = claims[i] if i >= 0 and figure.start < claims[i].end else None
        is_planned = holder is not None and holder.status == "planned"
        if holder is None or (is_planned and _is_undone(page, figure)):
            told.setdefault(
                page.clause(figure.start) if is_planned else _free_stretch(page, claims, starts, figure), []
            ).append(figure)
    for (start, end), figures in told.items():
        yield _claim(page, claims, start, end, tuple(figures))


def _is_undone(page: Laid, figure: Figure) -> bool:
    start, end = page.clause(figure.start)
    return bool(cues.MISSING.search(page.flat, start, end))


def _free_stretch(page: Laid, claims: Sequence[Claim], starts: Sequence[int], figure: Figure) -> tuple[int, int]:
    """The part of a sentence around a figure that lies between claims."""
    start, end = page.sentence(figure.start)
    i = bisect_left(starts, figure.start)
    if i:
        start = max(start, claims[i - 1].end)
    if i < len(claims):
        end = min(end, claims[i].start)
    return start, end


def _claim(page: Laid, claims: Sequence[Claim], start: int, end: int, figures: tuple[Figure, ...]) -> Claim:
    near = next((c for c in reversed(claims) if c.start <= start and "\n" not in page.flat[c.end : start]), None)
    inside = page.flat[start:end]
    start += len(inside) - len(inside.lstrip(" ,;:、"))
    end -= len(inside) - len(inside.rstrip(" ,;:、"))
    return Claim(
        start,
        end,
        "done",
        near.category if near else "other",
        figures=figures,
        people=_within(page.parts.people, start, end),
        bodies=_within(page.parts.bodies, start, end),
        awards=_within(page.parts.awards, start, end),
        dates=_within(page.parts.dates, start, end),
    )


def _within(parts: Sequence[Placed], start: int, end: int) -> tuple[Placed, ...]:
    return tuple(p for p in parts if start <= p.start < end)
