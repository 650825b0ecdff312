"""The plain text laid out for the finders: its clauses, sentences and lines, cut once."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from jiaogong.prose.reading import Figure, Finding
from jiaogong.prose.text import pairs_of

_CLAUSE = re.compile(r"[^,。;:!?\n]+")
_SENTENCE = re.compile(r"[^。;!?\n]+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


ByPair = Mapping[int, Sequence[str]]


def by_pair(words: Iterable[str]) -> ByPair:
    """Words of two characters or more by the pair they begin with: few pairs stand in one text."""
    table: dict[int, list[str]] = {}
    for word in words:
        table.setdefault(pairs_of(word[:2])[0], []).append(word)
    return table


@dataclass(frozen=True)
class Sheet:
    """A plain text with its figures, its pairs of characters, the year it sums up, where known, and what is only planned."""

    text: str
    figures: Sequence[Figure] = ()
    pairs: Set[int] = frozenset()
    year: int | None = None
    planned: tuple[tuple[int, int], ...] = ()

    @cached_property
    def clause_starts(self) -> list[int]:
        """Where the stretches between stops and commas begin."""
        return [m.start() for m in _CLAUSE.finditer(self.text)]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Stretches between full stops, semicolons and line ends."""
        return [m.span() for m in _SENTENCE.finditer(self.text)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Lines that hold something."""
        return [m.span() for m in _LINE.finditer(self.text)]

    def listed(self, table: ByPair) -> Iterator[str]:
        """The words of a table that stand in the text."""
        for pair in filter(self.pairs.__contains__, table):
            yield from (word for word in table[pair] if word in self.text)

    def places(self, word: str) -> Iterator[int]:
        """Where a word stands."""
        at = self.text.find(word)
        while at >= 0:
            yield at
            at = self.text.find(word, at + len(word))

    def sentences_with(self, sign: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """The sentences that hold a sign, each once: where a costly pattern is worth trying."""
        done = 0
        for m in sign.finditer(self.text):
            if m.start() >= done:
                start, end = self.sentence_at(m.start())
                done = max(end, m.end())
                yield start, done

    def is_planned(self, at: int) -> bool:
        """Whether a character stands in what is only planned."""
        number = bisect.bisect_right(self.planned, (at, len(self.text))) - 1
        return number >= 0 and at < self.planned[number][1]

    def clause_at(self, at: int) -> int:
        """The number of the clause that holds a character, or of the last before it."""
        return bisect.bisect_right(self.clause_starts, at) - 1

    def sentence_at(self, at: int) -> tuple[int, int]:
        """The sentence that holds a character, or the last before it."""
        number = bisect.bisect_right(self._sentence_starts, at) - 1
        return self.sentences[max(number, 0)] if self.sentences else (0, len(self.text))


def apart(findings: Iterable[Finding]) -> list[Finding]:
    """Keep the first, and of those that start together the longest, of findings that overlap."""
    kept: list[Finding] = []
    for f in sorted(findings, key=lambda f: (f.start, -f.end)):
        if not kept or f.start >= kept[-1].end:
            kept.append(f)
    return kept
