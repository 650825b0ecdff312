"""The shapes of facts. Values are integers of a measure's smallest unit; days are days of the ledger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.catalogue import CATEGORIES, MEASURES, Measure
from jiaogong.ledger.rules import AwardFact, FigureFact
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Total:
    """A measure summed over the branch and period in one category, with the entries it counts.

    `before` is the like total of the year before; None where that year holds no entry at all.
    """

    category: str
    measure: str
    value: int
    qualifier: str = ""
    entries: tuple[int, ...] = ()
    before: int | None = None

    @property
    def of(self) -> Measure:
        return MEASURES[self.measure]


@dataclass(frozen=True, slots=True)
class Act:
    """One entry: what was done (or is planned, or waits as a draft), by which union, when."""

    entry: int
    union: int
    category: str
    title: str
    sentence: str
    start: dt.date
    end: dt.date
    precision: str = "day"
    theme: str = ""
    basis: str = ""
    due: dt.date | None = None
    part_of: int | None = None
    figures: tuple[FigureFact, ...] = ()
    awards: tuple[AwardFact, ...] = ()

    def value(self, measure: str) -> int:
        """What the act counts of a measure; 0 where it says nothing of it."""
        for figure in self.figures:
            if figure.measure == measure:
                return figure.value
        return 0

    def has(self, measure: str) -> bool:
        return any(f.measure == measure for f in self.figures)

    @property
    def is_sensitive(self) -> bool:
        return CATEGORIES[self.category].sensitive or any(MEASURES[f.measure].sensitive for f in self.figures)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many base unions of how many did something, who did not, and the entries that show it."""

    category: str
    measure: str
    did: tuple[Union, ...]
    missing: tuple[Union, ...]
    entries: tuple[int, ...]

    @property
    def of(self) -> int:
        return len(self.did) + len(self.missing)


@dataclass(frozen=True, slots=True)
class Prize:
    """Prizes of one level and name in a category, with the entries that record them."""

    category: str
    level: str
    prize: str
    count: int
    entries: tuple[int, ...] = ()
