"""A body elected anew: its term, who sits on it, and the end of the term before."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.limits import Limit
from jiaogong.kernel.once import made_by_form
from jiaogong.members.models import POSTS, Office, Term
from jiaogong.members.offices import permissions, queries
from jiaogong.members.offices.events import BodyElected
from jiaogong.members.offices.queries.houses import counts_of, houses_of, limits_of
from jiaogong.members.offices.queries.people import candidates
from jiaogong.members.offices.rules import elections
from jiaogong.members.offices.rules.terms import Elected, Seated, last_day
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

NEWS = dt.timedelta(days=366)
UNAPPROVED = (Term.Body.CONGRESS, Term.Body.GROUP)
_SIZES = {Term.Body.COMMITTEE: "union.committee_size", Term.Body.AUDIT: "union.audit_size"}


@transaction.atomic
def found_term(
    *, actor: Standing, union: Union, body: str, elected: Elected, form_key: uuid.UUID | None = None, present: int = 0
) -> Term:
    """Enter the election of a whole body; the term before it ends, and so do the posts of those not elected again.

    The same form (`form_key`) sent again returns the term that it made. What was elected within a year is announced,
    to be drafted into the ledger, with how many were `present` at the vote (0: unknown). Raises NotPermitted, RuleBroken.
    """
    require(permissions.may_keep(actor, union))
    union = queries.locked_union(union)
    made = made_by_form(Term, form_key)
    if made:
        return made
    _require_sound(actor, union, body, elected)
    before = _neighbour(union, body, Q(elected_date__lt=elected.elected_date), "-elected_date")
    after = _neighbour(union, body, Q(elected_date__gte=elected.elected_date), "elected_date")
    if before:
        _require_its_turn(actor, before, elected, limits_of(union, clock.today()))
    if after and (after.elected_date == elected.elected_date or after.number <= elected.number):
        raise RuleBroken(_on_record(after))
    _end_before(actor, union, body, elected, before)
    ends = last_day(elected.elected_date, elected.years)
    term = Term.objects.create(
        union=union, body=body, number=elected.number, elected_date=elected.elected_date, years=elected.years,
        seats=elected.seats, planned_ends_date=ends, ends_date=ends,
        ended_date=after.elected_date - dt.timedelta(days=1) if after else None,
        state=Term.State.OWN if body in UNAPPROVED else Term.State.REPORTED,
        reported_by=actor.person, reported_date=clock.today(), form_key=form_key,
    )  # fmt: skip
    _seat(term, elected)
    names = list(term.offices.values_list("person__name", flat=True))
    audit.record(actor.person, "offices.term_founded", term, number=elected.number, members=names)
    if elected.elected_date >= clock.today() - NEWS:
        announce(_event(term, actor, elected, present))
    return term


def _require_sound(actor: Standing, union: Union, body: str, elected: Elected) -> None:
    """Hold the report against the rules of the place, and each named against what bars from the body."""
    today = clock.today()
    limits, house = limits_of(union, today), houses_of([union], today)[union.pk]
    size = _SIZES.get(Term.Body(body)) if house.is_base else None
    elections.require_sound_election(
        elected,
        today=today,
        years=years_of(body, union, limits),
        size=limits[size] if size else None,
        members=max(1, counts_of([union], today).get(union.pk, (0, 0))[0]),
    )
    if any(m.how == Office.How.APPOINTED for m in elected.members):
        require(permissions.may_appoint(actor, union))
    for own in (m for m in elected.members if m.person_id == actor.person.pk):
        require(permissions.may_take(actor, union, POSTS[body][own.post][0]))
    people = candidates(union, elected, body, on=elected.elected_date)
    elections.require_eligible(people, body=body, committee=house.body("committee").holders, limits=limits)


def years_of(body: str, union: Union, limits: dict[str, Limit]) -> Limit:
    """The limit of a body's years: base unions choose 3 or 5, those above them 5; delegates to the congress 3 or 5."""
    if body == Term.Body.CONGRESS:
        return limits["congress.delegate_years"]
    is_above = union.kind in (Union.Kind.AREA, Union.Kind.CLUSTER)
    return limits["union.upper_term_years" if is_above else "union.term_years"]


def _neighbour(union: Union, body: str, where: Q, order: str) -> Term | None:
    """The term that was elected next before or after a day."""
    return Term.objects.filter(where, union=union, body=body).order_by(order).first()


def _require_its_turn(actor: Standing, before: Term, elected: Elected, limits: dict[str, Limit]) -> None:
    """The number goes on; and nobody is elected long before the term is over unless the union above has agreed."""
    is_again = before.state == Term.State.RETURNED
    if elected.number < before.number + (0 if is_again else 1):
        raise RuleBroken(_on_record(before))
    if before.is_open and not is_again and not actor.is_above(before.union):
        delay = limits["union.delay_months_max"]
        elections.require_next(elected, before_ends=before.ends_date, delay=delay)


def _on_record(term: Term) -> str:
    values = {"number": term.number, "day": term.elected_date}
    return _("Term %(number)s is on record already, elected on %(day)s.") % values


def _end_before(actor: Standing, union: Union, body: str, elected: Elected, before: Term | None) -> None:
    """End the term before and its seats on the day before; so end seats without a term that began earlier."""
    last = elected.elected_date - dt.timedelta(days=1)
    how = Office.End.TERM_OVER
    if before and before.is_open:
        before.ended_date = max(last, before.elected_date)
        before.save(update_fields=["ended_date"])
        how = Office.End.RETURNED if before.state == Term.State.RETURNED else how
        audit.record(actor.person, "offices.term_ended", before, on=before.ended_date.isoformat())
    kinds = tuple({kind for kind, _head in POSTS[body].values()})
    stay = {(m.person_id, POSTS[body][m.post][0]) for m in elected.members}
    held = Office.objects.filter(
        Q(term=before) if before else Q(term__isnull=True), union=union, kind__in=kinds, stands_in_for__isnull=True
    ).filter(Q(until__isnull=True) | Q(until__gte=elected.elected_date), since__lt=elected.elected_date)
    for office in held.select_related("person", "union"):
        if office.term_id is None and (office.person_id, office.kind) in stay:
            continue
        office.until, office.how_ended = max(office.since, last), how
        office.save(update_fields=["until", "how_ended"])
        audit.record(actor.person, "members.office_ended", office, until=office.until.isoformat())


def _seat(term: Term, elected: Elected) -> None:
    """Give everybody the seat; a seat held already that no term claims yet becomes this one's."""
    open_ones = Office.objects.filter(
        union=term.union, term__isnull=True, until__isnull=True, stands_in_for__isnull=True
    )
    unclaimed = {(o.person_id, o.kind): o for o in open_ones}
    until = {"until": term.ended_date, "how_ended": Office.End.TERM_OVER} if term.ended_date else {}
    for member in elected.members:
        kind, is_head = POSTS[term.body][member.post]
        facts = _facts(term, member, is_head) | until
        office = None if until else unclaimed.get((member.person_id, kind))
        if office:
            Office.objects.filter(pk=office.pk).update(term=term, **facts)
        else:
            Office.objects.create(
                person_id=member.person_id, union=term.union, kind=kind, since=term.elected_date, term=term, **facts
            )


def _facts(term: Term, member: Seated, is_head: bool) -> dict[str, object]:
    nominated = term.body == Term.Body.WOMEN and not member.how
    return {
        "is_head": is_head,
        "how": member.how or (Office.How.NOMINATED if nominated else Office.How.ELECTED),
        "is_full_time": member.is_full_time,
        "charge": member.charge.strip()[:60],
        "has_money": member.has_money,
    }


def _event(term: Term, actor: Standing, elected: Elected, present: int) -> BodyElected:
    return BodyElected(
        term_id=term.pk,
        union=term.union,
        actor=actor,
        body=term.body,
        number=term.number,
        day=term.elected_date,
        people=tuple(m.person_id for m in elected.members),
        present=present,
    )
