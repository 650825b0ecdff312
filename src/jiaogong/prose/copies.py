"""Passages that stand in another text too, and which of many texts are worth comparing.

A passage is 16 characters or more, spaces out, width and traditional forms
ignored. Fingerprints are winnowed as in Schleimer, Wilkerson and Aiken
(SIGMOD 2003): texts that share a passage always share a fingerprint. A text to
be held against thousands is made ready once (`Held`).
"""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from jiaogong.prose.text import plain

PASSAGE = 16
GRAM = 8
_WINDOW = PASSAGE - GRAM + 1


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a passage stands: offsets into the checked text, and into the other, ends exclusive."""

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class CopiedFrom:
    """How much of a text stands in another: share from 0 to 1 of its characters, spaces out."""

    share: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without spaces, width and traditional forms; `bare[i]` stands at `origin[i]` of the original."""

    bare: str
    origin: tuple[int, ...]


def bare(text: str) -> Bare:
    """Strip a text to what is compared.

    >>> bare("參加 ３８人").bare
    '参加38人'
    """
    p = plain(text)
    kept = [i for i, c in enumerate(p.plain) if not c.isspace()]
    return Bare("".join(p.plain[i] for i in kept), tuple(p.origin[i] for i in kept))


@dataclass(frozen=True)
class Held:
    """A text made ready to be held against many others."""

    text: str

    @cached_property
    def own(self) -> Bare:
        return bare(self.text)

    @cached_property
    def marks(self) -> dict[int, list[int]]:
        """The fingerprints, each with where its eight characters stand in the bare text."""
        return _winnow(self.own.bare)

    @cached_property
    def _windows(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i in range(len(self.own.bare) - PASSAGE + 1):
            found.setdefault(self.own.bare[i : i + PASSAGE], []).append(i)
        return found

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(self.own.bare[i : i + GRAM] for i in range(len(self.own.bare) - GRAM + 1))

    def share_in(self, other: str) -> float:
        """What part of the text lies in passages that the other holds too, exactly, from 0 to 1.

        >>> Held("会上大家一致通过了新的教职工考勤办法。").share_in("去年，大家一致通过了新的教职工考勤办法。")
        0.8947
        """
        source = "".join(plain(other).plain.split())  # as `bare` has it, without places
        # Every shared passage holds eight characters that begin at a ninth place of the other text.
        if not any(source[i : i + GRAM] in self._heads for i in range(0, len(source), _WINDOW)):
            return 0.0
        shared = self._windows.keys() & {source[i : i + PASSAGE] for i in range(len(source) - PASSAGE + 1)}
        covered = {i for window in shared for i in self._windows[window]}
        return round(_length(covered) / len(self.own.bare), 4) if covered else 0.0

    def passages_in(self, other: str) -> CopiedFrom:
        """The passages shared with another text, at their places in both."""
        return _compare(self.own, bare(other))


def _length(starts: set[int]) -> int:
    """How many characters passages cover that begin at these places."""
    total = reached = 0
    for start in sorted(starts):
        total += start + PASSAGE - max(start, reached)
        reached = start + PASSAGE
    return total


def copied_share(text: str, other: str) -> CopiedFrom:
    """Return what part of a text lies in passages that the other holds too, exactly.

    >>> copied_share("会上大家一致通过了新的教职工考勤办法。", "去年，大家一致通过了新的教职工考勤办法。").share
    0.8947
    """
    return _compare(bare(text), bare(other))


def shares_from(text: str, others: Mapping[str, str]) -> dict[str, float]:
    """Return what part of a text stands in each of many others, the largest first; those it shares nothing with left out."""
    held = Held(text)
    shares = {name: share for name, other in others.items() if (share := held.share_in(other))}
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


def copied_from(text: str, others: Mapping[str, str]) -> dict[str, CopiedFrom]:
    """Return the texts of a folder that a text shares passages with, the largest share first."""
    held = Held(text)
    return {name: held.passages_in(others[name]) for name in shares_from(text, others)}


def fingerprints(text: str) -> frozenset[int]:
    """Return the winnowed fingerprints of a text: 32-bit numbers that stay the same between runs."""
    return frozenset(_winnow(bare(text).bare))


def _compare(checked: Bare, source: Bare) -> CopiedFrom:
    matches = list(_matches(checked.bare, source.bare))
    covered = sum(end - start for start, end, _ in matches)
    share = covered / len(checked.bare) if matches else 0.0
    return CopiedFrom(round(share, 4), tuple(_passage(checked, source, *match) for match in matches))


def _passage(checked: Bare, source: Bare, start: int, end: int, at: int) -> Passage:
    last = at + end - start - 1
    return Passage(checked.origin[start], checked.origin[end - 1] + 1, source.origin[at], source.origin[last] + 1)


def _matches(text: str, other: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of a text that lie in the other, as start, end and where; none overlaps the one before."""
    places: dict[str, int] = {}
    for i in range(len(other) - PASSAGE, -1, -1):
        places[other[i : i + PASSAGE]] = i
    at = told = 0
    while at <= len(text) - PASSAGE:
        there = places.get(text[at : at + PASSAGE])
        if there is None:
            at += 1
            continue
        length = PASSAGE + _goes_on(text, other, at + PASSAGE, there + PASSAGE)
        start = max(at, told)
        told = at + length
        yield start, told, there + start - at
        at = told - PASSAGE + 1


def _goes_on(text: str, other: str, i: int, j: int) -> int:
    n = 0
    while i + n < len(text) and j + n < len(other) and text[i + n] == other[j + n]:
        n += 1
    return n


def _winnow(text: str) -> dict[int, list[int]]:
    """The least hash of each window of 9 eight-character grams, so that no shared 16 characters are missed, and where."""
    hashes = [zlib.crc32(text[i : i + GRAM].encode()) for i in range(len(text) - GRAM + 1)]
    kept: dict[int, list[int]] = {}
    least: deque[int] = deque()
    last = -1
    for i, value in enumerate(hashes):
        while least and hashes[least[-1]] >= value:
            least.pop()
        least.append(i)
        if least[0] <= i - _WINDOW:
            least.popleft()
        if i >= _WINDOW - 1 and least[0] != last:
            last = least[0]
            kept.setdefault(hashes[last], []).append(last)
    return kept
