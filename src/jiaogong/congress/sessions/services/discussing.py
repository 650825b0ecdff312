"""What delegations say, who asks for the floor, and what the presidium decided at its own meetings."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, Opinion, PresidiumMeeting, Speaker
from jiaogong.congress.sessions import permissions, queries
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_past_day
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.queries import Standing


@transaction.atomic
def give_opinion(*, actor: Standing, session_id: int, text: str, item_id: int | None = None) -> Opinion:
    """Note what a delegation said in its discussion; whoever notes it sits in the session, or keeps it."""
    session = queries.locked_session(session_id, visible_to=actor)
    if not permissions.may_lead(actor, session):
        require(permissions.may_take_part(actor, session))
    if not text.strip():
        raise RuleBroken(_("Say what was said."))
    if item_id is not None and not Item.objects.filter(pk=item_id, session=session).exists():
        raise RuleBroken(_("This item is not on the agenda of the session."))
    seat = session.seats.filter(person=actor.person).first()
    opinion = Opinion.objects.create(
        session=session,
        item_id=item_id,
        delegation_id=seat.delegation_id if seat else None,
        text=text.strip()[:500],
        said_by=actor.person,
        said_at=clock.now(),
    )
    audit.record(actor.person, "congress.opinion_given", session)
    return opinion


@transaction.atomic
def ask_for_floor(*, actor: Standing, session_id: int) -> Speaker:
    """Put oneself on the list of speakers of an open session; who waits already keeps the place."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_take_part(actor, session))
    if session.state != session.State.OPEN:
        raise RuleBroken(_("The floor is asked for while the session is open."))
    speaker, is_new = Speaker.objects.get_or_create(
        session=session, person=actor.person, spoke_at=None, defaults={"asked_at": clock.now()}
    )
    if is_new:
        audit.record(actor.person, "congress.floor_asked_for", session)
    return speaker


@transaction.atomic
def note_spoken(*, actor: Standing, speaker_id: int) -> Speaker:
    """Note that somebody on the list has spoken."""
    speaker = Speaker.objects.filter(pk=speaker_id).first()
    if speaker is None:
        raise NotFound(_("There is no such speaker."))
    session = queries.locked_session(speaker.session_id, visible_to=actor)
    require(permissions.may_lead(actor, session))
    if speaker.spoke_at is None:
        speaker.spoke_at = clock.now()
        speaker.save(update_fields=["spoke_at"])
        audit.record(actor.person, "congress.spoken", session, person=speaker.person_id)
    return speaker


@transaction.atomic
def note_presidium_meeting(
    *, actor: Standing, session_id: int, held_at: dt.datetime, present: int, text: str
) -> PresidiumMeeting:
    """Note a meeting of the presidium: more than half of it present, and what it decided."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_keep_roll(actor, session))
    size = session.seats.filter(is_presidium=True).count()
    if not size:
        raise RuleBroken(_("Name the presidium first."))
    if not size < 2 * present <= 2 * size:
        values = {"present": present, "size": size}
        raise RuleBroken(_("%(present)s of %(size)s were present: more than half of the presidium must be.") % values)
    if held_at > clock.now():
        raise RuleBroken(_("The meeting of the presidium is still to come."))
    require_past_day(localdate(held_at), since=localdate(session.called_at or session.proposed_at))
    if not text.strip():
        raise RuleBroken(_("Say what the presidium decided."))
    made = PresidiumMeeting.objects.create(
        session=session, held_at=held_at, present=present, text=text.strip(), noted_by=actor.person
    )
    audit.record(actor.person, "congress.presidium_met", session, present=present)
    return made
