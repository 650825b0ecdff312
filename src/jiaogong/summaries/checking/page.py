"""The text on the table: made plain at unmoved places, so that what stands around a part can be read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from jiaogong.prose.assembling import read_claims
from jiaogong.prose.findings import find_findings
from jiaogong.prose.parts import Parts, find_parts
from jiaogong.prose.reading import Claim, Figure, Reading
from jiaogong.prose.text import plain
from jiaogong.summaries.checking.denials import with_denials
from jiaogong.summaries.checking.impossible import dated_so, impossible_dates, with_impossible
from jiaogong.summaries.checking.strays import placed, provable_claims

_STOP = re.compile(r"[。!?\n]")
_BREAK = re.compile(r"[。!?\n;:]|,(?!\d{3}(?!\d))|(?<!\d),")


@dataclass(frozen=True)
class Page:
    """A text as read, and `flat`: the same characters at the same places, simplified and half-width, wraps as spaces."""

    text: str
    flat: str
    reading: Reading
    parts: Parts

    @cached_property
    def provable(self) -> tuple[Claim, ...]:
        """The claims to prove, in order, with every part of the text in one."""
        return with_denials(self, provable_claims(self))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(sorted((f for c in self.provable for f in c.figures), key=lambda f: f.start))

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(f.end for f in self.figures)

    @cached_property
    def stops(self) -> tuple[int, ...]:
        return tuple(m.start() for m in _STOP.finditer(self.flat))

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        return tuple(m.start() for m in _BREAK.finditer(self.flat))

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence around a place, without its stop."""
        return self._between(self.stops, at)

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around a place, between commas."""
        return self._between(self.breaks, at)

    def _between(self, marks: Sequence[int], at: int) -> tuple[int, int]:
        i = bisect_left(marks, at)
        start = marks[i - 1] + 1 if i else 0
        return start, marks[i] if i < len(marks) else len(self.flat)

    def segment(self, figure: Figure) -> tuple[int, int]:
        """What stands around a figure in its clause, up to the figures beside it."""
        start, end = self.clause(figure.start)
        i = bisect_right(self._ends, figure.start)
        if i and self._ends[i - 1] > start:
            start = self._ends[i - 1]
        after = bisect_left(self.figures, figure.end, key=lambda f: f.start)
        if after < len(self.figures) and self.figures[after].start < end:
            end = self.figures[after].start
        return start, end

    def said(self, span: tuple[int, int]) -> str:
        return self.flat[span[0] : span[1]]

    def printed(self, figure: Figure) -> str:
        """A figure's own characters."""
        return self.flat[figure.start : figure.end]


def lay_out(text: str, roster: frozenset[str], year: int | None = None) -> Page:
    """Read a text and lay it out for checking; `year` is the one it should tell of."""
    made = plain(text)
    flat = list(" " * len(text))
    for where, c in zip(made.origin, made.plain, strict=True):
        flat[where] = c
    parts = find_parts(made.plain, roster)
    claims = read_claims(made, parts)
    findings = find_findings(made, claims, parts.figures, year)
    impossible = impossible_dates("".join(flat), year or 2000)
    reading = Reading(text, dated_so(claims, impossible), tuple(findings))
    return Page(text, "".join(flat), reading, with_impossible(placed(parts, made), impossible))
