"""Audit lines, written in the same transaction as the act."""

from __future__ import annotations

from typing import Any, Protocol

from django.db import models

from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine


class Actor(Protocol):
    """Whoever acts: a person with a key and a name."""

    @property
    def pk(self) -> Any: ...

    @property
    def name(self) -> str: ...


def line(actor: Actor | None, act: str, thing: models.Model, **detail: Any) -> AuditLine:
    """Make a line without saving it, for acts that write many."""
    return AuditLine(
        at=clock.now(),
        actor_id=actor.pk if actor else None,
        actor_name=actor.name if actor else "",
        act=act,
        thing_kind=thing._meta.label_lower,
        thing_id=thing.pk,
        thing_name=str(thing)[:200],
        detail=detail,
    )


def record(actor: Actor | None, act: str, thing: models.Model, **detail: Any) -> None:
    """Write that the actor (None: the house itself) did this to the thing."""
    line(actor, act, thing, **detail).save(force_insert=True)
