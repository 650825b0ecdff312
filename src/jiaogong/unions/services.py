"""Acts on the union tree."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from jiaogong.kernel import audit
from jiaogong.kernel.audit import Actor
from jiaogong.kernel.errors import RuleBroken
from jiaogong.unions import names
from jiaogong.unions.models import Union, UnionName
from jiaogong.unions.queries import code_is_taken

PATH_LENGTH = 200
T = TypeVar("T", Union, UnionName)


def spelled(named: T) -> T:
    """Set the spellings that a union is found by."""
    named.squeezed, named.initials = names.spelling(named.name)
    return named


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
    if code_is_taken(code):
        raise RuleBroken(
            _("The code “%(code)s” is in use already: a union's code is its own for good.") % {"code": code}
        )
    union = spelled(Union(code=code, name=name, kind=kind, parent=parent, path=path_below(parent, code), **facts))
    if len(union.path) > PATH_LENGTH:
        raise RuleBroken(
            _("The tree is too deep there: the codes from its root down come to more than %(most)s letters.")
            % {"most": PATH_LENGTH}
        )
    union.save(force_insert=True)
    audit.record(actor, "unions.entered", union)
    return union


@transaction.atomic
def rename_union(*, actor: Actor | None, union: Union, name: str, short_name: str, on: dt.date) -> Union:
    """Give a union another name from a day on; the former one is kept, and found by."""
    former = UnionName(union=union, name=union.name, short_name=union.short_name, until_date=on)
    spelled(former).save(force_insert=True)
    before = audit.values(union, "name", "short_name")
    union.name, union.short_name = name, short_name
    spelled(union).save(update_fields=["name", "short_name", "squeezed", "initials"])
    audit.record(actor, "unions.renamed", union, changes=audit.changes(before, audit.values(union, *before)))
    return union


@transaction.atomic
def move_union(*, actor: Actor | None, union: Union, to: Union) -> Union:
    """Put a union with its whole branch below another; rights over a branch follow, since they go by its path."""
    was = audit.values(union, "parent")
    before, after = union.path, path_below(to, union.code)
    if to.is_within(union):
        raise RuleBroken(_("%(union)s cannot be moved below itself.") % {"union": union})
    deepest = max(len(p) for p in Union.objects.filter(path__startswith=before).values_list("path", flat=True))
    if deepest - len(before) + len(after) > PATH_LENGTH:
        raise RuleBroken(
            _("The tree is too deep there: the codes from its root down come to more than %(most)s letters.")
            % {"most": PATH_LENGTH}
        )
    Union.objects.filter(path__startswith=before).update(path=Concat(Value(after), Substr("path", len(before) + 1)))
    Union.objects.filter(pk=union.pk).update(parent=to)
    union.refresh_from_db()
    audit.record(actor, "unions.moved", union, changes=audit.changes(was, audit.values(union, *was)))
    return union


@transaction.atomic
def close_union(*, actor: Actor | None, union: Union, on: dt.date, merged_into: Union | None = None) -> Union:
    """Close a union on a day; what it did stays on its page and in the ledger."""
    before = audit.values(union, "closed_date", "merged_into")
    union.closed_date, union.merged_into = on, merged_into
    union.save(update_fields=["closed_date", "merged_into"])
    audit.record(actor, "unions.closed", union, changes=audit.changes(before, audit.values(union, *before)))
    return union


@transaction.atomic
def set_up_union(*, actor: Actor | None, school: Union, on: dt.date) -> Union:
    """Let a school that stood on the tree without a union have one from a day on."""
    before = audit.values(school, "has_union", "founded_date")
    school.has_union, school.founded_date = True, on
    school.save(update_fields=["has_union", "founded_date"])
    audit.record(actor, "unions.set_up", school, changes=audit.changes(before, audit.values(school, *before)))
    return school
