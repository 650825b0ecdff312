"""Beginning a handing over, and writing its list."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from jiaogong.handover import permissions, queries
from jiaogong.handover.models import Handover, Matter
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = Handover.State
MOST_OUTSIDE = 100


@transaction.atomic
def start_handover(
    *,
    actor: Standing,
    union: Union,
    giver_id: int,
    receiver_id: int,
    reason: str = "",
    form_key: uuid.UUID | None = None,
) -> Handover:
    """Begin to hand an officer's work over; the same form (`form_key`) sent again returns what it began.

    For another than oneself a reason is needed: then the level above signs in the giver's place.
    """
    made = Handover.objects.filter(form_key=form_key, started_by=actor.person).first() if form_key else None
    if made:
        return made
    today = clock.today()
    given, taken = queries.givers(union, today).get(giver_id), queries.receivers(union, today).get(receiver_id)
    if given is None or taken is None:
        raise NotFound(_("Choose a giver and a receiver among the officers of %(union)s.") % {"union": union})
    require(permissions.may_start(actor, union, given.person))
    is_own = giver_id == actor.person.pk
    if giver_id == receiver_id:
        raise RuleBroken(_("Giver and receiver are two people."))
    if not is_own and not reason.strip():
        raise RuleBroken(_("Say why the giver does not sign: left, fell ill, died."))
    handover = Handover(
        union=union,
        office=given.kind,
        giver=given.person,
        receiver=taken.person,
        reason="" if is_own else reason.strip()[:200],
        started_by=actor.person,
        started_at=clock.now(),
        form_key=form_key,
    )
    try:
        with transaction.atomic():
            handover.save(force_insert=True)
    except IntegrityError:
        raise RuleBroken(
            _("A handing over of %(union)s is open already: finish it or call it off first.") % {"union": union}
        ) from None
    audit.record(actor.person, "handover.begun", handover, reason=handover.reason)
    return handover


@transaction.atomic
def add_outside(
    *, actor: Standing, handover_id: int, what: str, due_date: dt.date | None = None, note: str = ""
) -> Matter:
    """Write down what lies outside the house: a seal, a bank token, a paper archive. Once however often it is sent."""
    handover = queries.locked_handover(handover_id, visible_to=actor)
    require(permissions.may_list(actor, handover))
    outside = handover.matters.filter(kind=Matter.Kind.OUTSIDE)
    if outside.count() >= MOST_OUTSIDE:
        raise RuleBroken(_("The list holds %(most)s such lines already.") % {"most": MOST_OUTSIDE})
    matter, _is_new = outside.get_or_create(
        handover=handover,
        kind=Matter.Kind.OUTSIDE,
        what=what.strip()[:300],
        due_date=due_date,
        note=note.strip()[:200],
    )
    return matter


@transaction.atomic
def drop_outside(*, actor: Standing, handover_id: int, matter_id: int) -> None:
    """Take such a line off the list again."""
    handover = queries.locked_handover(handover_id, visible_to=actor)
    require(permissions.may_list(actor, handover))
    handover.matters.filter(pk=matter_id, kind=Matter.Kind.OUTSIDE).delete()


@transaction.atomic
def note_matter(*, actor: Standing, handover_id: int, number: int, key: str, note: str) -> None:
    """Write a note beside a line that was seen under a number; empty takes it away."""
    handover = queries.locked_handover(handover_id, visible_to=actor)
    require(permissions.may_list(actor, handover))
    lines = queries.lines_of(handover, clock.today())
    line = next((one for one in lines if one.number == number and one.key == key), None)
    if line is None:
        raise RuleBroken(_("The list has changed since you opened it: look at it again."))
    kind, thing = key.rsplit("-", 1)
    same = {"thing_id": int(thing)} if int(thing) else {"thing_id": None, "what": line.what}
    if line.row is not None:
        handover.matters.filter(pk=line.row).update(note=note.strip()[:200])
        return
    handover.matters.filter(kind=kind, **same).delete()
    if note.strip():
        Matter.objects.create(
            handover=handover, kind=kind, what=line.what, thing_id=int(thing) or None, note=note.strip()[:200]
        )


@transaction.atomic
def send_back(*, actor: Standing, handover_id: int, reason: str) -> Handover:
    """Send the list back that the giver has signed, saying what is missing; the signature falls."""
    handover = queries.locked_handover(handover_id, visible_to=actor)
    require(permissions.may_send_back(actor, handover))
    return _opened_again(handover, State.LISTED, "handover.sent_back", actor, reason)


@transaction.atomic
def call_off(*, actor: Standing, handover_id: int, reason: str) -> Handover:
    """Call a handing over off that both have not signed, saying why."""
    handover = queries.locked_handover(handover_id, visible_to=actor)
    require(permissions.may_call_off(actor, handover))
    return _opened_again(handover, State.CANCELLED, "handover.called_off", actor, reason)


def _opened_again(handover: Handover, state: State, act: str, actor: Standing, reason: str) -> Handover:
    if not reason.strip():
        raise RuleBroken(_("Say why."))
    before = audit.values(handover, "state", "fingerprint")
    handover.state, handover.answer = state, reason.strip()[:200]
    handover.text, handover.fingerprint, handover.given_by, handover.given_at = "", "", None, None
    handover.save(update_fields=["state", "answer", "text", "fingerprint", "given_by", "given_at"])
    told = audit.changes(before, audit.values(handover, *before))
    audit.line(actor.person, act, handover, reason=handover.answer, changes=told).save(force_insert=True)
    return handover
