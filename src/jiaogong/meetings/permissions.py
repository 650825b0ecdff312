"""Who may do what with meetings; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.meetings import models, queries
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = models.Meeting.State


def may_call(actor: Standing, union: Union) -> Decision:
    """A union's own officers call its bodies; nobody from above calls them."""
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself calls its meetings.") % {"union": union})


def may_write_minutes(actor: Standing, meeting: models.Meeting) -> Decision:
    if meeting.state in (State.CONFIRMED, State.CANCELLED):
        return refused(_("Minutes that are confirmed stand, and a meeting called off has none."))
    return may_call(actor, meeting.union)


def may_confirm(actor: Standing, meeting: models.Meeting) -> Decision:
    if meeting.state != State.HELD:
        return refused(_("Minutes are confirmed once they are written."))
    if queries.is_chair_of(actor, meeting.union, clock.today()):
        return ALLOWED
    return refused(_("The chair of %(union)s confirms the minutes.") % {"union": meeting.union})


def may_call_off(actor: Standing, meeting: models.Meeting) -> Decision:
    if meeting.state != State.CALLED:
        return refused(_("Only a meeting that is called and not held yet can be called off."))
    return may_call(actor, meeting.union)


def may_settle(actor: Standing, decision: models.Decision) -> Decision:
    """Whoever was charged with it, and the union's officers."""
    if decision.done_at is not None:
        return refused(_("This decision is carried out already."))
    if decision.person_id == actor.person.pk:
        return ALLOWED
    return may_call(actor, decision.meeting.union)
