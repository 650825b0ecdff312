"""Audit lines, written in the same transaction as the act."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Protocol

from django.db import models

from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.sealing import digest


class Actor(Protocol):
    """Whoever acts: a person with a key and a name."""

    @property
    def pk(self) -> Any: ...

    @property
    def name(self) -> str: ...

    def acting_for(self, thing: models.Model | None, /) -> list[str]: ...


def line(actor: Actor | None, act: str, thing: models.Model | None, **detail: Any) -> AuditLine:
    """Make a line without saving it, for acts that write many. `thing` None: the house as a whole."""
    return AuditLine(
        at=clock.now(),
        actor_id=actor.pk if actor else None,
        actor_name=actor.name if actor else "",
        act=act,
        thing_kind=thing._meta.label_lower if thing else "",
        thing_id=thing.pk if thing else None,
        thing_name=str(thing)[:200] if thing else "",
        union_id=_union_of(thing),
        detail=detail | _for_whom(actor, thing),
    )


def record(actor: Actor | None, act: str, thing: models.Model | None, **detail: Any) -> None:
    """Write that the actor (None: the house itself) did this to the thing."""
    line(actor, act, thing, **detail).save(force_insert=True)


def record_reading(actor: Actor, act: str, thing: models.Model) -> None:
    """Write that somebody read what is sensitive in a thing: a line a person, thing and day."""
    read = AuditLine.objects.filter(actor_id=actor.pk, at__gte=clock.start_of_today(), act=act)
    if not read.filter(thing_kind=thing._meta.label_lower, thing_id=thing.pk).exists():
        record(actor, act, thing)


def changes(
    before: Mapping[str, Any], after: Mapping[str, Any], *, sensitive: Collection[str] = ()
) -> dict[str, list[Any]]:
    """What differs, field by field, as [before, after] for a line's detail; of sensitive fields keyed digests alone."""

    def shown(field: str, value: Any) -> Any:
        if value in (None, "") or isinstance(value, bool | int):
            return value
        return f"#{digest(str(value), field)[:16]}" if field in sensitive else str(value)

    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {name: [shown(name, before.get(name)), shown(name, after.get(name))] for name in names}


def _for_whom(actor: Actor | None, thing: models.Model | None) -> dict[str, list[str]]:
    """The names of those in whose office the actor may have acted."""
    names = actor.acting_for(thing) if actor else []
    return {"for": names} if names else {}


def _union_of(thing: models.Model | None) -> int | None:
    """The key of the union that a thing belongs to, as far as it tells."""
    if thing is not None and thing._meta.label_lower == "unions.union":
        return int(thing.pk)
    return getattr(thing, "union_id", None)
