"""Audit lines, written in the same transaction as the act."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from typing import Any, Protocol

from django.db import models

from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.sealing import digest

DIGEST = "#"  # what a digest in place of a sensitive value begins with
LONGEST = 2000
MOST_COMPARED = 250_000


class Actor(Protocol):
    """Whoever acts: a person with a key and a name."""

    @property
    def pk(self) -> Any: ...

    @property
    def name(self) -> str: ...

    @property
    def by_token(self) -> str: ...

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
        detail=detail | _for_whom(actor, thing) | _by_what(actor),
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
        if value in (None, "", []):
            return value
        if field in sensitive:
            return f"{DIGEST}{digest(str(value), field)[:16]}"
        return value if isinstance(value, bool | int | list) else str(value)

    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {name: [shown(name, before.get(name)), shown(name, after.get(name))] for name in names}


def values(thing: models.Model, *names: str) -> dict[str, Any]:
    """A thing's fields as they stand, to be held against what they are after an act; of other things their keys."""
    fields = {name: thing._meta.get_field(name) for name in names}
    return {name: getattr(thing, getattr(field, "attname", name)) for name, field in fields.items()}


def passages(before: str, after: str) -> list[str]:
    """The lines of a text that went and those that came in their place, as [before, after]; each cut where it is long."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    if len(old) * len(new) <= MOST_COMPARED:
        parts = [p for p in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if p[0] != "equal"]
        old, new = [n for p in parts for n in old[p[1] : p[2]]], [n for p in parts for n in new[p[3] : p[4]]]
    return [_cut("\n".join(lines)) for lines in (old, new)]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _for_whom(actor: Actor | None, thing: models.Model | None) -> dict[str, list[str]]:
    """The names of those in whose office the actor may have acted."""
    names = actor.acting_for(thing) if actor else []
    return {"for": names} if names else {}


def _by_what(actor: Actor | None) -> dict[str, str]:
    """The name of the token that a program acts with, in the actor's name."""
    return {"token": actor.by_token} if actor and actor.by_token else {}


def _union_of(thing: models.Model | None) -> int | None:
    """The key of the union that a thing belongs to, as far as it tells."""
    if thing is not None and thing._meta.label_lower == "unions.union":
        return int(thing.pk)
    return getattr(thing, "union_id", None)
