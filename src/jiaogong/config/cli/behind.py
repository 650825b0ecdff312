"""The entries behind each row of a roll-up, whatever it is broken down by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Entry, EntryPerson, Figure
from jiaogong.ledger.queries import of_branch, shares_within
from jiaogong.ledger.rollup import By
from jiaogong.unions.models import Union

Place = tuple[int | None, str]
Key = tuple[Place, str, str]


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
