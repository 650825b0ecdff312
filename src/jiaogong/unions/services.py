"""Acts on the union tree."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit
from jiaogong.kernel.audit import Actor
from jiaogong.kernel.errors import RuleBroken
from jiaogong.unions.models import Union


def path_below(parent: Union | None, code: str) -> str:
    """The path of a union of this code under its parent."""
    return f"{parent.path if parent else ''}{code}/"


@transaction.atomic
def enter_union(
    *, actor: Actor | None, code: str, name: str, kind: str, parent: Union | None = None, **facts: Any
) -> Union:
    """Put a union on the tree."""
    if not code.isascii() or not code.replace("-", "").isalnum():
        raise RuleBroken(
            _("A union's code is made of letters, digits and hyphens: “%(code)s” is not.") % {"code": code}
        )
    union = Union(code=code, name=name, kind=kind, parent=parent, path=path_below(parent, code), **facts)
    union.save(force_insert=True)
    audit.record(actor, "unions.entered", union)
    return union
