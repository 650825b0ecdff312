"""Who may do what with whole texts; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union

State = Text.State


def may_write_in(actor: Standing, union: Union) -> Decision:
    """Officers of a branch write, read in and check the texts of its unions."""
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s may write its texts.") % {"union": union})


def may_check_in(actor: Standing, union: Union) -> Decision:
    """Whoever may read a branch's ledger may hold a draft against it."""
    if actor.reads(union):
        return ALLOWED
    return refused(_("Only officers and auditors of %(union)s may hold a draft against its ledger.") % {"union": union})


def may_change(actor: Standing, text: Text) -> Decision:
    if text.state == State.SIGNED:
        return refused(_("This text is signed; take it back to a draft to change it."))
    if text.state == State.SUBMITTED:
        return refused(_("This text is submitted; take it back, or let the union above return it, to change it."))
    if text.state == State.ACCEPTED:
        return refused(_("This text was accepted by the union above and stands."))
    return may_write_in(actor, text.union)


def may_see_versions(actor: Standing, text: Text) -> Decision:
    """Versions, and last year's beside: who reads the branch's ledger; members see the final words alone."""
    return may_check_in(actor, text.union)


def may_sign(actor: Standing, text: Text) -> Decision:
    """The chair signs what the union says of its year."""
    if text.kind == Text.Kind.OLD:
        return refused(_("An old summary was read in to fill the ledger; it is not signed again."))
    if not text.is_open:
        return refused(_("Only a draft, or a text that was returned, is signed."))
    if any(o.union_id == text.union_id and o.kind == Office.Kind.CHAIR for o in actor.offices):
        return ALLOWED
    return refused(_("Only the chair of %(union)s signs its summary.") % {"union": text.union})


def may_submit(actor: Standing, text: Text) -> Decision:
    if text.state != State.SIGNED:
        return refused(_("A summary is submitted once the chair has signed it."))
    if text.union.parent_id is None:
        return refused(_("%(union)s has no union above it: signed, its summary is finished.") % {"union": text.union})
    if actor.holds_office_in(text.union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself submits its summary.") % {"union": text.union})


def may_judge(actor: Standing, text: Text) -> Decision:
    """Accept a summary or return it with remarks: the level above."""
    if text.state != State.SUBMITTED:
        return refused(_("Only a summary that was submitted is accepted or returned."))
    if actor.is_above(text.union):
        return ALLOWED
    return refused(_("Only an officer of a union above %(union)s accepts its summary.") % {"union": text.union})


def may_take_back(actor: Standing, text: Text) -> Decision:
    if text.state not in (State.SIGNED, State.SUBMITTED):
        return refused(_("Only a text that is signed or submitted, and not yet accepted, is taken back."))
    if actor.holds_office_in(text.union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself takes its summary back.") % {"union": text.union})


def may_call(actor: Standing, union: Union) -> Decision:
    """Call for the summaries of the unions below, remind them, hold what they submit against the ledger."""
    if union.kind not in (Union.Kind.AREA, Union.Kind.CLUSTER):
        return refused(_("%(union)s has no unions below it that would write summaries.") % {"union": union})
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s calls for the summaries of its unions.") % {"union": union})
