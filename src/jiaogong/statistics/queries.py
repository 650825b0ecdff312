"""What the roll-up's pages show: sections of figures, series for charts, who recorded nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from jiaogong.catalogue import CATEGORIES, Category
from jiaogong.kernel.periods import Period
from jiaogong.ledger.labels import label
from jiaogong.ledger.overview import Compared, Held, Overview
from jiaogong.unions.models import Union

BUSIEST = 8
NOW, THEN = "--chart-1", "--chart-quiet"


@dataclass(frozen=True, slots=True)
class Section:
    """The figures of one category."""

    category: Category
    rows: list[Compared]


def sections(rows: list[Compared]) -> list[Section]:
    """A branch's figures by category, last year's beside them."""
    found: dict[str, list[Compared]] = {}
    for compared in rows:
        found.setdefault(compared.row.category, []).append(compared)
    return [Section(CATEGORIES[code], rows) for code, rows in found.items()]


def acts_by_month(found: Overview) -> dict[str, Any]:
    """Chart options: acts a month, stacked by category, each bar opening its entries."""
    union, months, acts = found.union, found.period.months(), found.acts_by_month
    by_size = sorted(CATEGORIES, key=lambda c: -sum(acts.get((c, m), 0) for m in months))
    stacks: list[tuple[str, tuple[str, ...]]] = [(label(CATEGORIES[c]), (c,)) for c in by_size[:BUSIEST]]
    stacks.append((gettext("The other categories"), tuple(by_size[BUSIEST:])))

    def bar(codes: tuple[str, ...], month: str) -> dict[str, Any]:
        only = codes[0] if len(codes) == 1 else ""
        url = ledger_address(union=union.code, period=month, category=only)
        return {"value": sum(acts.get((c, month), 0) for c in codes), "url": url}

    drawn = [(name, [bar(codes, m) for m in months]) for name, codes in stacks]
    series = [
        {"name": name, "type": "bar", "stack": "acts", "data": bars}
        for name, bars in drawn
        if any(b["value"] for b in bars)
    ]
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"bottom": 0},
        "grid": {"left": 40, "right": 12, "top": 12, "bottom": 72},
        "xAxis": {"type": "category", "data": [m[5:] for m in months]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": series,
    }


def acts_against_last_year(found: Overview) -> dict[str, Any]:
    """Chart options: acts of each category, this period beside the year before."""
    union, period, before = found.union, found.period, found.period.before()
    acts = [(CATEGORIES[c.row.category], c) for c in found.rows if c.row.measure == "acts"][::-1]

    def bars(values: list[int], asked: Period, colour: str) -> dict[str, Any]:
        data = [
            {"value": v, "url": ledger_address(union=union.code, period=asked.code, category=category.code)}
            for v, (category, _row) in zip(values, acts, strict=True)
        ]
        return {"name": asked.code, "type": "bar", "data": data, "itemStyle": {"color": colour}}

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
            bars([c.before for _category, c in acts], before, THEN),
            bars([c.row.value for _category, c in acts], period, NOW),
        ],
    }


def ledger_address(**asked: str) -> str:
    """The list of the entries that a figure counts; acts need no measure."""
    wanted = {**asked, "state": "confirmed", "counted": asked.get("counted", "yes")}
    told = {name: value for name, value in wanted.items() if value and value != "acts"}
    return f"{reverse('ledger')}?{urlencode(told)}"


@dataclass(frozen=True, slots=True)
class UnionRow:
    """One union's acts and participants in a period; `union` None takes shares in the branch's own events back."""

    union: Union | None
    acts: int
    participants: int


NOTHING = Held(0, 0, 0, 0, has_recorded=False)


def by_union(found: Overview, unions: Iterable[Union]) -> list[UnionRow]:
    """Acts and participants of each union of a branch; the last row makes them add up to the branch's.

    A union not set up, or a group, stands there only if it holds something.
    """
    inside = [u for u in unions if u.is_within(found.union)]
    rows = [
        UnionRow(u, held.acts, held.participants)
        for u in inside
        if (held := found.by_union.get(u.pk, NOTHING)) != NOTHING or (u.has_union and u.kind != Union.Kind.GROUP)
    ]
    shared = [(h.shared_acts, h.shared_participants) for h in found.by_union.values()]
    acts, participants = (sum(column) for column in zip(*shared, strict=True)) if shared else (0, 0)
    return [*rows, UnionRow(None, -acts, -participants)] if acts or participants else rows


def silent_count(found: Overview, unions: Iterable[Union]) -> int:
    """How many base unions of a branch have recorded nothing, like `ledger.rollup.silent_unions`."""
    bases = (u for u in unions if u.is_within(found.union) and u.kind == Union.Kind.BASE and u.has_union)
    return sum(not found.by_union.get(u.pk, NOTHING).has_recorded for u in bases)
