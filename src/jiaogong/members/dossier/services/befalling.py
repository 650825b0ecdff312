"""What each thing that befalls a membership does to the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Movement, Office, Person
from jiaogong.members.queries import Standing
from jiaogong.members.rules import full_months
from jiaogong.members.services import end_offices
from jiaogong.unions.limits import limit_for

Kind, State = Movement.Kind, Movement.State


@dataclass(frozen=True, slots=True)
class Befallen:
    """When, why or by which document, and for a lapse the last day for which dues were paid."""

    day: dt.date
    reason: str = ""
    since_date: dt.date | None = None


def _leave(actor: Standing, person: Person, said: Befallen) -> None:
    _end_membership(actor, person, said.day)


def _move_out(actor: Standing, person: Person, said: Befallen) -> None:
    if not said.reason:
        raise RuleBroken(_("Say to which union the membership goes, and by which letter."))
    _end_membership(actor, person, said.day)


def _expel(actor: Standing, person: Person, said: Befallen) -> None:
    """Only for a serious crime: the group discusses, the committee decides, the union above keeps it on file (工会章程)."""
    if not said.reason:
        raise RuleBroken(_("Say why, and by which decision of the committee, filed with the union above (工会章程)."))
    _end_membership(actor, person, said.day)


def _lapse(actor: Standing, person: Person, said: Befallen) -> None:
    """Who neither pays nor takes part for so long, and goes on so when spoken to, is held to have left (工会章程)."""
    if said.since_date is None:
        raise RuleBroken(_("Say the last day for which dues were paid."))
    rule = limit_for(person.union, "dues.lapse_months", said.day)
    months = full_months(said.since_date, said.day)
    if months < rule.whole:
        raise RuleBroken(
            _("Without dues for %(months)s months; membership lapses after %(limit)s (%(source)s).")
            % {"months": max(months, 0), "limit": rule.value, "source": rule.source}
        )
    _end_membership(actor, person, said.day)


def _end_membership(actor: Standing, person: Person, day: dt.date) -> None:
    if not person.is_member:
        raise RuleBroken(_("%(name)s is no member.") % {"name": person})
    person.is_member, person.left_date = False, day
    _end_offices(actor, person, day)


def _retire(_actor: Standing, person: Person, said: Befallen) -> None:
    if person.retired_date:
        raise RuleBroken(_("%(name)s retired on %(day)s already.") % {"name": person, "day": person.retired_date})
    person.retired_date = said.day


def _die(actor: Standing, person: Person, said: Befallen) -> None:
    if person.death_date:
        raise RuleBroken(_("The death is written down already."))
    person.death_date = said.day
    _end_offices(actor, person, said.day, how=Office.End.DIED)
    if person.account:
        person.account.is_active = False
        person.account.save(update_fields=["is_active"])
    person.movements.filter(state__in=Movement.OPEN_STATES).update(state=State.REFUSED, decided_at=clock.now())


def _return(_actor: Standing, person: Person, said: Befallen) -> None:
    if person.death_date or not person.retired_date:
        raise RuleBroken(_("Only who has retired returns; who left the union joins again."))
    if said.day < person.retired_date:
        raise RuleBroken(_("The return is before the retirement on %(day)s.") % {"day": person.retired_date})
    person.retired_date = None


def _end_offices(actor: Standing, person: Person, day: dt.date, *, how: str = "") -> None:
    for office in Office.objects.filter(person=person).select_related("union"):
        end_offices(actor=actor.person, union=office.union, on=day, of={person.pk}, how=how)


ENDS_OFFICES = (Kind.LEAVE, Kind.MOVE_OUT, Kind.LAPSE, Kind.EXPEL, Kind.DEATH)
EFFECTS: dict[str, Callable[[Standing, Person, Befallen], None]] = {
    Kind.LEAVE: _leave,
    Kind.MOVE_OUT: _move_out,
    Kind.LAPSE: _lapse,
    Kind.EXPEL: _expel,
    Kind.RETIRE: _retire,
    Kind.DEATH: _die,
    Kind.RETURN: _return,
}
