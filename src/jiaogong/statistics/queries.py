"""What the roll-up's pages show: sections of figures, series for charts, who recorded nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from jiaogong.catalogue import CATEGORIES, Category
from jiaogong.kernel.periods import Period
from jiaogong.ledger.labels import label
from jiaogong.ledger.rollup import Compared, Row, rollup, sheet
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Section:
    """The figures of one category."""

    category: Category
    rows: list[Compared]


def sections(union: Union, period: Period) -> list[Section]:
    """A branch's figures by category, last year's beside them."""
    found: dict[str, list[Compared]] = {}
    for compared in sheet(union, period).rows:
        found.setdefault(compared.row.category, []).append(compared)
    return [Section(CATEGORIES[code], rows) for code, rows in found.items()]


def acts_by_month(union: Union, period: Period, rows: list[Row] | None = None) -> dict[str, Any]:
    """Chart options: acts a month, stacked by category, each bar opening its entries."""
    rows = rollup(union, period, "month") if rows is None else rows
    months = period.months()
    acts = {(r.category, r.month): r.value for r in rows if r.measure == "acts"}
    busiest = sorted(CATEGORIES, key=lambda c: -sum(acts.get((c, m), 0) for m in months))[:8]
    series = [
        {
            "name": label(CATEGORIES[code]),
            "type": "bar",
            "stack": "acts",
            "data": [
                {"value": acts.get((code, m), 0), "url": ledger_address(union=union.code, period=m, category=code)}
                for m in months
            ],
        }
        for code in busiest
        if any((code, m) in acts for m in months)
    ]
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"bottom": 0},
        "grid": {"left": 40, "right": 12, "top": 12, "bottom": 72},
        "xAxis": {"type": "category", "data": [m[5:] for m in months]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": series,
    }


def acts_against_last_year(
    union: Union, period: Period, found: list[Section], names: tuple[str, str]
) -> dict[str, Any]:
    """Chart options: acts of each category, this period beside the year before."""
    acts = [(s.category, c) for s in found for c in s.rows if c.row.measure == "acts"][::-1]

    def bars(name: str, values: list[int], asked: Period) -> dict[str, Any]:
        data = [
            {"value": v, "url": ledger_address(union=union.code, period=asked.code, category=category.code)}
            for v, (category, _row) in zip(values, acts, strict=True)
        ]
        return {"name": name, "type": "bar", "data": data}

    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"bottom": 0},
        "grid": {"left": 8, "right": 24, "top": 8, "bottom": 40, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {
            "type": "category",
            "data": [label(category) for category, _row in acts],
            "axisLabel": {"interval": 0, "fontSize": 11},
        },
        "series": [
            bars(names[1], [c.before for _category, c in acts], period.before()),
            bars(names[0], [c.row.value for _category, c in acts], period),
        ],
    }


def ledger_address(**asked: str) -> str:
    """The list of the entries that a figure counts."""
    return f"{reverse('ledger')}?{urlencode({**asked, 'state': 'confirmed'})}"


@dataclass(frozen=True, slots=True)
class UnionRow:
    """One union's acts and participants in a period; `union` None takes shares in the branch's own events back."""

    union: Union | None
    acts: int
    participants: int


def by_union(union: Union, period: Period) -> list[UnionRow]:
    """Acts and participants of each union of a branch; the last row makes them add up to the branch's."""
    values: dict[int | None, dict[str, int]] = {}
    for row in rollup(union, period, "union"):
        if row.measure in ("acts", "participants"):
            at = values.setdefault(row.union_id, {})
            at[row.measure] = at.get(row.measure, 0) + row.value
    unions = Union.objects.filter(path__startswith=union.path, has_union=True).exclude(kind=Union.Kind.GROUP)
    keyed: list[tuple[int | None, Union | None]] = [(u.pk, u) for u in unions]
    if None in values:
        keyed.append((None, None))
    return [UnionRow(u, values.get(k, {}).get("acts", 0), values.get(k, {}).get("participants", 0)) for k, u in keyed]
