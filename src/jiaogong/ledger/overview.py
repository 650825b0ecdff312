"""A branch's figures beside the year before, by month and by union: each kind of figure asked for once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, FilteredRelation, Max, Q, Sum

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Entry, EntryPerson, Figure
from jiaogong.ledger.queries import LAST
from jiaogong.ledger.rollup import Row, Scope, acts_by_month, newest_told, under
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure beside the like figure of the year before."""

    row: Row
    before: int

    @property
    def change(self) -> int:
        return self.row.value - self.before


@dataclass(frozen=True, slots=True)
class Held:
    """What one union of a branch holds itself, its shares in the branch's own events included and told apart."""

    acts: int
    participants: int
    shared_acts: int
    shared_participants: int
    has_recorded: bool


@dataclass(frozen=True)
class Overview:
    """The roll-up of a branch over a period, each part read when first asked for."""

    union: Union
    period: Period

    @property
    def _now(self) -> Q:
        return Q(start_date__range=(self.period.start, self.period.end))

    @cached_property
    def _both(self) -> Scope:
        return Scope.of(self.union, self.period, self.period.before())

    @cached_property
    def acts_by_month(self) -> dict[tuple[str, str], int]:
        """Acts by (category, month "2026-03"), of the period and of the year before."""
        return acts_by_month(self._both.entries())

    @cached_property
    def rows(self) -> list[Compared]:
        """Every figure in the catalogue's order; figures of the year before alone stand with 0 now."""
        order = {code: i for i, code in enumerate(MEASURES)}
        found = [*self._acts(), *self._sums(), *self._people(), *self._last()]
        return sorted(
            (c for c in found if c.row.value or c.before),
            key=lambda c: (CATEGORIES[c.row.category].order, order[c.row.measure]),
        )

    @cached_property
    def by_union(self) -> dict[int, Held]:
        """What each union of the branch holds in the period, by its key; unions that hold nothing are left out."""
        shared = self._both.shares
        held = (
            Entry.objects.filter(self._both.entries(shares="in") & self._now)
            .order_by()
            .alias(told=FilteredRelation("figures", condition=Q(figures__measure="participants")))
            .values("union_id")
            .annotate(
                acts=Sum("sign"),
                participants=Sum("told__value", default=0),
                shared_acts=Sum("sign", filter=shared, default=0),
                shared_participants=Sum("told__value", filter=shared, default=0),
                recorded=Count("pk", filter=Q(sign=1)),
            )
        )
        return {
            row["union_id"]: Held(
                row["acts"],
                row["participants"],
                row["shared_acts"],
                row["shared_participants"],
                has_recorded=bool(row["recorded"]),
            )
            for row in held
        }

    def _acts(self) -> Iterator[Compared]:
        now, before = Counter[str](), Counter[str]()
        months = set(self.period.months())
        for (category, month), acts in self.acts_by_month.items():
            (now if month in months else before)[category] += acts
        for category in now | before:
            yield Compared(Row(category, "acts", now[category]), before[category])

    def _sums(self) -> Iterator[Compared]:
        now = under(self._now, "entry")
        summed = (
            Figure.objects.filter(under(self._both.entries(), "entry"), ~Q(measure__in=LAST))
            .order_by()
            .values("entry__category", "measure")
            .annotate(
                total=Sum("value", filter=now, default=0),
                before=Sum("value", filter=~now, default=0),
                loosest=Max("qualifier", filter=now),
            )
        )
        for row in summed:
            yield Compared(
                Row(row["entry__category"], row["measure"], row["total"], row["loosest"] or ""), row["before"]
            )

    def _people(self) -> Iterator[Compared]:
        now = under(self._now, "entry")
        concerned = EntryPerson.objects.filter(under(self._both.standing(), "entry")).order_by()
        counted = concerned.values("entry__category").annotate(
            total=Count("person", distinct=True, filter=now), before=Count("person", distinct=True, filter=~now)
        )
        for row in counted:
            yield Compared(Row(row["entry__category"], "people", row["total"]), row["before"])

    def _last(self) -> Iterator[Compared]:
        now, before = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        newest = newest_told(self._both.standing(), lambda day: "now" if day in self.period else "before")
        for (category, measure, _union, when), (value, _entry) in newest.items():
            (now if when == "now" else before)[category, measure] += value
        for category, measure in now.keys() | before.keys():
            yield Compared(Row(category, measure, now[category, measure]), before[category, measure])
