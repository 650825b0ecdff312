"""What the pages show a person: what may be done next, with which form, and what may be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from jiaogong.kernel.access import Decision
from jiaogong.members.queries import Standing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a form; nothing where a page is merely looked at."""

    told: QueryDict | None = None
    files: MultiValueDict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Act(Generic[T]):
    """Something done on a thing's page: whether one may, its form, how it is done, what is said then."""

    may: Callable[[Standing, T], Decision]
    form: Callable[[Standing, T, Sent], Any]
    do: Callable[[Standing, T, Any], object]
    done: Promise


def drawn(acts: Mapping[str, Act[T]], who: Standing, thing: T, bound: Mapping[str, Any]) -> dict[str, Any]:
    """Of each act whether one may, and the form where one may; `bound` holds forms that were sent and refused."""
    may = {name: act.may(who, thing) for name, act in acts.items()}
    shown = {n: bound.get(n) or acts[n].form(who, thing, Sent()) for n, decision in may.items() if decision}
    return {"may": may, "forms": shown, "refused": next(iter(bound.values()), None)}
