"""Everything known of a branch over a period, each part read when first asked for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from jiaogong.kernel import clock
from jiaogong.kernel.periods import Period
from jiaogong.ledger import rollup
from jiaogong.ledger.models import Entry
from jiaogong.ledger.queries import of_branch
from jiaogong.members.queries import Headcount, headcount
from jiaogong.summaries.facts.gathering import acts_of, holding, prizes_of, standing, wholes_of
from jiaogong.summaries.facts.kinds import kind_of
from jiaogong.summaries.facts.shapes import Act, Prize, Reach, Total
from jiaogong.summaries.facts.terms import Terms, terms_of
from jiaogong.unions.models import Union
from jiaogong.unions.queries import branch

ENOUGH_TO_COMPARE = 20


@dataclass(frozen=True)
class Known:
    """What the ledger and the members' file hold of a branch over a period.

    `until` is the period's last day, or today while it still runs.
    """

    union: Union
    period: Period
    until: dt.date

    @cached_property
    def headcount(self) -> Headcount:
        return headcount(self.union, self.until)

    @cached_property
    def nodes(self) -> tuple[Union, ...]:
        """Every node of the branch, set up or not."""
        return tuple(branch(self.union).order_by("path"))

    @cached_property
    def base_unions(self) -> tuple[Union, ...]:
        """The base unions that have been set up."""
        return tuple(u for u in self.nodes if u.kind == Union.Kind.BASE and u.has_union)

    @cached_property
    def schools(self) -> tuple[Union, ...]:
        """The base unions of schools; those of organs hold no congress of teachers."""
        return tuple(u for u in self.base_unions if u.sector != Union.Sector.ORGAN)

    @cached_property
    def private_schools(self) -> tuple[Union, ...]:
        """The private schools, with a union of their own or without."""
        return tuple(u for u in self.nodes if u.kind == Union.Kind.BASE and u.sector == Union.Sector.PRIVATE)

    @cached_property
    def terms(self) -> Terms:
        """How the terms of the base unions' committees stand at the period's end."""
        return terms_of(self.base_unions, self.until)

    @property
    def is_complete(self) -> bool:
        """Whether the period is over."""
        return self.until == self.period.end

    @property
    def earlier(self) -> Period:
        """The like period a year before; of one that still runs, the days up to the same day."""
        before = self.period.before()
        if self.is_complete:
            return before
        return replace(before, end=min(before.end, before.start + (self.until - self.period.start)))

    @property
    def is_base(self) -> bool:
        return self.union.kind in (Union.Kind.BASE, Union.Kind.GROUP)

    @cached_property
    def totals(self) -> dict[tuple[str, str], Total]:
        """Totals by (category, measure), as the roll-up has them."""
        then = {(r.category, r.measure): r.value for r in rollup.rollup(self.union, self.earlier)}
        behind = rollup.ids_behind(self.union, self.period)
        found = {}
        for row in rollup.rollup(self.union, self.period):
            key = (row.category, row.measure)
            before = then.get(key, 0) if then else None
            found[key] = Total(row.category, row.measure, row.value, row.qualifier, tuple(behind.get(key, ())), before)
        return found

    @cached_property
    def prizes(self) -> tuple[Prize, ...]:
        """Prizes by category, level and name, as the roll-up has them."""
        return prizes_of(rollup.counted(self.union, self.period))

    @cached_property
    def _behind_before(self) -> dict[tuple[str, str], list[int]]:
        return rollup.ids_behind(self.union, self.earlier)

    def entries_before(self, category: str, measure: str) -> tuple[int, ...]:
        """The entries behind the like total of the year before."""
        return tuple(self._behind_before.get((category, measure), ()))

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Every act that stands, oldest first; a school's share in an event besides the event."""
        return acts_of(standing(self.union, self.period))

    def acts_holding(self, measure: str, categories: Collection[str] = ()) -> tuple[Act, ...]:
        """Those of the acts that hold a figure of a measure, or prizes (`PRIZES`), read without the others."""
        return holding(standing(self.union, self.period), measure, categories)

    @cached_property
    def wholes(self) -> dict[int, int]:
        """The acts that others are part of, with their unions' keys."""
        return wholes_of(standing(self.union, self.period))

    @cached_property
    def own_acts(self) -> tuple[Act, ...]:
        """What the head of the branch did itself: of an area, its own and its clusters' acts."""
        own = {u.pk for u in self.nodes if self.is_base or u.kind in (Union.Kind.AREA, Union.Kind.CLUSTER)}
        whole = {a.entry for a in self.acts}
        return tuple(a for a in self.acts if a.union in own and a.part_of not in whole)

    @cached_property
    def kinds_before(self) -> frozenset[str]:
        """The kinds of acts of the year before; empty where that year holds too little to say what it lacked."""
        titles = list(standing(self.union, self.period.before()).values_list("title", flat=True))
        return frozenset(kind_of(title) for title in titles) if len(titles) >= ENOUGH_TO_COMPARE else frozenset()

    @cached_property
    def _act_of(self) -> dict[int, Act]:
        return {act.entry: act for act in self.acts}

    def only_act(self, category: str, measure: str) -> Act | None:
        """The one act that a total rests on, if it is but one with a day or month and of no sensitive kind."""
        total = self.total(category, measure)
        act = self._act_of.get(total.entries[0]) if total and len(total.entries) == 1 else None
        return act if act and act.precision != "period" and not act.is_sensitive else None

    @cached_property
    def drafts(self) -> tuple[Act, ...]:
        """What was noted in the period and never confirmed."""
        return acts_of(of_branch(self.union, self.period).filter(state=Entry.State.DRAFT))

    @cached_property
    def overdue(self) -> tuple[Act, ...]:
        """What was planned for the period and not done by its due day."""
        planned = of_branch(self.union, self.period).filter(state=Entry.State.PLANNED, due_date__lte=self.until)
        return acts_of(planned)

    @cached_property
    def coming(self) -> tuple[Act, ...]:
        """What is planned for the year after the period."""
        days = (self.until + dt.timedelta(days=1), self.until + dt.timedelta(days=366))
        planned = of_branch(self.union).filter(state=Entry.State.PLANNED, start_date__range=days)
        return acts_of(planned)

    @cached_property
    def _by_union(self) -> dict[tuple[str, str], dict[int, list[int]]]:
        found: dict[tuple[str, str], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for act in self.acts:
            found[act.category, "acts"][act.union].append(act.entry)
            for figure in act.figures:
                if figure.value:
                    found[act.category, figure.measure][act.union].append(act.entry)
        return found

    def reach(self, category: str, measure: str = "acts", among: tuple[Union, ...] | None = None) -> Reach:
        """How many base unions (of those named) recorded a measure in a category."""
        by_union = self._by_union.get((category, measure), {})
        unions = self.base_unions if among is None else among
        did = tuple(u for u in unions if u.pk in by_union)
        missing = tuple(u for u in unions if u.pk not in by_union)
        return Reach(category, measure, did, missing, tuple(e for u in did for e in by_union[u.pk]))

    def total(self, category: str, measure: str) -> Total | None:
        return self.totals.get((category, measure))

    def value(self, category: str, measure: str) -> int:
        """A total's value, 0 where nothing is on record."""
        found = self.total(category, measure)
        return found.value if found else 0


def known_facts(union: Union, period: Period) -> Known:
    """What is known of a union's branch over a period. A cluster is read as an area."""
    return Known(union, period, min(period.end, clock.today()))
