"""The texts that passages may come from: thousands of them, narrowed by fingerprints to the few worth comparing."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

MOST_COMPARED = 30
COMMON = 5
COMMON_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Source:
    """Another text. Of one that the reader may not open only the share is told, neither whose it is nor what it says."""

    name: str
    body: str
    key: int = 0
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Likely:
    """The texts worth comparing, and the fingerprints that stand in the texts of so many unions that they are nobody's."""

    sources: tuple[Source, ...]
    common: frozenset[int] = frozenset()


class Sources(Protocol):
    """Texts that can be asked which of them a text may have passages of."""

    def likely(self, marks: Collection[int]) -> Likely: ...


@dataclass(frozen=True, slots=True)
class Print:
    """One text's fingerprints as they are kept: 4 bytes each, little-endian. `union`: whose text it is."""

    key: int
    union: int
    marks: bytes


@dataclass(frozen=True, slots=True)
class Ranked:
    """Texts by how many uncommon fingerprints they share, the most first."""

    keys: tuple[int, ...]
    common: frozenset[int]


def packed(marks: Iterable[int]) -> bytes:
    """Fingerprints as they are kept."""
    return b"".join(mark.to_bytes(4, "little") for mark in sorted(marks))


def ranked(marks: Collection[int], prints: Iterable[Print], *, most: int = MOST_COMPARED) -> Ranked:
    """Rank texts by the fingerprints they share with one.

    What stands in the texts of five unions, of a large library in a fiftieth of
    its unions, is common: required phrases, not a copy.
    """
    wanted = set(marks)
    unions: set[int] = set()
    holders: dict[int, set[int]] = defaultdict(set)
    shared: dict[int, set[int]] = {}
    for kept in prints:
        unions.add(kept.union)
        found = wanted.intersection(_unpacked(kept.marks))
        if found:
            shared[kept.key] = found
            for mark in found:
                holders[mark].add(kept.union)
    least = max(COMMON, COMMON_SHARE * len(unions))
    common = frozenset(mark for mark, of in holders.items() if len(of) >= least)
    own = {key: len(found - common) for key, found in shared.items()}
    keys = sorted((key for key in own if own[key]), key=lambda key: (-own[key], -key))
    return Ranked(tuple(keys[:most]), common)


def _unpacked(marks: bytes) -> array[int]:
    """The fingerprints as numbers of this machine's own byte order."""
    found = array("I")
    found.frombytes(marks)
    return found


@dataclass
class Shelf:
    """A library held in memory: texts of unions by key."""

    texts: dict[int, tuple[int, Source]]
    prints: list[Print]

    def likely(self, marks: Collection[int]) -> Likely:
        found = ranked(marks, self.prints)
        return Likely(tuple(self.texts[key][1] for key in found.keys), found.common)

    def without(self, union: int) -> Iterator[Print]:
        """The fingerprints of all unions' texts but one's."""
        return (p for p in self.prints if p.union != union)
