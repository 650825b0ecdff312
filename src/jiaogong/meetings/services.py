"""Acts of a union's meetings: called, minuted, confirmed, called off; decisions carried out; duties given."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.meetings import permissions, posts, queries
from jiaogong.meetings.events import MeetingCalled, MeetingCalledOff
from jiaogong.meetings.models import AgendaItem, Attendee, Decision, Duty, Meeting
from jiaogong.meetings.rules import Call, Decided, Minutes, require_held, require_sound_decisions
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def call_meeting(*, actor: Standing, union: Union, body: str, call: Call, form_key: uuid.UUID | None = None) -> Meeting:
    """Call a body of the union together: whoever holds its offices on that day is called.

    The same form (`form_key`) sent again returns the meeting that it called.
    """
    made = made_by_form(Meeting, form_key)
    if made:
        return made
    require(permissions.may_call(actor, union))
    called = queries.called_to(union, body, localdate(call.starts_at))
    if not called:
        raise RuleBroken(
            _("Nobody holds an office of this body in %(union)s on %(day)s; enter the offices first.")
            % {"union": union, "day": localdate(call.starts_at)}
        )
    meeting = Meeting(
        union=union,
        body=body,
        title=call.title.strip(),
        starts_at=call.starts_at,
        place=call.place.strip(),
        called_by=actor.person,
        called_at=clock.now(),
        form_key=form_key,
    )
    made = save_once(meeting, form_key)
    if made:
        return made
    Attendee.objects.bulk_create([Attendee(meeting=meeting, person=p, office=office) for p, office in called])
    AgendaItem.objects.bulk_create([AgendaItem(meeting=meeting, text=point[:200]) for point in call.agenda])
    audit.record(actor.person, "meetings.called", meeting)
    announce(MeetingCalled(meeting_id=meeting.pk, actor=actor))
    return meeting


@transaction.atomic
def write_minutes(*, actor: Standing, meeting_id: int, minutes: Minutes, seen_version: int) -> Meeting:
    """Note who came, what was said and decided; written anew as a whole until the chair confirms them.

    Raises ChangedMeanwhile where somebody else wrote them since they were seen.
    """
    meeting = queries.locked_meeting(meeting_id, visible_to=actor)
    require(permissions.may_write_minutes(actor, meeting))
    if meeting.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has written these minutes since you opened them."), current=meeting)
    require_held(minutes.attendance, starts_at=meeting.starts_at, now=clock.now())
    require_sound_decisions(minutes.decisions, held_on=localdate(meeting.starts_at))
    for attendee in meeting.attendees.all():
        attendee.attendance = minutes.attendance.get(attendee.person_id, "")
        attendee.save(update_fields=["attendance"])
    before = _as_told(meeting)
    _write_decisions(meeting, minutes.decisions)
    meeting.minutes, meeting.state = minutes.text.strip(), Meeting.State.HELD
    meeting.version += 1
    meeting.save(update_fields=["minutes", "state", "version"])
    audit.record(actor.person, "meetings.minutes_written", meeting, changes=_changes(before, meeting))
    return meeting


def _write_decisions(meeting: Meeting, decisions: tuple[Decided, ...]) -> None:
    """Put the decisions in the place of those that stood; what was carried out already stays."""
    called = set(meeting.attendees.values_list("person_id", flat=True))
    if any(d.person_id is not None and d.person_id not in called for d in decisions):
        raise RuleBroken(_("A decision is given to somebody who was called to the meeting."))
    meeting.decisions.filter(done_at__isnull=True).delete()
    Decision.objects.bulk_create(
        [Decision(meeting=meeting, text=d.text.strip(), person_id=d.person_id, due_date=d.due_date) for d in decisions]
    )


@transaction.atomic
def confirm_minutes(*, actor: Standing, meeting_id: int) -> Meeting:
    """Confirm the minutes: from now on they stand, and the meeting is an act in the ledger."""
    meeting = queries.locked_meeting(meeting_id, visible_to=actor)
    require(permissions.may_confirm(actor, meeting))
    meeting.entry = posts.confirmed(meeting, actor)
    before, meeting.state = _as_told(meeting), Meeting.State.CONFIRMED
    meeting.confirmed_by, meeting.confirmed_at = actor.person, clock.now()
    meeting.version += 1
    meeting.save(update_fields=["entry", "state", "confirmed_by", "confirmed_at", "version"])
    audit.record(actor.person, "meetings.minutes_confirmed", meeting, changes=_changes(before, meeting))
    return meeting


@transaction.atomic
def call_off(*, actor: Standing, meeting_id: int, reason: str) -> Meeting:
    """Call a meeting off, saying why."""
    meeting = queries.locked_meeting(meeting_id, visible_to=actor)
    require(permissions.may_call_off(actor, meeting))
    if not reason.strip():
        raise RuleBroken(_("Say why the meeting is called off."))
    before = _as_told(meeting)
    meeting.state, meeting.reason = Meeting.State.CANCELLED, reason.strip()[:200]
    meeting.version += 1
    meeting.save(update_fields=["state", "reason", "version"])
    told = _changes(before, meeting)
    audit.record(actor.person, "meetings.called_off", meeting, reason=meeting.reason, changes=told)
    announce(MeetingCalledOff(meeting_id=meeting.pk, actor=actor))
    return meeting


@transaction.atomic
def settle_decision(*, actor: Standing, decision_id: int, outcome: str) -> Decision:
    """Note that what was decided is done, and what came of it."""
    decision = queries.locked_decision(decision_id, visible_to=actor)
    require(permissions.may_settle(actor, decision))
    before = audit.values(decision, "done_at", "outcome")
    decision.done_at, decision.done_by = clock.now(), actor.person
    decision.outcome = outcome.strip()[:300]
    decision.save(update_fields=["done_at", "done_by", "outcome"])
    told = audit.changes(before, audit.values(decision, "done_at", "outcome"), sensitive=("outcome",))
    audit.record(actor.person, "meetings.decision_carried_out", decision.meeting, changes=told)
    return decision


@transaction.atomic
def give_duty(*, actor: Standing, union: Union, person_id: int, text: str) -> Duty | None:
    """Say what a member of the committee looks after; empty words take the duty away (None)."""
    require(permissions.may_call(actor, union))
    if person_id not in {p.pk for p, _office in queries.called_to(union, Meeting.Body.COMMITTEE, clock.today())}:
        raise RuleBroken(_("Duties are given to members of the union's committee."))
    duty = Duty.objects.select_for_update().filter(union=union, person_id=person_id).first()
    if duty and duty.text == text.strip():
        return duty
    duty = duty or Duty(union=union, person_id=person_id)
    before, duty.text = duty.text, text.strip()[:200]
    told = audit.changes({"text": before}, {"text": duty.text})
    if duty.text:
        duty.save()
        audit.record(actor.person, "meetings.duty_given", duty, changes=told)
        return duty
    if duty.pk:
        audit.record(actor.person, "meetings.duty_taken", duty, changes=told)
        duty.delete()
    return None


@transaction.atomic
def hand_on_work(*, actor: Standing, union: Union, giver: Person, receiver: Person) -> None:
    """Give a successor what a union's meetings charged somebody with, as a signed handing over asks."""
    told = audit.changes({"person": giver.pk}, {"person": receiver.pk})
    charged = Decision.objects.filter(meeting__union=union, person=giver, done_at__isnull=True)
    for decision in charged.select_related("meeting__union"):
        decision.person = receiver
        decision.save(update_fields=["person"])
        audit.record(actor.person, "meetings.decision_handed_on", decision.meeting, changes=told)
    duty = Duty.objects.filter(union=union, person=giver).first()
    if duty is None:
        return
    own = Duty.objects.filter(union=union, person=receiver).first()
    if own:
        before, own.text = own.text, f"{own.text}；{duty.text}"[:200]
        own.save(update_fields=["text"])
        audit.record(
            actor.person, "meetings.duty_given", own, changes=audit.changes({"text": before}, {"text": own.text})
        )
        duty.delete()
        return
    duty.person = receiver
    duty.save(update_fields=["person"])
    audit.record(actor.person, "meetings.duty_given", duty, changes=told)


def _as_told(meeting: Meeting) -> dict[str, Any]:
    decided = [f"{d.text} {d.person_id} {d.due_date}" for d in meeting.decisions.all()]
    return audit.values(meeting, "state", "minutes") | {"decisions": "\n".join(decided)}


def _changes(before: Mapping[str, Any], meeting: Meeting) -> dict[str, list[Any]]:
    """What an audit line tells of a meeting that was changed; above the union nobody reads minutes, in no line either."""
    return audit.changes(before, _as_told(meeting), sensitive=("minutes", "decisions"))
