"""Who may choose delegates and arrange their work; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.congress.models import Choosing
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


def may_arrange(actor: Standing, union: Union) -> Decision:
    """A school union's own officers choose its delegates and arrange their delegations and committees."""
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if union.kind != Union.Kind.BASE or not union.has_union:
        return refused(_("Delegates are chosen in a base union; %(union)s is none.") % {"union": union})
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself chooses its delegates.") % {"union": union})


def may_change(actor: Standing, choosing: Choosing) -> Decision:
    """A choosing is changed until its term opens or it is called off."""
    if choosing.state != Choosing.State.RUNNING:
        return refused(_("This choosing of delegates is over: %(state)s.") % {"state": choosing.get_state_display()})
    return may_arrange(actor, choosing.union)


def may_read_facts(actor: Standing, union: Union) -> Decision:
    """What each delegate counts as (leader, of a minority) is read by those who read the union's files."""
    if actor.reads(union):
        return ALLOWED
    return refused(_("What each delegate counts as is read by the officers of %(union)s.") % {"union": union})
