"""A step and the address of the list that it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.http import urlencode

from jiaogong.members.models import Person


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do next: its sentence, where to do it, and how many wait."""

    text: str
    url: str
    count: int
    icon: str
    is_late: bool = False


def listed(name: str, **asked: str) -> str:
    """The address of a list narrowed to what is asked."""
    return f"{reverse(name)}?{urlencode(asked)}"


def counted(person: Person, **lists: QuerySet[Any]) -> dict[str, int]:
    """How many rows each of some lists has, all in one query."""
    none = Value(0, output_field=IntegerField())
    counts = [Coalesce(_count(rows), none) for rows in lists.values()]
    found: tuple[int, ...] = Person.objects.filter(pk=person.pk).order_by().values_list(*counts).get()
    return dict(zip(lists, found, strict=True))


def _count(rows: QuerySet[Any]) -> Subquery:
    """A list's length as a value inside a query; none where it is empty."""
    keys = rows.order_by().annotate(_all=Value(1)).values("_all")
    return Subquery(keys.annotate(_count=Count("pk", distinct=rows.query.distinct)).values("_count"))
