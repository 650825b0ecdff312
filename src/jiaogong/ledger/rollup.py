"""The ledger summed up: figures of a branch over a period, with the entries behind each.

An act that is part of an event of the same branch is counted within that event
alone. Reversing entries carry negative figures, so corrections net out.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal, cast

from django.db.models import CharField, Count, F, Max, Q, QuerySet, Sum
from django.db.models.functions import Cast, Substr

from jiaogong.catalogue import CATEGORIES, MEASURES, Measure
from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Award, Entry, EntryPerson, Figure
from jiaogong.ledger.queries import LAST, shares_within
from jiaogong.unions.models import Union
from jiaogong.unions.queries import standing_on

By = Literal["category", "union", "month"]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: a value in the measure's smallest unit, of a category (and a union or month)."""

    category: str
    measure: str
    value: int
    qualifier: str = ""
    union_id: int | None = None
    month: str = ""

    @property
    def of(self) -> Measure:
        return MEASURES[self.measure]


@dataclass(frozen=True, slots=True)
class PrizeRow:
    """Prizes of one level and name."""

    category: str
    level: str
    prize: str
    count: int


def counted(union: Union, period: Period) -> QuerySet[Entry]:
    """The confirmed entries that a branch's figures are summed from."""
    return Entry.objects.filter(Scope.of(union, period).entries())


@dataclass(frozen=True)
class Scope:
    """What a roll-up sums: a branch's confirmed acts of one or several periods, less the shares that its own events hold."""

    days: Q
    branch: Q
    shares: Q

    @classmethod
    def of(cls, union: Union, *periods: Period) -> Scope:
        paths = dict(Union.objects.order_by().values_list("pk", "path"))
        inside = [pk for pk, path in paths.items() if path.startswith(union.path)]
        is_whole_tree = len(inside) == len(paths)
        return cls(_days_of(periods), Q() if is_whole_tree else Q(union__in=inside), shares_within(union))

    def entries(self, *, shares: Literal["out", "in", "only"] = "out") -> Q:
        """A condition on entries, their shares in the branch's own events left out, kept, or alone."""
        confirmed = Q(state=Entry.State.CONFIRMED) & self.days & self.branch
        return confirmed & {"out": ~self.shares, "in": Q(), "only": self.shares}[shares]

    def standing(self, *, shares: Literal["out", "in"] = "out") -> Q:
        """Those of them that are neither reversed nor reversing."""
        return self.entries(shares=shares) & Q(sign=1, reversal__isnull=True)


def _days_of(periods: Sequence[Period]) -> Q:
    """The days of some periods: one range of an index from the first to the last, less the days between them."""
    in_order = sorted(periods, key=lambda p: p.start)
    days = Q(start_date__range=(in_order[0].start, in_order[-1].end))
    for earlier, later in pairwise(in_order):
        if later.start - earlier.end > dt.timedelta(days=1):
            days &= Q(start_date__lte=earlier.end) | Q(start_date__gte=later.start)
    return days


def under(condition: Q, field: str) -> Q:
    """The same condition on entries, asked of rows that hang on one."""
    moved = Q(_connector=condition.connector, _negated=condition.negated)
    for child in condition.children:
        if isinstance(child, Q):
            moved.add(under(child, field), moved.connector)
        else:
            name, value = cast(tuple[str, Any], child)
            moved.children.append((f"{field}__{name}", value))
    return moved


def rollup(union: Union, period: Period, by: By = "category") -> list[Row]:
    """Every figure of a branch over a period, in the catalogue's order.

    By union, each union's row holds its shares in the branch's events as well;
    rows with `union_id` None take them back, so that the rows add up to the total.
    """
    scope = Scope.of(union, period)
    shares: Literal["in", "out"] = "in" if by == "union" else "out"
    counted_here, stand_here = scope.entries(shares=shares), scope.standing(shares=shares)
    rows = [*_sums(counted_here, by), *_acts(counted_here, by), *_people(stand_here, by), *_last(stand_here, by)]
    if by == "union":
        only = scope.entries(shares="only")
        rows += [replace(r, value=-r.value) for r in (*_sums(only, "category"), *_acts(only, "category"))]
    order = {code: i for i, code in enumerate(MEASURES)}
    return sorted(
        (r for r in rows if r.value),
        key=lambda r: (r.month, r.union_id or 0, CATEGORIES[r.category].order, order[r.measure]),
    )


def _month(field: str) -> Substr:
    """The month of a day as "2026-03", taken from its spelling: a function of either database, not of Python."""
    return Substr(Cast(field, CharField()), 1, 7)


def _keys(by: By, prefix: str = "") -> dict[str, Any]:
    if by == "union":
        return {"of_union": F(f"{prefix}union_id")}
    return {"of_month": _month(f"{prefix}start_date")} if by == "month" else {}


def _place(row: dict[str, Any]) -> dict[str, Any]:
    return {"union_id": row.get("of_union"), "month": row.get("of_month", "")}


def _sums(entries: Q, by: By) -> Iterable[Row]:
    keys = _keys(by, "entry__")
    summed = (
        Figure.objects.filter(under(entries, "entry"), ~Q(measure__in=LAST))
        .order_by()
        .annotate(**keys)
        .values("entry__category", "measure", *keys)
        .annotate(total=Sum("value"), loosest=Max("qualifier"))
    )
    for row in summed:
        yield Row(row["entry__category"], row["measure"], row["total"], row["loosest"], **_place(row))


def _acts(entries: Q, by: By) -> Iterable[Row]:
    keys = _keys(by)
    counted_acts = Entry.objects.filter(entries).order_by().annotate(**keys).values("category", *keys)
    for row in counted_acts.annotate(total=Sum("sign")):
        yield Row(row["category"], "acts", row["total"], **_place(row))


def acts_by_month(entries: Q) -> dict[tuple[str, str], int]:
    """Acts by (category, month "2026-03")."""
    return {(row.category, row.month): row.value for row in _acts(entries, "month")}


def _people(standing: Q, by: By) -> Iterable[Row]:
    keys = _keys(by, "entry__")
    concerned = EntryPerson.objects.filter(under(standing, "entry")).order_by().annotate(**keys)
    for row in concerned.values("entry__category", *keys).annotate(total=Count("person", distinct=True)):
        yield Row(row["entry__category"], "people", row["total"], **_place(row))


def _last(standing: Q, by: By) -> Iterable[Row]:
    """Measures of which each union's newest value stands, summed over the unions."""
    newest = newest_told(standing, lambda day: f"{day:%Y-%m}" if by == "month" else "")
    totals: dict[tuple[str, str, int | None, str], int] = defaultdict(int)
    for (category, measure, union_id, month), (value, _entry) in newest.items():
        totals[category, measure, union_id if by == "union" else None, month] += value
    for (category, measure, of_union, month), value in totals.items():
        yield Row(category, measure, value, union_id=of_union, month=month)


def newest_told(standing: Q, when: Callable[[dt.date], str]) -> dict[tuple[str, str, int, str], tuple[int, int]]:
    """Each union's newest standing numbers by (category, measure, union key, what `when` makes of the day).

    Each with its value and the key of its entry.
    """
    told = Figure.objects.filter(under(standing, "entry"), measure__in=LAST).order_by("entry__start_date", "entry_id")
    rows = told.values_list("entry__category", "measure", "entry__union_id", "entry__start_date", "value", "entry_id")
    return {(category, measure, union, when(day)): (value, pk) for category, measure, union, day, value, pk in rows}


def prizes(union: Union, period: Period) -> list[PrizeRow]:
    """Prizes by category, level and name."""
    rows = (
        Award.objects.filter(under(Scope.of(union, period).entries(), "entry"))
        .values("entry__category", "level", "prize")
        .order_by("entry__category", "level", "prize")
        .annotate(total=Sum("count"))
    )
    return [PrizeRow(r["entry__category"], r["level"], r["prize"], r["total"]) for r in rows if r["total"]]


def ids_behind(union: Union, period: Period) -> dict[tuple[str, str], list[int]]:
    """Entry keys behind each (category, measure): of standing numbers those whose values stand."""
    scope = Scope.of(union, period)
    behind: dict[tuple[str, str], list[int]] = defaultdict(list)
    for category, pk in Entry.objects.filter(scope.entries()).order_by("pk").values_list("category", "pk"):
        behind[category, "acts"].append(pk)
    told = Figure.objects.filter(under(scope.entries(), "entry"), ~Q(measure__in=LAST)).order_by("entry_id")
    for category, measure, pk in told.values_list("entry__category", "measure", "entry_id"):
        behind[category, measure].append(pk)
    for (category, measure, _union, _when), (_value, pk) in newest_told(scope.standing(), lambda _day: "").items():
        behind[category, measure].append(pk)
    concerned = EntryPerson.objects.filter(under(scope.standing(), "entry")).order_by("entry_id")
    for category, pk in concerned.values_list("entry__category", "entry_id").distinct():
        behind[category, "people"].append(pk)
    return dict(behind)


def silent_unions(union: Union, period: Period, category: str = "") -> QuerySet[Union]:
    """The base unions of a branch that have confirmed nothing in a period (of a category)."""
    confirmed = Entry.objects.filter(state=Entry.State.CONFIRMED, sign=1, start_date__range=(period.start, period.end))
    if category:
        confirmed = confirmed.filter(category=category)
    heard = list(confirmed.order_by().values_list("union_id", flat=True).distinct())
    bases = Union.objects.filter(path__startswith=union.path, kind=Union.Kind.BASE, has_union=True)
    return bases.filter(standing_on(period.end)).exclude(pk__in=heard).order_by("path")
