"""What a search shows: groups of things found, each group with the list that shows all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

SHOWN, COUNTED = 6, 100

T = TypeVar("T", bound=Model)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is called, where it is, and what tells it from others."""

    title: str
    url: str
    note: str = ""
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What a room found: the first few, how many there are in all, and the address of the list that shows them."""

    label: str
    icon: str
    hits: list[Hit]
    count: int
    url: str

    @property
    def is_beyond(self) -> bool:
        """Whether there are more than `COUNTED`, which are not counted."""
        return self.count > COUNTED

    @property
    def has_rest(self) -> bool:
        return self.count > len(self.hits)


def some(rows: QuerySet[T]) -> list[T]:
    """As many rows as a group counts, and one more."""
    return list(rows[: COUNTED + 1])


def group(label: str, icon: str, rows: list[T], hit: Callable[[T], Hit], route: str, **asked: str) -> Group:
    return Group(label, icon, [hit(row) for row in rows[:SHOWN]], len(rows), f"{reverse(route)}?{urlencode(asked)}")


def noted(*notes: str) -> str:
    """Notes in one line; empty ones are left out."""
    return " · ".join(note for note in notes if note)
