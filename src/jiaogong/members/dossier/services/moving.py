"""The steps of a membership: joining, transfer, leaving, retirement, death, return."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import Decision, require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.dossier import permissions, queries
from jiaogong.members.dossier.events import MemberAdmitted, TransferWaiting
from jiaogong.members.dossier.services import befalling
from jiaogong.members.dossier.services.befalling import Befallen
from jiaogong.members.models import Movement, Office, Person
from jiaogong.members.queries import Standing
from jiaogong.members.services import end_offices
from jiaogong.unions.models import Union

Kind, State = Movement.Kind, Movement.State


@transaction.atomic
def ask_to_join(*, actor: Standing, number: str, on_date: dt.date, reason: str = "") -> Movement:
    """Apply to join the union on whose file one is (工会章程: voluntary, approved by the committee)."""
    person = queries.locked_file(number, visible_to=actor)
    require(permissions.may_ask_to_join(actor, person))
    _require_past(on_date)
    if person.is_member or person.death_date:
        raise RuleBroken(_("%(name)s is a member already, or cannot become one.") % {"name": person})
    _require_none_open(person)
    return _write(actor, person, Kind.JOIN, State.ASKED, on_date, reason, to=person.union)


@transaction.atomic
def ask_transfer(
    *, actor: Standing, number: str, name: str, union_to: str, on_date: dt.date, reason: str = ""
) -> Movement:
    """Ask that a person be transferred; by an officer of the old union it is released at once.

    The new union names number and name, as on the member's card: it cannot look into the file before it is its own.
    """
    person = (
        Person.objects.select_for_update(of=("self",))
        .select_related("union")
        .filter(number=number.strip(), name=name.strip(), merged_into__isnull=True)
        .first()
    )
    to = Union.objects.filter(code=union_to.strip(), has_union=True, closed_date__isnull=True).first()
    if person is None or to is None:
        raise RuleBroken(_("There is no member with that number and name, or no union with that code."))
    asks_from_old, asks_from_new = actor.is_officer_of(person.union), actor.is_officer_of(to)
    require(
        Decision(
            asks_from_old or asks_from_new, _("A transfer is asked for by an officer of the old or the new union.")
        )
    )
    if to.pk == person.union_id:
        raise RuleBroken(_("%(name)s is of that union already.") % {"name": person})
    if person.death_date:
        raise RuleBroken(_("%(name)s has died.") % {"name": person})
    _require_none_open(person)
    movement = _write(actor, person, Kind.TRANSFER, State.ASKED, on_date, reason, to=to)
    if asks_from_old and not asks_from_new:
        return _release(actor, movement)
    announce(TransferWaiting(movement_id=movement.pk, actor=actor))
    return movement


@transaction.atomic
def decide_movement(*, actor: Standing, movement_id: int, accepts: bool, answer: str = "") -> Movement:
    """Take an open step further: admit, release, accept; or refuse it with a reason."""
    movement = queries.locked_movement(movement_id, visible_to=actor)
    if movement.state not in Movement.OPEN_STATES:
        raise RuleBroken(_("This has been decided already."))
    require(may_decide(actor, movement))
    if not accepts:
        return _refuse(actor, movement, answer)
    if movement.kind == Kind.TRANSFER and movement.state == State.ASKED:
        return _release(actor, movement)
    _require_past(movement.on_date)
    return _finish(actor, movement, _admit if movement.kind == Kind.JOIN else _transfer)


def may_decide(actor: Standing, movement: Movement) -> Decision:
    """Whose turn it is: the old union releases, the new union accepts."""
    is_to_release = movement.kind == Kind.TRANSFER and movement.state == State.ASKED
    union = movement.union_from if is_to_release else movement.union_to
    return permissions.may_decide_in(actor, union or movement.person.union)


@transaction.atomic
def write_down(
    *, actor: Standing, number: str, kind: str, on_date: dt.date, reason: str = "", since_date: dt.date | None = None
) -> Movement:
    """Write down what befell: leaving in one way or another, retirement, death, return. It holds at once.

    `since_date`: the last day for which dues were paid, where a membership lapses.
    """
    person = queries.locked_file(number, visible_to=actor)
    require(permissions.may_move(actor, person))
    if kind in befalling.ENDS_OFFICES:
        require(permissions.may_end_posts(actor, person))
    _require_past(on_date)
    befalling.EFFECTS[kind](actor, person, Befallen(on_date, reason.strip(), since_date))
    person.save()
    return _write(actor, person, kind, State.DONE, on_date, reason, since=since_date)


def _admit(actor: Standing, movement: Movement) -> None:
    person = movement.person
    person.is_member, person.left_date = True, None
    person.member_since = person.member_since or movement.on_date
    person.save(update_fields=["is_member", "left_date", "member_since"])
    announce(
        MemberAdmitted(person=person, union=movement.union_to or person.union, on_date=movement.on_date, actor=actor)
    )


def _transfer(actor: Standing, movement: Movement) -> None:
    """The person's file moves, with its history; entries stay where they were, and offices end that are not over it."""
    person, to = movement.person, movement.union_to
    if movement.union_from_id != person.union_id or to is None:
        raise RuleBroken(_("%(name)s is no longer of the union that this began with.") % {"name": person})
    for office in person.offices.select_related("union"):
        if not to.is_within(office.union):
            how = Office.End.TRANSFERRED
            end_offices(actor=actor.person, union=office.union, on=movement.on_date, of={person.pk}, how=how)
    person.union = to
    person.save(update_fields=["union"])


def _finish(actor: Standing, movement: Movement, effect: Callable[[Standing, Movement], None]) -> Movement:
    effect(actor, movement)
    return _decided(actor, movement, State.DONE, "")


def _release(actor: Standing, movement: Movement) -> Movement:
    before = audit.values(movement, "state")
    movement.state, movement.released_by, movement.released_at = State.RELEASED, actor.person, clock.now()
    movement.save(update_fields=["state", "released_by", "released_at"])
    audit.record(actor.person, "members.transfer_released", movement, changes=_stepped(before, movement))
    announce(TransferWaiting(movement_id=movement.pk, actor=actor))
    return movement


def _refuse(actor: Standing, movement: Movement, answer: str) -> Movement:
    if not answer.strip():
        raise RuleBroken(_("Say why it is refused."))
    return _decided(actor, movement, State.REFUSED, answer.strip())


def _decided(actor: Standing, movement: Movement, state: str, answer: str) -> Movement:
    before = audit.values(movement, "state", "answer")
    movement.state, movement.answer = state, answer
    movement.decided_by, movement.decided_at = actor.person, clock.now()
    movement.save(update_fields=["state", "answer", "decided_by", "decided_at"])
    audit.record(actor.person, f"members.{movement.kind}_{state}", movement, changes=_stepped(before, movement))
    return movement


def _stepped(before: Mapping[str, Any], movement: Movement) -> dict[str, list[Any]]:
    return audit.changes(before, audit.values(movement, *before))


def _write(
    actor: Standing,
    person: Person,
    kind: str,
    state: str,
    on_date: dt.date,
    reason: str,
    *,
    to: Union | None = None,
    since: dt.date | None = None,
) -> Movement:
    now = clock.now()
    movement = Movement.objects.create(
        person=person, kind=kind, state=state, union_from=person.union, union_to=to, on_date=on_date, reason=reason.strip(),
        since_date=since, asked_by=actor.person, asked_at=now,
        decided_by=actor.person if state == State.DONE else None, decided_at=now if state == State.DONE else None,
    )  # fmt: skip
    audit.record(actor.person, f"members.{kind}_{state}", movement)
    return movement


def _require_past(day: dt.date) -> None:
    if day > clock.today():
        raise RuleBroken(_("%(day)s is still to come: write it down on the day itself.") % {"day": day})


def _require_none_open(person: Person) -> None:
    if person.movements.filter(state__in=Movement.OPEN_STATES).exists():
        raise RuleBroken(_("Another step of %(name)s waits already for its answer.") % {"name": person})
