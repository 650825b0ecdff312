"""Sealed columns looked over: whether the keys open them, and sealed anew after a new key was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import Length, Substr

from jiaogong.kernel import keyring
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.sealing import FORMAT, HEAD, SealedTextField

_BATCH = 500
_Model = type[models.Model]


def sealed_fields() -> list[tuple[_Model, str]]:
    """Every sealed field of every table."""
    fields = ((model, field) for model in apps.get_models() for field in model._meta.concrete_fields)
    return [(model, field.name) for model, field in fields if isinstance(field, SealedTextField)]


def faults() -> Iterator[str]:
    """For each sealed field and key in use whether one value of it opens; the sentences of those that do not."""
    for model, name in sealed_fields():
        for head in _with_heads(model, name).values_list("head", flat=True).distinct():
            first = _with_heads(model, name).filter(head=bytes(head)).order_by("pk")
            try:
                first.values_list(name, flat=True).first()
            except RuleBroken as fault:
                yield str(fault)


def reseal() -> int:
    """Seal anew, batch by batch, all that is not sealed with the newest key; how many values that were.

    Broken off, it goes on where it stopped: what is done already is sealed with the newest key.
    """
    return sum(_reseal_field(model, name) for model, name in sealed_fields())


def is_all_under_newest_key() -> bool:
    return not any(_stale(model, name).exists() for model, name in sealed_fields())


def _reseal_field(model: _Model, name: str) -> int:
    done = 0
    while batch := _reseal_batch(model, name):
        done += batch
    return done


@transaction.atomic
def _reseal_batch(model: _Model, name: str) -> int:
    keys = list(_stale(model, name).order_by("pk").values_list("pk", flat=True)[:_BATCH])
    rows = list(model._base_manager.select_for_update(of=("self",)).filter(pk__in=keys).only("pk", name))
    model._base_manager.bulk_update(rows, [name])
    return len(rows)


def _with_heads(model: _Model, name: str) -> models.QuerySet[Any]:
    """Rows whose value is not empty, with the format and key id that it begins with."""
    binary = models.BinaryField()
    raw: Any = models.ExpressionWrapper(models.F(name), output_field=binary)
    filled = model._base_manager.alias(size=Length(raw)).filter(size__gt=0)
    begun: models.QuerySet[Any] = filled.annotate(head=Substr(raw, 1, HEAD, output_field=binary)).order_by()
    return begun


def _stale(model: _Model, name: str) -> models.QuerySet[Any]:
    return _with_heads(model, name).exclude(head=FORMAT + keyring.keyring().newest)
