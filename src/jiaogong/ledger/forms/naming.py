"""People typed by name, and people written back as one would type them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from jiaogong.members.models import Person
from jiaogong.unions.models import Union

_BETWEEN = re.compile(r"[、,，;；\n]+|\s+(?![(（])")
_NUMBERED = re.compile(r"(?P<name>[^()（）]+?)\s*[(（](?P<number>[^()（）]+)[)）]")


@dataclass(frozen=True, slots=True)
class Named:
    """The keys of the people that were named, and a sentence about each name that is nobody's or several people's."""

    keys: tuple[int, ...]
    faults: tuple[str, ...]


def named_people(text: str, union: Union, besides: Collection[int] = ()) -> Named:
    """Find the people of a union's branch (and those besides) that a list of names names.

    A name that several bear is told apart by the member number in brackets behind it.
    """
    typed = [_split(token) for token in dict.fromkeys(t.strip() for t in _BETWEEN.split(text)) if token]
    if not typed:
        return Named((), ())
    near = Q(union__path__startswith=union.path) | Q(pk__in=besides)
    names = {name for name, _number in typed}
    known: dict[str, dict[str, int]] = {}
    for person in Person.objects.filter(near, name__in=names).only("name", "number"):
        known.setdefault(person.name, {})[person.number] = person.pk
    keys: list[int] = []
    faults: list[str] = []
    for name, number in typed:
        found = known.get(name, {})
        key = found.get(number) if number else _only(found)
        if key is None:
            faults.append(_fault(name, union, is_shared=bool(found)))
        else:
            keys.append(key)
    return Named(tuple(dict.fromkeys(keys)), tuple(faults))


def _fault(name: str, union: Union, *, is_shared: bool) -> str:
    if is_shared:
        told = _("Several people are called %(name)s; write the member number behind the name in brackets.")
    else:
        told = _("Nobody called %(name)s is on the file of %(union)s; leave the name to the sentence.")
    return told % {"name": name, "union": union}


def _only(found: dict[str, int]) -> int | None:
    return next(iter(found.values())) if len(found) == 1 else None


def _split(token: str) -> tuple[str, str]:
    numbered = _NUMBERED.fullmatch(token)
    return (numbered["name"].strip(), numbered["number"].strip()) if numbered else (token, "")


def written_names(keys: Iterable[int], union: Union) -> dict[int, str]:
    """How one would type each of these people: by name, and by number where the name is not theirs alone."""
    people = list(Person.objects.filter(pk__in=set(keys)).order_by("pk"))
    near = Person.objects.filter(union__path__startswith=union.path, name__in={p.name for p in people})
    borne = dict(near.order_by().values_list("name").annotate(times=Count("pk")))
    return {p.pk: p.name if borne.get(p.name) == 1 else f"{p.name}（{p.number}）" for p in people}
