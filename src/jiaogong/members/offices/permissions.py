"""Who may found a term, fill a seat, end an office, approve; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.models import Office, Term
from jiaogong.members.queries import OFFICER_KINDS, READER_KINDS, Standing
from jiaogong.unions.models import Union

_HEADS = (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR, Office.Kind.STAFF)


def may_keep(actor: Standing, union: Union) -> Decision:
    """Terms and seats are kept by the chair, vice chair and staff in their own right, and by the unions above.

    Whoever merely stands in for an officer could otherwise make the office the own.
    """
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if actor.is_above(union) or _heads(actor, union):
        return ALLOWED
    return refused(
        _(
            "The bodies of %(union)s are kept by its chair, vice chair or staff in their own right, or by the union above."
        )
        % {"union": union}
    )


def may_end(actor: Standing, office: Office) -> Decision:
    """A chair's office is ended by the chair or the union above: a deputy could otherwise make room for oneself."""
    may = may_keep(actor, office.union)
    chairs = any(o.union_id == office.union_id and o.kind == Office.Kind.CHAIR for o in actor.offices)
    if not may or office.kind != Office.Kind.CHAIR or chairs or actor.is_over(office):
        return may
    return refused(
        _("The office of the chair of %(union)s is ended by the chair or the union above.") % {"union": office.union}
    )


def may_take(actor: Standing, union: Union, kind: str) -> Decision:
    """Nobody enters the own election to a post with more rights: the chair does, or the union above."""
    own = [o for o in actor.offices if o.stands_in_for_id is None]
    if kind not in READER_KINDS or union.parent_id is None:
        return ALLOWED
    if any(o.union_id == union.pk and o.kind in (kind, Office.Kind.CHAIR) for o in own):
        return ALLOWED
    if any(o.kind in OFFICER_KINDS and union.path.startswith(o.union.path) and o.union_id != union.pk for o in own):
        return ALLOWED
    return refused(
        _("That you yourself hold this post is entered by the chair of %(union)s or the union above.")
        % {"union": union}
    )


def may_appoint(actor: Standing, union: Union) -> Decision:
    """The union above appoints; a union with none above it does so itself."""
    if actor.is_above(union) or (union.parent_id is None and _heads(actor, union)):
        return ALLOWED
    return refused(_("A post in %(union)s is given by appointment from the union above alone.") % {"union": union})


def may_reply(actor: Standing, term: Term) -> Decision:
    """Elections and other last days are approved by the union above (工会基层组织选举工作条例)."""
    if actor.is_above(term.union) or (term.union.parent_id is None and _heads(actor, term.union)):
        return ALLOWED
    return refused(_("This is approved by the union above %(union)s.") % {"union": term.union})


def may_train(actor: Standing, union: Union) -> Decision:
    """Courses are recorded by the officers of the union that held them or sent its people."""
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Trainings of %(union)s are recorded by its officers.") % {"union": union})


def may_list(actor: Standing, union: Union) -> Decision:
    if actor.reads(union):
        return ALLOWED
    return refused(_("The bodies of a branch are listed for its officers."))


def _heads(actor: Standing, union: Union) -> bool:
    """Whether a leading office of this very union is held, not for somebody else."""
    return any(o.union_id == union.pk and o.kind in _HEADS and o.stands_in_for_id is None for o in actor.offices)
