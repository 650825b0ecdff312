"""A roll-up as plain JSON values, with the entries behind each row, whatever it is broken down by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from jiaogong.kernel import money
from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Entry, EntryPerson, Figure
from jiaogong.ledger.queries import of_branch, shares_within
from jiaogong.ledger.rollup import By, Row, rollup
from jiaogong.unions.models import Union
from jiaogong.unions.queries import branch

VERSION = 1

Place = tuple[int | None, str]
Key = tuple[Place, str, str]


def as_json(union: Union, period: Period, by: By) -> dict[str, Any]:
    """The roll-up as the command line and the interface tell it; money in yuan."""
    return {"version": VERSION, "union": union.code, "period": period.code, "rows": _rows(union, period, by)}


def _rows(union: Union, period: Period, by: By) -> list[dict[str, Any]]:
    """The rows; by union, those with `union` null take back what unions share of the branch's own events."""
    behind = ids_by_row(union, period, by)
    codes = dict(branch(union).values_list("pk", "code"))
    return [
        {
            **_where(r, by, codes),
            "category": r.category,
            "measure": r.measure,
            "unit": r.of.unit,
            "value": number(r),
            "entries": behind[(r.union_id, r.month), r.category, r.measure],
        }
        for r in rollup(union, period, by)
    ]


def _where(row: Row, by: By, codes: dict[int, str]) -> dict[str, str | None]:
    if by == "union":
        return {"union": codes[row.union_id] if row.union_id else None}
    return {"month": row.month} if by == "month" else {}


def number(row: Row) -> int | float:
    """A row's value in its printed unit."""
    return money.yuan(row.value) if row.of.is_money else row.value


def ids_by_row(union: Union, period: Period, by: By) -> dict[Key, list[int]]:
    """Entry keys by ((union key or None, month or ""), category, measure) of the rows of `rollup(union, period, by)`."""
    confirmed = of_branch(union, period).filter(state=Entry.State.CONFIRMED)
    shares = set(confirmed.filter(shares_within(union)).values_list("pk", flat=True))
    rows = {
        pk: (category, union_id, f"{start:%Y-%m}", sign > 0 and reversal is None)
        for pk, category, union_id, start, sign, reversal in confirmed.order_by("pk").values_list(
            "pk", "category", "union_id", "start_date", "sign", "reversal"
        )
    }
    behind: dict[Key, list[int]] = defaultdict(list)
    for pk, measure in _measures(list(rows), confirmed.values("pk")):
        category, union_id, month, stands = rows[pk]
        if measure == "people" and not stands:
            continue
        for place in _places(by, pk in shares, union_id, month):
            behind[place, category, measure].append(pk)
    return behind


def _measures(keys: list[int], entries: QuerySet[Entry, Any]) -> Iterator[tuple[int, str]]:
    """Each entry with "acts", each measure of its figures, and "people" where it names some."""
    yield from ((pk, "acts") for pk in keys)
    yield from Figure.objects.filter(entry__in=entries).order_by("entry_id").values_list("entry_id", "measure")
    people = (
        EntryPerson.objects.filter(entry__in=entries).order_by("entry_id").values_list("entry_id", flat=True).distinct()
    )
    yield from ((pk, "people") for pk in people)


def _places(by: By, is_share: bool, union_id: int, month: str) -> list[Place]:
    if by == "union":
        return [(union_id, ""), (None, "")] if is_share else [(union_id, "")]
    if is_share:
        return []
    return [(None, month)] if by == "month" else [(None, "")]
