"""Which acts a number speaks of: of which unions, days, kinds, words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.spells import days_told
from jiaogong.summaries.facts import Act
from jiaogong.unions.models import Union

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Scope:
    """A choice of acts; what is empty does not narrow it.

    `names`: strings, one of which the act must hold anywhere. `entries`: these
    acts and no others. `holding`: a measure that they must hold.
    """

    unions: tuple[Union, ...] = ()
    categories: frozenset[str] = frozenset()
    days: Days | None = None
    names: tuple[str, ...] = ()
    entries: frozenset[int] | None = None
    holding: str = ""

    def acts(self, ground: Ground, measure: str = "", *, shares_too: bool = False) -> Iterator[Act]:
        """The acts in scope, each counted once: a share in another act of the scope's branch within that.

        `measure`: only those that hold a figure of it (of `PRIZES`: a prize).
        """
        paths = self._narrowing_paths(ground)
        found = self._holding(ground, measure) if measure else self._kinds(ground)
        shares_too = shares_too or self.entries is not None
        if paths:
            among = ground.unions_below(paths)
            found = (act for act in found if act.union in among)
        for act in found if self.is_plain else (act for act in found if self._holds(act, ground)):
            if shares_too or not act.part_of or not ground.is_counted_elsewhere(act, paths):
                yield act

    def _holding(self, ground: Ground, measure: str) -> Iterable[Act]:
        if self.entries is None:
            return ground.holding(measure, self.categories)
        return (act for act in ground.holding(measure, self.categories) if act.entry in self.entries)

    def _kinds(self, ground: Ground) -> Iterator[Act]:
        if self.entries is not None:
            yield from ground.acts_of(self.entries)
        elif self.categories:
            for category in sorted(self.categories):
                yield from ground.by_category.get(category, ())
        else:
            yield from ground.acts

    def _narrowing_paths(self, ground: Ground) -> tuple[str, ...]:
        """The branches of its unions; none where one of them holds the whole ground."""
        paths = tuple(u.path for u in self.unions)
        return () if ground.known.union.path.startswith(paths) else paths

    def _holds(self, act: Act, ground: Ground) -> bool:
        if self.days and not _lies_in(act, self.days):
            return False
        if self.holding and not act.has(self.holding):
            return False
        return not self.names or ground.says(act, self.names)

    @property
    def is_plain(self) -> bool:
        """Whether it narrows by nothing that could single somebody out."""
        return not (self.days or self.names or self.holding)

    def a_year_earlier(self) -> Scope | None:
        """The like scope on the ground of the year before; acts told singly have none."""
        if self.entries is not None:
            return None
        if self.days is None:
            return self
        return replace(self, days=(_earlier(self.days[0]), _earlier(self.days[1])))


def _lies_in(act: Act, days: Days) -> bool:
    """Whether an act lies in days; one that is known by its month, period or what it covers, whole."""
    first, last = days_told(act, days)
    if act.precision == "day" and (first, last) == (act.start, act.end):
        return first <= days[1] and days[0] <= last
    return days[0] <= first and last <= days[1]


def _earlier(day: dt.date) -> dt.date:
    last = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28 if last else day.day)
