"""A text cut into marked and unmarked stretches, for a page to show."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text: plain where `kind` is empty; `key` names what it opens."""

    text: str
    start: int
    end: int
    kind: str = ""
    key: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A place to mark, of a kind; of two that overlap the heavier is shown."""

    start: int
    end: int
    kind: str
    key: str = ""
    title: str = ""
    weight: int = 0


def stretches(text: str, marks: Iterable[Marked]) -> list[Stretch]:
    """Cut a text at the marks' borders; where marks overlap, the heaviest (then the shortest) is shown.

    >>> [(s.text, s.kind) for s in stretches("共3人参加", [Marked(1, 3, "figure")])]
    [('共', ''), ('3人', 'figure'), ('参加', '')]
    """
    found = [m for m in marks if 0 <= m.start < m.end <= len(text)]
    borders = sorted({0, len(text), *(m.start for m in found), *(m.end for m in found)})
    cut: list[Stretch] = []
    waiting = deque(sorted(found, key=lambda m: m.start))
    over: list[Marked] = []
    for start, end in pairwise(borders):
        over = [m for m in over if m.end > start]
        while waiting and waiting[0].start <= start:
            over.append(waiting.popleft())
        top = max(over, key=lambda m: (m.weight, m.start - m.end), default=None)
        cut.append(
            Stretch(text[start:end], start, end, top.kind, top.key, top.title)
            if top
            else Stretch(text[start:end], start, end)
        )
    return cut
