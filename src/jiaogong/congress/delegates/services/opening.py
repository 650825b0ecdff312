"""The term opens with those elected: its seats, what each delegate was, and a delegation for each constituency."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.almanac.days import working_days_after
from jiaogong.congress.delegates import permissions
from jiaogong.congress.delegates.queries.choosing import (
    constituencies_of,
    elected_in,
    electors_counted,
    heads_of_house,
    limits_of,
    locked_choosing,
    made_of,
)
from jiaogong.congress.delegates.rules.composition import (
    BLOCKS,
    GOOD,
    Check,
    check_told,
    checks,
    is_leaders_job,
    is_young_on,
)
from jiaogong.congress.delegates.rules.seats import CODES
from jiaogong.congress.models import Candidate, Choosing, Constituency, Delegate, Delegation
from jiaogong.congress.rules import Lack, required_word
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.limits import Limit
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.rules.terms import Elected, Seated
from jiaogong.members.offices.services.founding import found_term
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told

_KEYS = uuid.UUID("5a0f2f66-7a6e-4d0b-9a57-2a0d8cfa4a11")


@transaction.atomic
def open_term(*, actor: Standing, choosing_id: int, reason: str = "") -> Term:
    """Open the term with those elected; it runs from the day of the last vote.

    `reason` is asked for where seats stay empty, to be by-elected later, or where they are fewer than the place asks for
    without forbidding it. Raises RuleBroken while a unit is voting, a share that blocks is not kept, or the list has not
    been public for as many working days as the place asks for.
    """
    choosing = locked_choosing(choosing_id, visible_to=actor)
    if choosing.term and choosing.state == Choosing.State.OPENED:
        return choosing.term
    require(permissions.may_change(actor, choosing))
    units, today = list(constituencies_of(choosing)), clock.today()
    limits = limits_of(choosing.union, choosing.body, today)
    _require_elected(units)
    asked = _("%(lacks)s Say why the term opens all the same.")
    choosing.opened_despite = required_word(lacks_of(choosing, units, today), reason.strip()[:200], asked=asked)
    _require_public(choosing, limits, today)
    people = {c.person_id: (unit, c) for unit in units for c in elected_in(unit)}
    term = found_term(
        actor=actor, union=choosing.union, body=choosing.body, elected=_elected(choosing, units, people),
        form_key=uuid.uuid5(_KEYS, str(choosing.pk)),
    )  # fmt: skip
    freeze_delegates(term)
    _seat(term, people)
    choosing.state, choosing.term = Choosing.State.OPENED, term
    choosing.save(update_fields=["state", "term", "opened_despite"])
    told = {"reason": choosing.opened_despite} if choosing.opened_despite else {}
    audit.record(actor.person, "congress.delegates_seated", choosing, delegates=len(people), **told)
    return term


def _elected(choosing: Choosing, units: list[Constituency], people: Collection[int]) -> Elected:
    """The report of the choosing, as of the day of the last vote; `people` are keys of persons."""
    return Elected(
        number=choosing.number,
        elected_date=max(r.held_date for unit in units for r in unit.rounds.all() if r.held_date),
        years=choosing.years,
        seats=max(choosing.seats, len(people)),
        members=tuple(Seated(person_id=pk, post="delegate") for pk in people),
    )


def _seat(term: Term, people: Mapping[int, tuple[Constituency, Candidate]]) -> None:
    """Put each delegate, by the person's key, into a delegation of those whom one constituency elected."""
    units = {unit.pk: unit for unit, _candidate in people.values()}
    made = {pk: Delegation.objects.create(term=term, name=unit.name[:40]) for pk, unit in units.items()}
    kept = list(Delegate.objects.filter(office__term=term).select_related("office"))
    for delegate in kept:
        unit, candidate = people[delegate.office.person_id]
        delegate.constituency, delegate.is_leader = unit.name, candidate.is_leader
        delegate.delegation = made[unit.pk]
    Delegate.objects.bulk_update(kept, ["constituency", "is_leader", "delegation"])


def composition_of(choosing: Choosing, units: list[Constituency], on: dt.date) -> tuple[Check, ...]:
    """How those elected so far, and those who stand where a vote is still to come, would be made up."""
    limits = limits_of(choosing.union, choosing.body, on)
    return _checks(choosing, units, limits, on, with_standing=True)


def _checks(
    choosing: Choosing, units: list[Constituency], limits: dict[str, Limit], on: dt.date, *, with_standing: bool
) -> tuple[Check, ...]:
    age = limits["congress.young_age"]
    chosen = [c for unit in units for c in elected_in(unit)]
    if with_standing:
        open_ones = [r for unit in units for r in unit.rounds.all() if r.state in (r.State.NAMED, r.State.VOTING)]
        chosen += [c for r in open_ones for c in r.candidates.all()]
    electors = electors_counted(choosing.union, choosing.body, on, age)
    seats = choosing.seats if with_standing else None
    return checks(choosing.body, made_of(chosen, on, age), electors, limits, seats=seats)


def _require_elected(units: list[Constituency]) -> None:
    waiting = [unit.name for unit in units if unit.seats and not elected_in(unit)]
    if not units or waiting:
        raise RuleBroken(
            _("No delegate has been elected yet in: %(units)s.")
            % {"units": "、".join(waiting) or _("any constituency")}
        )


def lacks_of(choosing: Choosing, units: list[Constituency], on: dt.date) -> list[Lack]:
    """What the term lacks to open with those elected: votes that are owed, shares and the number that are asked for."""
    found = [_owed(unit) for unit in units if _owes_vote(unit)]
    limits = limits_of(choosing.union, choosing.body, on)
    for check in _checks(choosing, units, limits, on, with_standing=False):
        if check.tone == BLOCKS or (check.code == "seats" and check.tone != GOOD):
            found.append(Lack(f"{check_told(check)} {limit_told(check.limit)}", forbids=check.tone == BLOCKS))
    return found


def _owes_vote(unit: Constituency) -> bool:
    return _is_voting(unit) or len(elected_in(unit)) < unit.seats


def _is_voting(unit: Constituency) -> bool:
    return any(r.state == r.State.VOTING for r in unit.rounds.all())


def _owed(unit: Constituency) -> Lack:
    if _is_voting(unit):
        return Lack(_("%(unit)s is voting: wait for its count.") % {"unit": unit})
    values = {"unit": unit, "elected": len(elected_in(unit)), "seats": unit.seats}
    return Lack(_("%(unit)s has elected %(elected)s of %(seats)s and owes another vote.") % values, forbids=False)


def _require_public(choosing: Choosing, limits: dict[str, Limit], today: dt.date) -> None:
    until = public_until(choosing, limits)
    if until is None:
        return
    rule = limits[CODES[choosing.body].public_days]
    if choosing.public_from is None:
        raise RuleBroken(_("Make the list of those elected public first. %(rule)s") % {"rule": limit_told(rule)})
    if today <= until:
        raise RuleBroken(
            _("The list is public until %(day)s; the term opens after that. %(rule)s")
            % {"day": until, "rule": limit_told(rule)}
        )


def public_until(choosing: Choosing, limits: dict[str, Limit]) -> dt.date | None:
    """The last day on which the list has to be public; None where the body's list need not be."""
    code = CODES[choosing.body].public_days
    if not code or limits[code].whole < 1:
        return None
    return working_days_after(choosing.public_from or clock.today(), limits[code].whole)


@transaction.atomic
def freeze_delegates(term: Term) -> None:
    """Keep of every seat of a term that has nothing kept yet what its holder is on the day it began."""
    bare = list(Office.objects.filter(term=term, delegate__isnull=True).select_related("person__union"))
    if not bare:
        return
    age = limits_of(term.union, term.body, term.elected_date)["congress.young_age"]
    heads = heads_of_house(term.union)
    Delegate.objects.bulk_create(
        [
            Delegate(
                office=office,
                is_teacher=office.person.is_teacher,
                is_leader=office.person_id in heads or is_leaders_job(office.person.job),
                is_young=is_young_on(office.person.birth_date, office.since, age),
                is_minority=office.person.is_minority,
            )
            for office in bare
        ],
        batch_size=500,
    )
