"""Every reading of the union tree."""

from __future__ import annotations

from django.db.models import QuerySet

from jiaogong.unions.models import Union


def branch(union: Union) -> QuerySet[Union]:
    """The union and all below it, from the root down."""
    return Union.objects.filter(path__startswith=union.path)


def base_unions(union: Union) -> QuerySet[Union]:
    """The base unions of a branch that have been set up."""
    return branch(union).filter(kind=Union.Kind.BASE, has_union=True)


def ancestors(union: Union) -> list[Union]:
    """The unions above, from the root down."""
    steps = union.path.rstrip("/").split("/")[:-1]
    paths = ["/".join(steps[: i + 1]) + "/" for i in range(len(steps))]
    return list(Union.objects.filter(path__in=paths).order_by("path"))


def union_by_code(code: str) -> Union | None:
    return Union.objects.select_related("parent").filter(code=code).first()
