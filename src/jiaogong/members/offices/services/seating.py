"""One seat: filled within a term, vacated, described otherwise."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.models import BODY_OF, ENDED_BY, FILLED_BY, POSTS, Office, Term
from jiaogong.members.offices import permissions, queries
from jiaogong.members.offices.events import SeatFilled
from jiaogong.members.offices.queries.houses import houses_of, limits_of
from jiaogong.members.offices.queries.people import candidates
from jiaogong.members.offices.rules import elections
from jiaogong.members.offices.rules.terms import Elected, Seated
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told
from jiaogong.unions.models import Union

How = Office.How
End = Office.End


@transaction.atomic
def fill_seat(*, actor: Standing, term_id: int, seated: Seated, on: dt.date) -> Office:
    """Fill a vacant seat for the rest of the term (补选); who sat on another seat of the body leaves that.

    The same form sent again returns the seat that it filled. Raises NotFound, NotPermitted, RuleBroken.
    """
    term = queries.locked_term(term_id, visible_to=actor)
    require(permissions.may_keep(actor, term.union))
    if seated.how == How.APPOINTED:
        require(permissions.may_appoint(actor, term.union))
    kind, is_head = POSTS[term.body][seated.post]
    if seated.person_id == actor.person.pk:
        require(permissions.may_take(actor, term.union, kind))
    seats = [o for o in term.offices.select_related("person") if o.until is None or o.until >= on]
    again = next((o for o in seats if (o.person_id, o.kind, o.how) == (seated.person_id, kind, seated.how)), None)
    if again and again.is_head == is_head:
        return again
    _require_fillable(term, seated, seats, is_head, on)
    for office in seats:
        is_own = office.person_id == seated.person_id and seated.how != How.ACTING
        if is_own or (is_head and office.how == How.ACTING):
            _end(actor, office, max(office.since, on - dt.timedelta(days=1)), End.OTHER_POST)
    office = Office.objects.create(
        person_id=seated.person_id, union=term.union, kind=kind, since=on, term=term, is_head=is_head, how=seated.how,
        is_full_time=seated.is_full_time, charge=seated.charge.strip()[:60], has_money=seated.has_money,
    )  # fmt: skip
    audit.record(actor.person, "offices.seat_filled", office, how=seated.how, since=on.isoformat())
    announce(_event(term, office, seated, actor))
    return office


def _require_fillable(term: Term, seated: Seated, seats: list[Office], is_head: bool, on: dt.date) -> None:
    """There is a seat, the way to it is open to this person, and the rules let the person sit there."""
    today = clock.today()
    if not term.is_open:
        raise RuleBroken(_("This term ended on %(day)s.") % {"day": term.ended_date})
    if not term.elected_date <= on <= today:
        raise RuleBroken(_("The day lies between the election on %(day)s and today.") % {"day": term.elected_date})
    sits = any(o.person_id == seated.person_id for o in seats)
    taken = [o for o in seats if is_head and o.is_head and o.how != How.ACTING]
    if taken:
        raise RuleBroken(_("%(name)s holds this post: end it first.") % {"name": taken[0].person})
    if not sits and len({o.person_id for o in seats}) >= term.seats:
        raise RuleBroken(_("All %(seats)s seats that were decided are taken; end one first.") % {"seats": term.seats})
    _require_way(seated, sits, is_head)
    limits, house = limits_of(term.union, today), houses_of([term.union], today)[term.union_id]
    named = Elected(number=term.number, elected_date=on, years=term.years, seats=term.seats, members=(seated,))
    if term.body == Term.Body.COMMITTEE and (seated.has_money or (is_head and seated.how != How.ACTING)):
        _require_no_auditor(term.union, seated.person_id)
    people = candidates(term.union, named, term.body, on=on)
    elections.require_eligible(people, body=term.body, committee=house.body("committee").holders, limits=limits)


def _require_way(seated: Seated, sits: bool, is_head: bool) -> None:
    """The committee elects from its own members; who is none is elected a member first (工会基层组织选举工作条例)."""
    if seated.how not in FILLED_BY:
        raise RuleBroken(_("Say how the post was come by: by-elected, appointed, nominated or acting."))
    if seated.how == How.BY_COMMITTEE and not sits:
        raise RuleBroken(
            _("The committee elects to a post from among its own members: have the person elected a member first.")
        )
    if seated.how == How.ACTING and not (is_head and seated.post == "chair"):
        raise RuleBroken(_("Somebody acts for a vacant chair alone."))


def _event(term: Term, office: Office, seated: Seated, actor: Standing) -> SeatFilled:
    return SeatFilled(
        office_id=office.pk, union=term.union, actor=actor, body=term.body, post=seated.post, how=seated.how,
        day=office.since, person_id=office.person_id,
    )  # fmt: skip


@transaction.atomic
def end_office(*, actor: Standing, office_id: int, on: dt.date, how: str) -> Office:
    """End an office on its last day; the seat is vacant from then on, and what was held stays on record."""
    office = queries.locked_office(office_id, visible_to=actor)
    require(permissions.may_end(actor, office))
    if how not in ENDED_BY:
        raise RuleBroken(_("Say how the office ended: resigned, transferred, recalled, retired or died."))
    if office.until is not None and office.until <= clock.today():
        raise RuleBroken(_("This office ended on %(day)s.") % {"day": office.until})
    if not office.since <= on <= clock.today():
        raise RuleBroken(_("The last day lies between %(day)s and today.") % {"day": office.since})
    return _end(actor, office, on, how)


@transaction.atomic
def end_by_vote(*, actor: Standing, office_id: int, how: str) -> Office | None:
    """End an office today because a counted vote says so; None where it has ended already.

    Nobody's right is asked for: `actor` is whoever opened the papers, and the count is the right to it.
    """
    office = Office.objects.select_for_update(of=("self",)).select_related("union", "person").get(pk=office_id)
    today = clock.today()
    if office.until is not None and office.until <= today:
        return None
    return _end(actor, office, max(office.since, today), how)


def _end(actor: Standing, office: Office, on: dt.date, how: str) -> Office:
    before = {"until": office.until, "how_ended": office.how_ended}
    office.until, office.how_ended = on, how
    office.save(update_fields=["until", "how_ended"])
    detail = audit.changes(before, {"until": on, "how_ended": how})
    audit.record(actor.person, "members.office_ended", office, changes=detail)
    return office


@transaction.atomic
def describe_office(
    *, actor: Standing, office_id: int, is_full_time: bool, rank: str, charge: str, has_money: bool
) -> Office:
    """Say of a seat whether it is full-time, of which rank, and what its holder is in charge of.

    Raises RuleBroken where somebody on the audit committee would be put in charge of money.
    """
    office = queries.locked_office(office_id, visible_to=actor)
    require(permissions.may_keep(actor, office.union))
    after = {"is_full_time": is_full_time, "rank": rank, "charge": charge.strip()[:60], "has_money": has_money}
    detail = audit.changes({field: getattr(office, field) for field in after}, after)
    if not detail:
        return office
    if has_money and BODY_OF.get(office.kind) == Term.Body.COMMITTEE:
        _require_no_auditor(office.union, office.person_id)
    for field, value in after.items():
        setattr(office, field, value)
    office.save(update_fields=list(after))
    audit.record(actor.person, "offices.described", office, changes=detail)
    return office


def _require_no_auditor(union: Union, person_id: int) -> None:
    """Refuse to make somebody who audits the chair, or to put them in charge of money."""
    today = clock.today()
    rule = limits_of(union, today)["union.audit_incompatible"]
    auditors = houses_of([union], today)[union.pk].body("audit").holders
    names = [h.name for h in auditors if h.person_id == person_id]
    if rule.blocks and names:
        raise RuleBroken(
            _("%(name)s sits on the audit committee. %(rule)s") % {"name": names[0], "rule": limit_told(rule)}
        )
