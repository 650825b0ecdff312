"""A step and the address of the list that it counts; a topic, and what several topics tell together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.http import urlencode

from jiaogong.members.models import Person
from jiaogong.members.queries import Standing

Lists = Mapping[str, QuerySet[Any]]
Counts = Mapping[str, int]


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


class Topic(Protocol):
    """A module of this folder."""

    def lists(self, standing: Standing, today: dt.date, /) -> Lists:
        """What the topic counts for a person, by names of its own; nothing where it does not concern the person."""

    def steps(self, standing: Standing, today: dt.date, counts: Counts, /) -> list[Step]:
        """What the topic tells the person, given how long each of its lists is."""


def told_by(topics: Iterable[Topic], standing: Standing, today: dt.date) -> list[Step]:
    """The steps of some topics, in their order; what they count is counted in one query."""
    asked = [(topic, topic.lists(standing, today)) for topic in topics]
    counts = iter(_counted(standing.person, [rows for _topic, lists in asked for rows in lists.values()]))
    own = [(topic, {name: next(counts) for name in lists}) for topic, lists in asked]
    return [step for topic, of_topic in own for step in topic.steps(standing, today, of_topic)]


def _counted(person: Person, lists: Iterable[QuerySet[Any]]) -> tuple[int, ...]:
    """How many rows each of some lists has, all in one query."""
    none = Value(0, output_field=IntegerField())
    counts = [Coalesce(_count(rows), none) for rows in lists]
    found: tuple[int, ...] = Person.objects.filter(pk=person.pk).order_by().values_list("pk", *counts).get()
    return found[1:]


def _count(rows: QuerySet[Any]) -> Subquery:
    """A list's length as a value inside a query; none where it is empty."""
    keys = rows.order_by().annotate(_all=Value(1)).values("_all")
    return Subquery(keys.annotate(_count=Count("pk", distinct=rows.query.distinct)).values("_count"))
