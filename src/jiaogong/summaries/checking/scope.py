"""Which acts a number speaks of: of which unions, days, kinds, words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jiaogong.summaries.checking.ground import Ground
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

    def acts(self, ground: Ground, among: Iterable[Act] | None = None, *, shares_too: bool = False) -> Iterator[Act]:
        """The acts in scope, each counted once: a share in another act of the scope's branch within that.

        `among`: the acts that come into question at all, to look at fewer.
        """
        paths = tuple(u.path for u in self.unions)
        for act in self._kinds(ground) if among is None else self._of_kind(among):
            if (shares_too or not self._is_within_another(act, ground, paths)) and self._holds(act, ground, paths):
                yield act

    def _is_within_another(self, act: Act, ground: Ground, paths: tuple[str, ...]) -> bool:
        return self.entries is None and ground.is_counted_elsewhere(act, paths)

    def _kinds(self, ground: Ground) -> Iterator[Act]:
        if self.entries is not None:
            yield from ground.acts_of(self.entries)
        elif self.categories:
            for category in sorted(self.categories):
                yield from ground.by_category.get(category, ())
        else:
            yield from ground.acts

    def _of_kind(self, among: Iterable[Act]) -> Iterator[Act]:
        for act in among:
            if (not self.categories or act.category in self.categories) and (
                self.entries is None or act.entry in self.entries
            ):
                yield act

    def _holds(self, act: Act, ground: Ground, paths: tuple[str, ...]) -> bool:
        if paths and not ground.path_of(act).startswith(paths):
            return False
        if self.days and not (act.start <= self.days[1] and act.end >= self.days[0] and _fits(act, self.days)):
            return False
        if self.holding and not act.has(self.holding):
            return False
        return not self.names or act.entry in ground.naming(self.names)

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


def _fits(act: Act, days: Days) -> bool:
    """Whether an act that is known by its month or period alone lies in the days whole."""
    return act.precision == "day" or (days[0] <= act.start and act.end <= days[1])


def _earlier(day: dt.date) -> dt.date:
    last = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28 if last else day.day)
