"""One fault planted."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.summaries.checking.tests.planting.source import Truth


@dataclass(frozen=True, slots=True)
class Plant:
    """A text with one fault of a kind at a place, and what stood there before."""

    kind: str
    text: str
    start: int
    end: int
    was: str

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def put(kind: str, truth: Truth, start: int, end: int, words: str) -> Plant:
    """The truth with other words at a place."""
    text = truth.text[:start] + words + truth.text[end:]
    return Plant(kind, text, start, start + len(words), truth.text[start:end])
