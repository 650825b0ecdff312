"""Whether a change to the tree can be done as things stand; judged when it is asked for and again when approved."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.kernel.errors import RuleBroken
from jiaogong.organisation import queries
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.rules import may_stand_below
from jiaogong.unions.models import Union
from jiaogong.unions.queries import code_is_taken

Kind = UnionChange.Kind


def require_possible(change: UnionChange) -> None:
    """Raise RuleBroken with what stands in the way."""
    for union in filter(None, (change.union, change.other)):
        if union.is_closed:
            raise RuleBroken(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    _CHECKS[Kind(change.kind)](change)


def _found(change: UnionChange) -> None:
    school = change.other
    if school is None:
        _require_new(change)
        if not may_stand_below(str(change.facts.get("kind", "")), change.union.kind):
            raise RuleBroken(
                _("Below a union of the kind “%(kind)s” no such union can stand.")
                % {"kind": change.union.get_kind_display()}
            )
    elif school.has_union:
        raise RuleBroken(_("%(union)s has set up its union already.") % {"union": school})
    elif school.parent_id != change.union_id:
        raise RuleBroken(_("%(school)s does not belong to %(union)s.") % {"school": school, "union": change.union})


def _rename(change: UnionChange) -> None:
    name = str(change.facts.get("name", ""))
    if not name:
        raise RuleBroken(_("Say the new name."))
    if name == change.union.name:
        raise RuleBroken(_("%(union)s bears that name already.") % {"union": change.union})
    if Union.objects.filter(name=name, closed_date__isnull=True).exclude(pk=change.union_id).exists():
        raise RuleBroken(_("Another union is called “%(name)s”.") % {"name": name})


def _merge(change: UnionChange) -> None:
    union, into = change.union, _required_other(change)
    if union.kind != into.kind:
        raise RuleBroken(_("Only unions of one kind are merged: %(kind)s.") % {"kind": union.get_kind_display()})
    if union.is_within(into) or into.is_within(union):
        raise RuleBroken(_("A union is not merged with one above or below itself."))


def _split(change: UnionChange) -> None:
    _require_new(change)
    if change.union.parent_id is None:
        raise RuleBroken(_("The union at the root of the tree is neither split, moved nor closed here."))
    numbers = change.facts.get("people", [])
    if not numbers:
        raise RuleBroken(_("Name the people who go to the new union, by their member numbers."))
    known = set(queries.people_of(change.union).filter(number__in=numbers).values_list("number", flat=True))
    unknown = [n for n in numbers if n not in known]
    if unknown:
        raise RuleBroken(
            _("Not on the file of %(union)s: %(numbers)s.")
            % {"union": change.union, "numbers": "、".join(unknown[:10])}
        )


def _move(change: UnionChange) -> None:
    union, to = change.union, _required_other(change)
    if union.parent_id is None:
        raise RuleBroken(_("The union at the root of the tree is neither split, moved nor closed here."))
    if to.is_within(union):
        raise RuleBroken(_("%(union)s cannot be moved below itself.") % {"union": union})
    if to.pk == union.parent_id:
        raise RuleBroken(_("%(union)s belongs to %(other)s already.") % {"union": union, "other": to})
    if not may_stand_below(union.kind, to.kind):
        raise RuleBroken(
            _("Below a union of the kind “%(kind)s” no such union can stand.") % {"kind": to.get_kind_display()}
        )


def _close(change: UnionChange) -> None:
    union, to = change.union, change.other
    if union.parent_id is None:
        raise RuleBroken(_("The union at the root of the tree is neither split, moved nor closed here."))
    below = union.children.filter(closed_date__isnull=True).count()
    if below:
        told = ngettext(
            "%(count)s union still stands below it; move or close it first.",
            "%(count)s unions still stand below it; move or close them first.",
            below,
        )
        raise RuleBroken(told % {"count": below})
    if to is None and union.people.exists():
        raise RuleBroken(_("People are still on its file; say to which union they go."))
    if to is not None and to.is_within(union):
        raise RuleBroken(_("Its people cannot go to itself or to a union below it."))


def _require_new(change: UnionChange) -> None:
    """A new union's code and name are given and free."""
    code, name = str(change.facts.get("code", "")), str(change.facts.get("name", ""))
    if not code or not name:
        raise RuleBroken(_("A new union needs a code and a name."))
    if not code.isascii() or not code.replace("-", "").isalnum():
        raise RuleBroken(
            _("A union's code is made of letters, digits and hyphens: “%(code)s” is not.") % {"code": code}
        )
    if code_is_taken(code):
        raise RuleBroken(
            _("The code “%(code)s” is in use already: a union's code is its own for good.") % {"code": code}
        )


def _required_other(change: UnionChange) -> Union:
    if change.other is None:
        raise RuleBroken(_("Say which other union."))
    return change.other


_CHECKS = {
    Kind.FOUND: _found,
    Kind.RENAME: _rename,
    Kind.MERGE: _merge,
    Kind.SPLIT: _split,
    Kind.MOVE: _move,
    Kind.CLOSE: _close,
}
