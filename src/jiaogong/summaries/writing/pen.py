"""The hand that writes: seeded choices that differ from union to union and never open alike three times."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from jiaogong.summaries.writing.said import Said

T = TypeVar("T")
_DATE = re.compile(r"\d+月(?:\d+日)?")
MOST_ALIKE, MOST_NEWS = 2, 2


class Pen:
    """Chooses among ways of saying a thing; the same seed writes the same text."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)
        self._openings: Counter[str] = Counter()
        self._used: Counter[str] = Counter()
        self.changes_left = 0
        self.news_left = MOST_NEWS
        self.named: set[str] = set()
        self._worn: set[str] = set()

    def choose(self, ways: Sequence[T]) -> T:
        return self._random.choice(ways)

    def shuffled(self, ways: Sequence[str]) -> list[str]:
        """The ways in this text's own order, those used least before the others."""
        order = self._random.sample(list(ways), len(ways))
        return sorted(order, key=lambda way: self._used[way])

    def is_worn(self, said: Said) -> bool:
        """Whether as many sentences as bearable have opened like this one."""
        return self._openings[opening(said.text)] >= MOST_ALIKE

    def write(
        self, ways: Sequence[str], fill: Callable[[str], Said | None], is_clear: Callable[[Said], bool] = bool
    ) -> Said | None:
        """The first way that can be filled, is clear and does not open like too many others; None where none can be filled.

        Where none is both, one that opens afresh goes before one that is clear.
        """
        spare: tuple[bool, str, Said] | None = None
        for way in self.shuffled(ways):
            said = fill(way)
            if not said:
                continue
            is_fresh = not self.is_worn(said)
            if is_fresh and is_clear(said):
                return self._took(way, said)
            if spare is None or (is_fresh and not spare[0]):
                spare = (is_fresh, way, said)
        if spare and not spare[0]:
            self._worn.add(spare[2].text)
        return self._took(*spare[1:]) if spare else None

    def repeats(self, said: Said) -> bool:
        """Whether a sentence opens like too many others, for want of another way to say it."""
        return said.text in self._worn

    def _took(self, way: str, said: Said) -> Said:
        self._used[way] += 1
        self._openings[opening(said.text)] += 1
        self.changes_left -= any(f.measure.endswith("~") for f in said.figures)
        return said


def opening(text: str) -> str:
    """What a reader takes for the beginning of a sentence: its first two characters, any date being alike.

    >>> opening("3月8日举办"), opening("全年走访慰问")
    ('#举', '全年')
    """
    return _DATE.sub("#", text, count=1)[:2] if _DATE.match(text) else text[:2]
