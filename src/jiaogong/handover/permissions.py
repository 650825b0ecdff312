"""Who may begin, write and sign a handing over; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.handover import queries
from jiaogong.handover.models import Handover
from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = Handover.State


def is_over(actor: Standing, union: Union) -> bool:
    """Whether the actor is of the level above a union; over the root stand its own officers."""
    return actor.is_above(union) or (union.parent_id is None and actor.holds_office_in(union))


def may_start(actor: Standing, union: Union, giver: Person) -> Decision:
    """An officer hands the own office over; for one who cannot, the level above begins it."""
    if giver.pk == actor.person.pk and actor.person.pk in queries.givers(union, clock.today()):
        return ALLOWED
    if giver.pk != actor.person.pk and is_over(actor, union):
        return ALLOWED
    return refused(
        _("A handing over is begun by the officer who goes, or by an officer of the union above %(union)s.")
        % {"union": union}
    )


def may_list(actor: Standing, handover: Handover) -> Decision:
    """Write notes, and what is outside the house: whoever is to sign as the giver."""
    if handover.state != State.LISTED:
        return refused(_("The list is signed and stands; the receiver can send it back."))
    return _may_give(actor, handover)


def may_sign_over(actor: Standing, handover: Handover) -> Decision:
    if handover.state != State.LISTED:
        return refused(_("The giver has signed, or it was called off."))
    return _may_give(actor, handover)


def _may_give(actor: Standing, handover: Handover) -> Decision:
    if handover.is_witnessed:
        if is_over(actor, handover.union) and actor.person.pk != handover.receiver_id:
            return ALLOWED
        return refused(_("In the giver's place signs an officer of the union above %(union)s.") % _of(handover))
    if actor.person.pk == handover.giver_id:
        return ALLOWED
    return refused(_("Only %(name)s signs as the giver.") % {"name": handover.giver})


def may_sign_for(actor: Standing, handover: Handover) -> Decision:
    """The receiver signs last, and from the day on which the office is held: rights come with the office alone."""
    if handover.state != State.GIVEN:
        return refused(_("The receiver signs once the giver has signed."))
    if actor.person.pk != handover.receiver_id:
        return refused(_("Only %(name)s signs as the receiver.") % {"name": handover.receiver})
    if not actor.holds_office_in(handover.union):
        return refused(_("You sign once you hold an office in %(union)s.") % _of(handover))
    return ALLOWED


def may_send_back(actor: Standing, handover: Handover) -> Decision:
    if handover.state == State.GIVEN and actor.person.pk == handover.receiver_id:
        return ALLOWED
    return refused(_("Only %(name)s sends the signed list back.") % {"name": handover.receiver})


def may_call_off(actor: Standing, handover: Handover) -> Decision:
    if handover.state not in Handover.OPEN_STATES:
        return refused(_("What both have signed stands."))
    if actor.person.pk in (handover.giver_id, handover.started_by_id) or is_over(actor, handover.union):
        return ALLOWED
    return refused(_("The giver, or an officer of the union above %(union)s, calls it off.") % _of(handover))


def _of(handover: Handover) -> dict[str, object]:
    return {"union": handover.union}
