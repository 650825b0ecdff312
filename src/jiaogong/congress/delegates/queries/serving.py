"""Delegates, delegations and special committees of a term."""

from __future__ import annotations

import datetime as dt

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import KIND_OF, house_visible_to
from jiaogong.congress.models import CommitteeMember, Delegation, SpecialCommittee
from jiaogong.kernel.errors import NotFound
from jiaogong.members.models import Office, Person, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

BODIES = tuple(KIND_OF)


def term_visible_to(standing: Standing, code: str, term_id: int) -> Term:
    """A term of delegates of that union; its members may know of it. Raises NotFound."""
    union = house_visible_to(standing, code)
    found = Term.objects.filter(union=union, body__in=BODIES, pk=term_id).select_related("union").first()
    if found is None:
        raise NotFound(_("There is no such term of delegates, or it is not yours to see."))
    return found


def locked_term(term_id: int, *, visible_to: Standing) -> Term:
    """A term of delegates fetched for change. Raises NotFound."""
    rows = Term.objects.select_for_update(of=("self",)).select_related("union")
    found = rows.filter(pk=term_id, body__in=BODIES).first()
    if found is None:
        raise NotFound(_("There is no such term of delegates, or it is not yours to see."))
    house_visible_to(visible_to, found.union.code)
    return found


def holders_of(term: Term, on: dt.date) -> QuerySet[Office]:
    """The seats of a term that are held on a day, with who holds them."""
    held = Office.objects.filter(held_on(on), term=term).select_related("person", "delegate__delegation")
    return held.order_by("person__pinyin", "pk")


def delegate_visible_to(standing: Standing, office_id: int) -> Office:
    """A delegate's seat with its term. Raises NotFound."""
    found = (
        Office.objects.filter(kind__in=KIND_OF.values(), stands_in_for__isnull=True, pk=office_id)
        .select_related("person", "union", "term", "delegate__delegation")
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such delegate, or it is not yours to see."))
    house_visible_to(standing, found.union.code)
    return found


def delegation_of(term: Term, delegation_id: int) -> Delegation:
    """A delegation of that term. Raises NotFound."""
    found = Delegation.objects.select_related("head").filter(term=term, pk=delegation_id).first()
    if found is None:
        raise NotFound(_("There is no such delegation in this term."))
    return found


def committees_of(term: Term) -> QuerySet[SpecialCommittee]:
    """The special committees of a term with their members, the chair first."""
    members = CommitteeMember.objects.select_related("person").order_by("-is_chair", "pk")
    return SpecialCommittee.objects.filter(term=term).prefetch_related(Prefetch("members", members)).order_by("pk")


def committee_of(term: Term, committee_id: int) -> SpecialCommittee:
    """A special committee of that term. Raises NotFound."""
    found = committees_of(term).filter(pk=committee_id).first()
    if found is None:
        raise NotFound(_("There is no such committee in this term."))
    return found


def committee_for(union: Union, kind: str) -> SpecialCommittee | None:
    """The special committee of the open term of the teachers' congress that looks after something, such as proposals."""
    open_terms = Term.objects.filter(union=union, body=Term.Body.CONGRESS, ended_date__isnull=True)
    members = CommitteeMember.objects.select_related("person")
    found = SpecialCommittee.objects.filter(term__in=open_terms, kind=kind)
    return found.prefetch_related(Prefetch("members", members)).order_by("pk").first()


def sits_on(person: Person, union: Union, kind: str) -> bool:
    """Whether somebody sits on that special committee of the open term."""
    of_union = CommitteeMember.objects.filter(committee__term__union=union, committee__kind=kind)
    return of_union.filter(
        person=person, committee__term__body=Term.Body.CONGRESS, committee__term__ended_date__isnull=True
    ).exists()


def constituency_size(office: Office) -> int | None:
    """How many elected in the constituency that sent a delegate, None where it is not on record."""
    choosing = getattr(office.term, "choosing", None) if office.term else None
    name = getattr(getattr(office, "delegate", None), "constituency", "")
    unit = choosing.constituencies.filter(name=name).first() if choosing and name else None
    return unit.electors.count() if unit else None
