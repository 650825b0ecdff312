"""Every reading of the union tree."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from jiaogong.kernel.script import scripts
from jiaogong.unions.models import Union, UnionFact, UnionName


def branch(union: Union) -> QuerySet[Union]:
    """The union and all below it, from the root down."""
    return Union.objects.filter(path__startswith=union.path)


def base_unions(union: Union) -> QuerySet[Union]:
    """The base unions of a branch that have been set up."""
    return branch(union).filter(kind=Union.Kind.BASE, has_union=True, closed_date__isnull=True)


def standing_on(day: dt.date) -> Q:
    """A condition that a union was not closed before a day."""
    return Q(closed_date__isnull=True) | Q(closed_date__gt=day)


def paths_above(path: str) -> list[str]:
    """The paths of the unions above, from the root down.

    >>> paths_above("A/B/C/")
    ['A/', 'A/B/']
    """
    steps = path.rstrip("/").split("/")[:-1]
    return ["/".join(steps[: i + 1]) + "/" for i in range(len(steps))]


def ancestors(union: Union) -> list[Union]:
    """The unions above, from the root down."""
    return list(Union.objects.filter(path__in=paths_above(union.path)).order_by("path"))


def union_by_code(code: str) -> Union | None:
    return Union.objects.select_related("parent").filter(code=code).first()


def code_is_taken(code: str) -> bool:
    """Whether a union, closed ones too, bears the code, be it written in small letters."""
    return Union.objects.filter(code__iexact=code).exists()


def found_by_name(unions: QuerySet[Union], words: str) -> QuerySet[Union]:
    """Unions whose name, code or initials match what was typed, be it a name they bore before."""
    typed = words.strip()
    if not typed:
        return unions
    bore = UnionName.objects.filter(_spelled(typed), union=OuterRef("pk"))
    return unions.filter(_spelled(typed) | Q(code__istartswith=typed) | Exists(bore))


def _spelled(typed: str) -> Q:
    found = Q(pk__in=())
    for written in scripts(typed):
        found |= Q(name__icontains=written) | Q(short_name__icontains=written)
    spelled = typed.lower().replace(" ", "")
    return found | Q(squeezed__contains=spelled) | Q(initials__contains=spelled) if spelled.isascii() else found


def facts_on(union: Union, day: dt.date) -> dict[int, dict[str, UnionFact]]:
    """What the unions of a branch have stated of themselves and holds on a day, by their keys and the fact's code."""
    stated = UnionFact.objects.filter(union__path__startswith=union.path, since__lte=day)
    newest: dict[int, dict[str, UnionFact]] = {}
    for fact in stated.order_by("since", "pk"):
        newest.setdefault(fact.union_id, {})[fact.code] = fact
    return {pk: {code: f for code, f in held.items() if f.value} for pk, held in newest.items()}
