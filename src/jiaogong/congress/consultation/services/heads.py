"""Meetings of heads: called, their roll drawn and called, minutes written and signed, called off."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.consultation import permissions, posts
from jiaogong.congress.consultation.events import HeadsCalled, HeadsCalledOff
from jiaogong.congress.consultation.queries.heads import heads_of, locked_meeting, term_of
from jiaogong.congress.consultation.rules import HeadsCall
from jiaogong.congress.models import HeadsMatter, HeadsMeeting, HeadsSeat
from jiaogong.congress.sessions.queries.rolls import guest_called
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State, Role, Attendance = HeadsMeeting.State, HeadsSeat.Role, HeadsSeat.Attendance


@transaction.atomic
def call_heads(*, actor: Standing, union: Union, call: HeadsCall, form_key: uuid.UUID | None = None) -> HeadsMeeting:
    """Call the heads of delegations and committees together. The same form (`form_key`) sent again calls them once.

    Raises RuleBroken without a term of delegates, a head or a matter, or for a moment that is over.
    """
    made = made_by_form(HeadsMeeting, form_key)
    if made:
        return made
    require(permissions.may_call_heads(actor, union))
    term = term_of(union)
    heads = heads_of(term) if term else []
    if term is None or not heads:
        raise RuleBroken(_("No delegation has a head and no committee a chair: note them with the delegates first."))
    _require_sound(call)
    meeting = HeadsMeeting(
        union=union, term=term, starts_at=call.starts_at, place=call.place.strip()[:80], cause=call.cause.strip()[:200],
        called_by=actor.person, called_at=clock.now(), form_key=form_key,
    )  # fmt: skip
    made = save_once(meeting, form_key)
    if made:
        return made
    HeadsSeat.objects.bulk_create([HeadsSeat(meeting=meeting, person=h.person, role=h.role, of=h.of) for h in heads])
    HeadsMatter.objects.bulk_create(
        [HeadsMatter(meeting=meeting, title=title[:120], is_reserved=reserved) for title, reserved in call.matters]
    )
    audit.record(actor.person, "congress.heads_called", meeting)
    announce(HeadsCalled(meeting_id=meeting.pk, actor=actor))
    return meeting


def _require_sound(call: HeadsCall) -> None:
    if not call.cause.strip():
        raise RuleBroken(_("Say why it cannot wait for the next session."))
    if not call.matters:
        raise RuleBroken(_("Name at least one matter that is to be talked over."))
    if call.starts_at <= clock.now():
        raise RuleBroken(_("The meeting would begin before it is called."))
    require_near_day(localdate(call.starts_at))


@transaction.atomic
def draw_heads(*, actor: Standing, meeting_id: int) -> int:
    """Draw the roll anew where heads have changed since the call, as long as nothing was put to a vote; how many have one.

    Those who are on it keep what was noted of them; those invited stay.
    """
    meeting = locked_meeting(meeting_id, visible_to=actor)
    require(permissions.may_prepare(actor, meeting))
    if meeting.matters.exclude(state=HeadsMatter.State.PLANNED).exists():
        raise RuleBroken(_("A matter is dealt with already: its counts stand on this roll."))
    heads = {h.person.pk: h for h in heads_of(meeting.term)}
    meeting.seats.exclude(role=Role.INVITED).exclude(person__in=heads).delete()
    for pk, head in heads.items():
        HeadsSeat.objects.update_or_create(meeting=meeting, person_id=pk, defaults={"role": head.role, "of": head.of})
    audit.record(actor.person, "congress.heads_drawn", meeting, heads=len(heads))
    return len(heads)


@transaction.atomic
def invite(*, actor: Standing, meeting_id: int, number: str) -> HeadsSeat:
    """Invite somebody of the branch (by the member number) who has no vote; who is on the roll already keeps that seat."""
    meeting = locked_meeting(meeting_id, visible_to=actor)
    require(permissions.may_prepare(actor, meeting))
    person = guest_called(meeting.union, number)
    seat, is_new = HeadsSeat.objects.get_or_create(meeting=meeting, person=person, defaults={"role": Role.INVITED})
    if is_new:
        audit.record(actor.person, "congress.heads_invited", meeting, person=person.name)
    return seat


@transaction.atomic
def call_roll(*, actor: Standing, meeting_id: int, came: Mapping[int, str]) -> HeadsMeeting:
    """Note who came, by the keys of seats; it stands once a matter has been decided on it."""
    meeting = locked_meeting(meeting_id, visible_to=actor)
    require(permissions.may_hold(actor, meeting))
    if meeting.matters.filter(yes__isnull=False).exists():
        raise RuleBroken(_("Hands have been counted on this roll: it stands."))
    seats = {s.pk: s for s in meeting.seats.filter(pk__in=came)}
    if len(seats) != len(came) or not set(came.values()) <= set(Attendance.values):
        raise RuleBroken(_("Choose from the roll who came."))
    for pk, seat in seats.items():
        seat.attendance = came[pk]
    HeadsSeat.objects.bulk_update(seats.values(), ["attendance"])
    audit.record(actor.person, "congress.heads_roll_called", meeting)
    return meeting


@transaction.atomic
def write_minutes(*, actor: Standing, meeting_id: int, text: str, seen_version: int) -> HeadsMeeting:
    """Write the minutes anew, until they are signed. Raises ChangedMeanwhile where somebody else did since they were seen."""
    meeting = locked_meeting(meeting_id, visible_to=actor)
    require(permissions.may_hold(actor, meeting))
    if meeting.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has written these minutes since you opened them."), current=meeting)
    before, meeting.minutes = meeting.minutes, text.strip()
    meeting.version += 1
    meeting.save(update_fields=["minutes", "version"])
    told = audit.passages(before, meeting.minutes)
    audit.record(actor.person, "congress.heads_minutes_written", meeting, passages=told)
    return meeting


@transaction.atomic
def sign_minutes(*, actor: Standing, meeting_id: int) -> HeadsMeeting:
    """Sign the minutes: they stand from now on, and the meeting is an act in the ledger."""
    meeting = locked_meeting(meeting_id, visible_to=actor)
    require(permissions.may_sign(actor, meeting))
    open_ones = [m.title for m in meeting.matters.filter(state=HeadsMatter.State.PLANNED)]
    if open_ones:
        raise RuleBroken(_("Not dealt with yet: %(matters)s.") % {"matters": "; ".join(open_ones)})
    if not meeting.minutes.strip():
        raise RuleBroken(_("There are no minutes to sign: write them first."))
    if not meeting.seats.filter(attendance=Attendance.PRESENT).exists():
        raise RuleBroken(_("Nobody is marked as present; mark who came."))
    meeting.seats.filter(attendance=Attendance.UNKNOWN).update(attendance=Attendance.ABSENT)
    meeting.entry = posts.signed(meeting, actor)
    meeting.state, meeting.signed_by, meeting.signed_at = State.SIGNED, actor.person, clock.now()
    meeting.version += 1
    meeting.save(update_fields=["entry", "state", "signed_by", "signed_at", "version"])
    audit.record(actor.person, "congress.heads_minutes_signed", meeting)
    return meeting


@transaction.atomic
def call_off_heads(*, actor: Standing, meeting_id: int, reason: str) -> HeadsMeeting:
    """Call a meeting off that has dealt with nothing."""
    meeting = locked_meeting(meeting_id, visible_to=actor)
    require(permissions.may_prepare(actor, meeting))
    if meeting.matters.exclude(state=HeadsMatter.State.PLANNED).exists():
        raise RuleBroken(_("A matter is dealt with already: the meeting has been held."))
    if not reason.strip():
        raise RuleBroken(_("Say why: those who were called read it."))
    meeting.state, meeting.reason = State.CALLED_OFF, reason.strip()[:200]
    meeting.save(update_fields=["state", "reason"])
    audit.record(actor.person, "congress.heads_called_off", meeting)
    announce(HeadsCalledOff(meeting_id=meeting.pk, actor=actor))
    return meeting
