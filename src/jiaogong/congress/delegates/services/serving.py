"""During a term: delegations and their heads, special committees, a seat by-elected, a delegate recalled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.delegates import permissions
from jiaogong.congress.delegates.queries.choosing import heads_of_house, limits_of
from jiaogong.congress.delegates.queries.serving import (
    committee_of,
    delegate_visible_to,
    delegation_of,
    holders_of,
    locked_term,
)
from jiaogong.congress.delegates.rules.composition import is_leaders_job, is_young_on
from jiaogong.congress.delegates.rules.seats import CODES
from jiaogong.congress.delegates.rules.votes import Count, outcome_of, require_recalled, require_sound_count
from jiaogong.congress.models import CommitteeMember, Delegate, Delegation, SpecialCommittee
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_past_day
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.rules.terms import Seated
from jiaogong.members.offices.services import seating
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told


@transaction.atomic
def add_delegation(*, actor: Standing, term_id: int, name: str) -> Delegation:
    """Add a delegation to a term, without anybody yet; the same name again is the same delegation."""
    term = _locked(actor, term_id)
    if not name.strip():
        raise RuleBroken(_("Give the delegation a name."))
    found, is_new = Delegation.objects.get_or_create(term=term, name=name.strip()[:40])
    if is_new:
        audit.record(actor.person, "congress.delegation_added", term, name=found.name)
    return found


@transaction.atomic
def arrange_delegations(*, actor: Standing, term_id: int, places: Mapping[int, int | None]) -> int:
    """Put delegates (by the key of their seat) into delegations (by key, None: none); how many moved.

    Who heads a delegation and leaves it heads it no longer. Raises NotFound for a delegation of another term.
    """
    term = _locked(actor, term_id)
    known = {d.pk: d for d in Delegation.objects.filter(term=term)}
    moved = []
    held = Delegate.objects.filter(office__term=term, office__in=places).select_related("office__person", "delegation")
    for delegate in held:
        wanted = places[delegate.office_id]
        if wanted is not None and wanted not in known:
            delegation_of(term, wanted)
        if delegate.delegation_id == wanted:
            continue
        if delegate.delegation and delegate.delegation.head_id == delegate.office.person_id:
            Delegation.objects.filter(pk=delegate.delegation.pk).update(head=None)
        delegate.delegation = known[wanted] if wanted is not None else None
        moved.append(delegate)
    Delegate.objects.bulk_update(moved, ["delegation"])
    if moved:
        names = [d.office.person.name for d in moved]
        audit.record(actor.person, "congress.delegations_arranged", term, people=names)
    return len(moved)


@transaction.atomic
def drop_delegation(*, actor: Standing, term_id: int, delegation_id: int) -> None:
    """Take away a delegation in which nobody sits any more."""
    term = _locked(actor, term_id)
    found = delegation_of(term, delegation_id)
    if found.delegates.exists():
        raise RuleBroken(_("Delegates sit in %(delegation)s: put them elsewhere first.") % {"delegation": found})
    audit.record(actor.person, "congress.delegation_dropped", term, name=found.name)
    found.delete()


@transaction.atomic
def note_head(*, actor: Standing, term_id: int, delegation_id: int, person_id: int) -> Delegation:
    """Note whom a delegation elected its head: one of its own delegates."""
    term = _locked(actor, term_id)
    found = delegation_of(term, delegation_id)
    own = holders_of(term, clock.today()).filter(delegate__delegation=found, person=person_id).first()
    if own is None:
        raise RuleBroken(_("The head of %(delegation)s is one of its own delegates.") % {"delegation": found})
    if found.head_id != person_id:
        found.head = own.person
        found.save(update_fields=["head"])
        audit.record(actor.person, "congress.delegation_head_noted", term, delegation=found.name, head=own.person.name)
    return found


@transaction.atomic
def form_committee(
    *, actor: Standing, term_id: int, kind: str, name: str, people: Mapping[int, bool], committee_id: int | None = None
) -> SpecialCommittee:
    """Form a special committee, or put another list in its place: keys of delegates, one of them chairing (True).

    The congress approves the list; its members are delegates. Raises RuleBroken, NotFound.
    """
    term = _locked(actor, term_id)
    if kind not in SpecialCommittee.Kind.values or not name.strip():
        raise RuleBroken(_("Give the committee a name and say what it looks after."))
    seated = set(holders_of(term, clock.today()).filter(person__in=people).values_list("person", flat=True))
    if not people or seated != set(people):
        raise RuleBroken(_("The members of a special committee are delegates: choose them from the list."))
    if sum(people.values()) != 1:
        raise RuleBroken(_("One member chairs the committee: choose who."))
    others = SpecialCommittee.objects.filter(term=term, name=name.strip()[:40])
    if any(one.pk != committee_id for one in others):
        raise RuleBroken(_("There is a committee “%(name)s” already.") % {"name": name.strip()[:40]})
    found = committee_of(term, committee_id) if committee_id else SpecialCommittee(term=term)
    found.kind, found.name = kind, name.strip()[:40]
    found.save()
    found.members.all().delete()
    CommitteeMember.objects.bulk_create(
        [CommitteeMember(committee=found, person_id=pk, is_chair=chairs) for pk, chairs in people.items()]
    )
    audit.record(actor.person, "congress.committee_formed", term, name=found.name, members=len(people))
    return found


@transaction.atomic
def dissolve_committee(*, actor: Standing, term_id: int, committee_id: int) -> None:
    """Dissolve a special committee."""
    term = _locked(actor, term_id)
    found = committee_of(term, committee_id)
    audit.record(actor.person, "congress.committee_dissolved", term, name=found.name)
    found.delete()


@transaction.atomic
def by_elect(
    *, actor: Standing, term_id: int, person_id: int, delegation_id: int | None, on: dt.date, count: Count
) -> Office:
    """Fill a vacant seat with whom a constituency elected instead: `count` holds the votes of that person alone.

    Raises RuleBroken where too few took part or voted for the person, or no seat is vacant.
    """
    term = _locked(actor, term_id)
    delegation = delegation_of(term, delegation_id) if delegation_id else None
    require_past_day(on, since=term.elected_date)
    limits, codes = limits_of(term.union, term.body, on), CODES[term.body]
    require_sound_count(count, seats=1)
    rules = {"quorum": limits[codes.quorum], "elected_by": limits[codes.elected_by]}
    outcome = outcome_of(count, seats=1, **rules)
    if person_id not in outcome.elected:
        rule = rules["elected_by"] if outcome.stands else rules["quorum"]
        raise RuleBroken(
            _("%(votes)s votes and %(cast)s of %(entitled)s taking part elect nobody. %(rule)s")
            % {
                "votes": count.votes.get(person_id, 0),
                "cast": count.cast,
                "entitled": count.entitled,
                "rule": limit_told(rule),
            }
        )
    seated = Seated(person_id=person_id, post="delegate", how=Office.How.BY_ELECTED)
    office = seating.fill_seat(actor=actor, term_id=term.pk, seated=seated, on=on)
    person = office.person
    Delegate.objects.update_or_create(
        office=office,
        defaults={
            "delegation": delegation,
            "constituency": delegation.name if delegation else "",
            "is_teacher": person.is_teacher,
            "is_leader": person.pk in heads_of_house(term.union) or is_leaders_job(person.job),
            "is_young": is_young_on(person.birth_date, on, limits["congress.young_age"]),
            "is_minority": person.is_minority,
        },
    )
    return office


@transaction.atomic
def recall_delegate(*, actor: Standing, office_id: int, on: dt.date, yes: int, entitled: int) -> Office:
    """Recall a delegate by more than half of all of the constituency; the seat is vacant from then on."""
    office = delegate_visible_to(actor, office_id)
    require(permissions.may_arrange(actor, office.union))
    require_past_day(on, since=office.since)
    limits = limits_of(office.union, office.term.body if office.term else Term.Body.CONGRESS, on)
    require_recalled(yes=yes, entitled=entitled, rule=limits["congress.recall_share"])
    ended = seating.end_office(actor=actor, office_id=office.pk, on=on, how=Office.End.RECALLED)
    Delegation.objects.filter(delegates__office=office, head=office.person).update(head=None)
    audit.record(actor.person, "congress.delegate_recalled", office, yes=yes, entitled=entitled)
    return ended


def _locked(actor: Standing, term_id: int) -> Term:
    term = locked_term(term_id, visible_to=actor)
    require(permissions.may_arrange(actor, term.union))
    if not term.is_open:
        raise RuleBroken(_("This term ended on %(day)s.") % {"day": term.ended_date})
    return term
