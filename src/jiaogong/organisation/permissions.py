"""Who may ask for, decide and withdraw a change to the tree, and set a union's own limits."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.rules import APPROVAL_SOURCE, may_stand_below
from jiaogong.unions.models import Union


def may_ask(actor: Standing, union: Union) -> Decision:
    """A union's own officers ask, and those of the unions above it."""
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s, or of a union above it, may ask for this.") % {"union": union})


def may_enter_schools(actor: Standing, union: Union) -> Decision:
    """Put schools and organs on the tree: the officers of the union above them, whose approval founding needs."""
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if not may_stand_below(Union.Kind.BASE, union.kind):
        return refused(_("No school can stand below %(union)s.") % {"union": union})
    if actor.is_officer_of(union) and union.kind != Union.Kind.BASE:
        return ALLOWED
    return refused(
        _("Only an officer of an area or cluster union puts schools on the tree (%(source)s).")
        % {"source": APPROVAL_SOURCE}
    )


def may_decide(actor: Standing, change: UnionChange) -> Decision:
    """The level above decides: above all the unions that the change touches."""
    if not change.is_open:
        return refused(_("This has been decided already: %(state)s.") % {"state": change.get_state_display().lower()})
    touched = [change.other] if change.other and change.kind != UnionChange.Kind.FOUND else []
    if _is_of_level_above(actor, change) and all(actor.is_officer_of(u) for u in touched):
        return ALLOWED
    return refused(_("This is decided by an officer of the union above (%(source)s).") % {"source": APPROVAL_SOURCE})


def _is_of_level_above(actor: Standing, change: UnionChange) -> bool:
    """For a union that is to be founded its future parent; above the root of this tree nobody stands in it."""
    if change.kind == UnionChange.Kind.FOUND or change.union.parent_id is None:
        return actor.is_officer_of(change.union)
    return actor.is_above(change.union)


def may_withdraw(actor: Standing, change: UnionChange) -> Decision:
    if not change.is_open:
        return refused(_("Only what is still open can be withdrawn."))
    if change.asked_by_id == actor.person.pk or actor.is_officer_of(change.union):
        return ALLOWED
    return refused(
        _("Only whoever asked for it and the officers of %(union)s may withdraw it.") % {"union": change.union}
    )


def may_set_limit(actor: Standing, union: Union) -> Decision:
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s may set its limits.") % {"union": union})


def may_state_facts(actor: Standing, union: Union) -> Decision:
    """What a union is and has is stated by its officers and those of the unions above."""
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s, or of a union above it, may state this.") % {"union": union})
