"""A page of a list in the order of a column, in the time of a page however many rows there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

SORTED, COUNTED = 2_000, 10_000

T = TypeVar("T", bound=Model)


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are; `is_beyond`: more than were counted."""

    number: int
    is_beyond: bool = False


@dataclass(frozen=True, slots=True)
class SortedPage(Generic[T]):
    """A page of rows, the key that the next one starts after ("" at the end), and how many there are in all."""

    rows: list[T]
    after: str
    count: Count


def counted(rows: QuerySet[T]) -> Count:
    """How many rows there are, counted to `COUNTED`."""
    number = rows.order_by()[: COUNTED + 1].count()
    return Count(min(number, COUNTED), number > COUNTED)


def sorted_page(rows: QuerySet[T], after: str, *, by: str, size: int = 50, count: Count | None = None) -> SortedPage[T]:
    """The rows after a key, by a text column that sorts by bytes and then by id; `after` as `SortedPage.after` gave it.

    `count` is how many there are, where that is known already.
    Few rows are found first, by whatever index finds them, and sorted here; in the order of the column a rare name
    would be looked for row by row. Many rows are read in that order, where a page of them is soon together.
    """
    start = _key(after)
    keys = list(rows.order_by().values_list(by, "pk")[: SORTED + 1])
    if len(keys) > SORTED:
        return _cut(_of_many(rows, start, by=by, size=size), count or counted(rows), by=by, size=size)
    wanted = [pk for key, pk in sorted(keys) if start is None or (key, pk) > start][: size + 1]
    found = {row.pk: row for row in rows.filter(pk__in=wanted)} if wanted else {}
    return _cut([found[pk] for pk in wanted if pk in found], Count(len(keys)), by=by, size=size)


def _of_many(rows: QuerySet[T], start: tuple[str, int] | None, *, by: str, size: int) -> list[T]:
    following = rows.order_by(by, "pk")
    if start:
        text, pk = start
        following = following.filter(Q(**{f"{by}__gt": text}) | Q(pk__gt=pk), **{f"{by}__gte": text})
    return list(following[: size + 1])


def _cut(found: list[T], count: Count, *, by: str, size: int) -> SortedPage[T]:
    shown = found[:size]
    after = f"{getattr(shown[-1], by)}_{shown[-1].pk}" if len(found) > size else ""
    return SortedPage(shown, after, count)


def _key(after: str) -> tuple[str, int] | None:
    text, _sep, pk = after.rpartition("_")
    return (text, int(pk)) if pk.isdecimal() and len(pk) < 19 else None
