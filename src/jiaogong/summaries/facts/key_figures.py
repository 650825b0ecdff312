"""The key figures of a branch over a period, beside the like period of the year before."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from importlib import resources

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.ledger import rollup
from jiaogong.summaries.facts.known import Known

MOST_ROWS = 32


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One row: a total in its measure's smallest unit, that of the year before (None where nothing is on record), its entries."""

    category: str
    measure: str
    value: int
    before: int | None = None
    entries: tuple[int, ...] = ()

    @property
    def category_called(self) -> str:
        return CATEGORIES[self.category].zh

    @property
    def called(self) -> str:
        return MEASURES[self.measure].zh

    @property
    def change(self) -> Fraction | None:
        """The change on the year before in per cent; None where there is nothing to compare with."""
        return Fraction(100 * (self.value - self.before), self.before) if self.before else None


@functools.cache
def _rows() -> tuple[tuple[str, str], ...]:
    text = resources.files(__package__).joinpath("key_figures.toml").read_text(encoding="utf-8")
    return tuple((category, measure) for category, measure in tomllib.loads(text)["rows"])


def key_figures(known: Known) -> tuple[KeyFigure, ...]:
    """The rows that this year or the year before holds, at most a page of them."""
    return tuple(_held(known))[:MOST_ROWS]


def _held(known: Known) -> Iterator[KeyFigure]:
    before = {(row.category, row.measure): row.value for row in rollup.rollup(known.union, known.earlier)}
    for category, measure in _rows():
        total, then = known.total(category, measure), before.get((category, measure), 0)
        value = total.value if total else 0
        if value > 0 or then > 0:
            yield KeyFigure(category, measure, value, then if before else None, total.entries if total else ())


def acts_by_category(known: Known) -> tuple[KeyFigure, ...]:
    """How many acts each category holds, the most first; categories with none in either year are left out."""
    then: dict[str, int] = defaultdict(int)
    for row in rollup.rollup(known.union, known.earlier):
        then[row.category] += row.value if row.measure == "acts" else 0
    found = [
        KeyFigure(category, "acts", total.value, then[category] if then else None, total.entries)
        for category in CATEGORIES
        if (total := known.total(category, "acts")) and total.value > 0
    ]
    return tuple(sorted(found, key=lambda f: -f.value))
