"""The two signatures: the giver's freezes the list, the receiver's moves what hung on the giver."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.appraisal.services import hand_on_lead
from jiaogong.entrance.services.trying import forget_tries, take_a_try
from jiaogong.handover import permissions, posts, queries
from jiaogong.handover.models import Handover, Matter
from jiaogong.handover.rules import fingerprint
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.ledger.services.handing import hand_on_entries
from jiaogong.meetings.services import hand_on_work
from jiaogong.members.dossier.services.lists import hand_on_lists
from jiaogong.members.queries import Standing
from jiaogong.proposals.services import hand_on_departments

_DOOR = "handover"


def sign_over(*, actor: Standing, handover_id: int, password: str, seen: str) -> Handover:
    """Sign as the giver (or in the giver's place) the list that was seen with that fingerprint.

    Raises RuleBroken for a wrong password, ChangedMeanwhile where the list reads otherwise by now.
    """
    require(permissions.may_sign_over(actor, queries.handover_visible_to(actor, handover_id)))
    _require_password(actor, password)
    with transaction.atomic():
        handover = queries.locked_handover(handover_id, visible_to=actor)
        require(permissions.may_sign_over(actor, handover))
        lines = queries.lines_of(handover, clock.today())
        text = queries.text_of(handover, lines, by=actor.person, today=clock.today())
        if fingerprint(text) != seen:
            raise ChangedMeanwhile(
                _("The list has changed since you opened it: look at it again, and sign what it says now."),
                current=handover,
            )
        handover.matters.all().delete()
        Matter.objects.bulk_create([_frozen(handover, line) for line in lines], batch_size=500)
        before = audit.values(handover, "state", "fingerprint")
        handover.state, handover.text, handover.fingerprint = Handover.State.GIVEN, text, seen
        handover.given_by, handover.given_at, handover.answer = actor.person, clock.now(), ""
        handover.save()
        told = audit.changes(before, audit.values(handover, *before))
        audit.record(actor.person, "handover.given", handover, count=len(lines), changes=told)
    return handover


def _frozen(handover: Handover, line: queries.Line) -> Matter:
    thing = int(line.key.rsplit("-", 1)[1])
    return Matter(
        handover=handover,
        number=line.number,
        kind=line.kind,
        thing_id=thing or None,
        what=line.what,
        url=line.url,
        due_date=line.due,
        note=line.note,
    )


def sign_for(*, actor: Standing, handover_id: int, password: str, seen: str) -> Handover:
    """Sign as the receiver: what hung on the giver moves to the receiver in the same transaction.

    Departments that the giver answers for and appraisals led for the union above are the receiver's from then on;
    a scrutineer's share and a place in an election's group are bound to the person and are named anew.
    Entries that are confirmed, minutes, and who did what in the log keep their author.
    """
    require(permissions.may_sign_for(actor, queries.handover_visible_to(actor, handover_id)))
    _require_password(actor, password)
    with transaction.atomic():
        handover = queries.locked_handover(handover_id, visible_to=actor)
        require(permissions.may_sign_for(actor, handover))
        if not fingerprint(handover.text) == handover.fingerprint == seen:
            raise RuleBroken(_("The list is not the one that the giver signed: send it back."))
        union, people = handover.union, {"giver": handover.giver, "receiver": handover.receiver}
        hand_on_entries(actor=actor, union=union, **people)
        hand_on_work(actor=actor, union=union, **people)
        hand_on_lists(actor=actor, **people)
        hand_on_departments(actor=actor, union=union, **people)
        hand_on_lead(actor=actor, **people)
        before = audit.values(handover, "state")
        handover.state, handover.taken_at = Handover.State.DONE, clock.now()
        handover.entry = posts.taken(handover, actor, handover.matters.count())
        handover.save(update_fields=["state", "taken_at", "entry"])
        told = audit.changes(before, audit.values(handover, "state"))
        audit.record(actor.person, "handover.taken", handover, changes=told)
    return handover


def _require_password(actor: Standing, password: str) -> None:
    """The account's own password, with the same limit of tries as a door. Raises RuleBroken."""
    account = actor.person.account
    if account is None or not account.has_usable_password():
        raise RuleBroken(_("A signature needs your own password: set one under “Sign-in and security” first."))
    take_a_try(_DOOR, who=str(account.pk))
    if not account.check_password(password):
        raise RuleBroken(_("This is not your password."))
    forget_tries(_DOOR, who=str(account.pk))
