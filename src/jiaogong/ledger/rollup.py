"""The ledger summed up: figures of a branch over a period, with the entries behind each.

An act that is part of an event of the same branch is counted within that event
alone. Reversing entries carry negative figures, so corrections net out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from jiaogong.catalogue import CATEGORIES, MEASURES, Measure
from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Award, Entry, EntryPerson, Figure
from jiaogong.ledger.queries import shares_within
from jiaogong.unions.models import Union

By = Literal["category", "union", "month"]
LAST = tuple(m.code for m in MEASURES.values() if m.adds == "last")


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
    return _confirmed(union, period).exclude(shares_within(union))


def _confirmed(union: Union, period: Period) -> QuerySet[Entry]:
    return Entry.objects.filter(
        state=Entry.State.CONFIRMED, start_date__range=(period.start, period.end), union__in=_branch_ids(union)
    )


def _branch_ids(union: Union) -> QuerySet[Union, Any]:
    return Union.objects.filter(path__startswith=union.path).values("pk")


def rollup(union: Union, period: Period, by: By = "category") -> list[Row]:
    """Every figure of a branch over a period, in the catalogue's order.

    By union, each union's row holds its shares in the branch's events as well;
    rows with `union_id` None take them back, so that the rows add up to the total.
    """
    entries = _confirmed(union, period) if by == "union" else counted(union, period)
    keys = _keys(by)
    rows = [*_sums(entries, keys), *_acts(entries, keys), *_people(entries, keys), *_last(entries, by)]
    if by == "union":
        shares = entries.filter(shares_within(union))
        rows += [replace(r, value=-r.value, union_id=None) for r in (*_sums(shares, {}), *_acts(shares, {}))]
    order = {code: i for i, code in enumerate(MEASURES)}
    return sorted(
        (r for r in rows if r.value),
        key=lambda r: (r.month, r.union_id or 0, CATEGORIES[r.category].order, order[r.measure]),
    )


def _keys(by: By) -> dict[str, Any]:
    if by == "union":
        return {"of_union": F("union_id")}
    return {"month": TruncMonth("start_date")} if by == "month" else {}


def _sums(entries: QuerySet[Entry], keys: dict[str, Any]) -> Iterable[Row]:
    summed = (
        entries.filter(figures__isnull=False)
        .exclude(figures__measure__in=LAST)
        .annotate(**keys)
        .values("category", "figures__measure", *keys)
        .order_by()
        .annotate(total=Sum("figures__value"), loosest=Max("figures__qualifier"))
    )
    for row in summed:
        yield Row(row["category"], row["figures__measure"], row["total"], row["loosest"], **_place(row))


def _acts(entries: QuerySet[Entry], keys: dict[str, Any]) -> Iterable[Row]:
    for row in entries.annotate(**keys).values("category", *keys).order_by().annotate(total=Sum("sign")):
        yield Row(row["category"], "acts", row["total"], **_place(row))


def _people(entries: QuerySet[Entry], keys: dict[str, Any]) -> Iterable[Row]:
    standing = EntryPerson.objects.filter(entry__in=entries.filter(sign=1, reversal__isnull=True).values("pk"))
    moved = {name: _under_entry(expression) for name, expression in keys.items()}
    for row in (
        standing.annotate(**moved)
        .values("entry__category", *moved)
        .order_by()
        .annotate(total=Count("person", distinct=True))
    ):
        yield Row(row["entry__category"], "people", row["total"], **_place(row))


def _under_entry(expression: F | TruncMonth) -> F | TruncMonth:
    return TruncMonth("entry__start_date") if isinstance(expression, TruncMonth) else F("entry__union_id")


def _last(entries: QuerySet[Entry], by: By) -> Iterable[Row]:
    """Measures of which each union's newest value stands, summed over the unions."""
    newest: dict[tuple[str, str, int, str], int] = {}
    told = Figure.objects.filter(measure__in=LAST, entry__in=entries.filter(sign=1, reversal__isnull=True).values("pk"))
    for figure in told.select_related("entry").order_by("entry__start_date", "entry_id"):
        month = f"{figure.entry.start_date:%Y-%m}" if by == "month" else ""
        newest[figure.entry.category, figure.measure, figure.entry.union_id, month] = figure.value
    totals: dict[tuple[str, str, int | None, str], int] = defaultdict(int)
    for (category, measure, union_id, month), value in newest.items():
        totals[category, measure, union_id if by == "union" else None, month] += value
    for (category, measure, of_union, month), value in totals.items():
        yield Row(category, measure, value, union_id=of_union, month=month)


def _place(row: dict[str, Any]) -> dict[str, Any]:
    place: dict[str, Any] = {}
    if "of_union" in row:
        place["union_id"] = row["of_union"]
    if "month" in row:
        place["month"] = f"{row['month']:%Y-%m}"
    return place


def prizes(union: Union, period: Period) -> list[PrizeRow]:
    """Prizes by category, level and name."""
    rows = (
        Award.objects.filter(entry__in=counted(union, period).values("pk"))
        .values("entry__category", "level", "prize")
        .order_by("entry__category", "level", "prize")
        .annotate(total=Sum("count"))
    )
    return [PrizeRow(r["entry__category"], r["level"], r["prize"], r["total"]) for r in rows if r["total"]]


def entries_behind(union: Union, period: Period, *, category: str, measure: str) -> QuerySet[Entry]:
    """The entries that one figure of the roll-up counts."""
    entries = counted(union, period).filter(category=category)
    if measure == "acts":
        return entries
    if measure == "people":
        return entries.filter(concerned__isnull=False, sign=1, reversal__isnull=True).distinct()
    return entries.filter(figures__measure=measure)


def ids_behind(union: Union, period: Period) -> dict[tuple[str, str], list[int]]:
    """Entry keys behind each (category, measure), in two queries."""
    entries = counted(union, period)
    behind: dict[tuple[str, str], list[int]] = defaultdict(list)
    for category, pk in entries.order_by("pk").values_list("category", "pk"):
        behind[category, "acts"].append(pk)
    told = Figure.objects.filter(entry__in=entries.values("pk")).order_by("entry_id")
    for category, measure, pk in told.values_list("entry__category", "measure", "entry_id"):
        behind[category, measure].append(pk)
    concerned = EntryPerson.objects.filter(entry__in=entries.filter(sign=1, reversal__isnull=True).values("pk"))
    for category, pk in concerned.order_by("entry_id").values_list("entry__category", "entry_id").distinct():
        behind[category, "people"].append(pk)
    return dict(behind)


def silent_unions(union: Union, period: Period, category: str = "") -> QuerySet[Union]:
    """The base unions of a branch that have confirmed nothing in a period (of a category)."""
    confirmed = Entry.objects.filter(state=Entry.State.CONFIRMED, sign=1, start_date__range=(period.start, period.end))
    if category:
        confirmed = confirmed.filter(category=category)
    return (
        Union.objects.filter(path__startswith=union.path, kind=Union.Kind.BASE, has_union=True)
        .exclude(pk__in=confirmed.values("union_id"))
        .order_by("path")
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure beside the like figure of the year before."""

    row: Row
    before: int

    @property
    def change(self) -> int:
        return self.row.value - self.before


@dataclass(frozen=True)
class Sheet:
    """A roll-up by category with the year before beside it."""

    union: Union
    period: Period
    rows: list[Compared] = field(default_factory=list)


def sheet(union: Union, period: Period) -> Sheet:
    """The roll-up of a branch beside the year before; figures of then alone stand with 0 now."""
    now = rollup(union, period)
    then = {(r.category, r.measure): r for r in rollup(union, period.before())}
    rows = [Compared(r, then.pop((r.category, r.measure)).value if (r.category, r.measure) in then else 0) for r in now]
    rows += [Compared(Row(r.category, r.measure, 0), r.value) for r in then.values()]
    order = {code: i for i, code in enumerate(MEASURES)}
    rows.sort(key=lambda c: (CATEGORIES[c.row.category].order, order[c.row.measure]))
    return Sheet(union, period, rows)


@dataclass(frozen=True, slots=True)
class Total:
    """What the figures of one measure add up to over the entries of a list; None where too few stand behind it to be told."""

    measure: str
    value: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many entries a list has, how many are confirmed, and what the confirmed ones' figures add up to."""

    entries: int
    confirmed: int
    figures: list[Total]


def totals_of(entries: QuerySet[Entry], *, openly: Q, fewest: int) -> Totals:
    """Sum up the entries of a list, as they stand there.

    A sum with entries behind it that the reader may not read (all but
    `openly`) is told only where these are at least `fewest`.
    """
    confirmed = Q(state=Entry.State.CONFIRMED)
    counts = entries.order_by().aggregate(entries=Count("pk"), confirmed=Count("pk", filter=confirmed))
    standing = entries.order_by().filter(confirmed)
    hidden = Entry.objects.exclude(openly).values("pk")
    sums = (
        Figure.objects.filter(entry__in=standing.values("pk"))
        .exclude(measure__in=LAST)
        .order_by()
        .values("measure")
        .annotate(total=Sum("value"), hidden=Count("pk", filter=Q(entry__in=hidden)))
    )
    told = {row["measure"]: row["total"] if not 0 < row["hidden"] < fewest else None for row in sums}
    return Totals(counts["entries"], counts["confirmed"], [Total(code, told[code]) for code in MEASURES if code in told])
