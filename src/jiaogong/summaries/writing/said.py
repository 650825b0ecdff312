"""Prose that knows its figures: a piece of text with what each number in it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class FigureAt:
    """A number at a place of a text, and the entries behind it.

    `measure` is a code of the catalogue; derived numbers say how they are made:
    "a/b" a share in per cent, "a-b" a difference, "a~" the change on the year
    before, "a/b~" that of a share in points, "unions:a" a count of base unions,
    "people:…" a headcount (no entries), "awards" prizes. Money is in yuan.
    """

    start: int
    end: int
    measure: str
    value: int | float
    unit: str
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the figures in it, offsets from its own beginning."""

    text: str = ""
    figures: tuple[FigureAt, ...] = ()

    def __add__(self, other: Said | str) -> Said:
        more = other if isinstance(other, Said) else Said(other)
        return Said(self.text + more.text, self.figures + moved(more.figures, len(self.text)))

    def without_stop(self) -> Said:
        """The same without its full stop."""
        return Said(self.text.removesuffix("。"), self.figures)

    def __bool__(self) -> bool:
        return bool(self.text)


def joined(parts: Iterable[Said], by: str = "") -> Said:
    """Pieces in a row, with something between them."""
    text = ""
    figures: list[FigureAt] = []
    for part in parts:
        text += by if text else ""
        figures += moved(part.figures, len(text))
        text += part.text
    return Said(text, tuple(figures))


def moved(figures: Iterable[FigureAt], by: int) -> tuple[FigureAt, ...]:
    """The same figures so many characters further on."""
    return tuple(replace(f, start=f.start + by, end=f.end + by) for f in figures)
