"""Every reading of delegates: who holds a seat, in which delegation, and who elects."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.models import Delegation
from jiaogong.kernel.errors import NotFound
from jiaogong.members.models import Office, Person, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.members.queries import Standing, living_on, unions_visible_to
from jiaogong.unions.models import Union

KIND_OF = {Term.Body.CONGRESS.value: Office.Kind.CONGRESS, Term.Body.DELEGATES.value: Office.Kind.DELEGATE}


def delegates_of(union: Union, body: str, on: dt.date) -> QuerySet[Office]:
    """The seats of a body that are held on a day, with who holds them and what each was when elected.

    `body` is "congress" (teachers' congress) or "delegates" (members' congress). Every count of a session starts here.
    """
    held = Office.objects.filter(held_on(on), union=union, kind=KIND_OF[body])
    return held.select_related("person", "delegate__delegation").order_by("person__pinyin", "pk")


def is_delegate(person: Person, union: Union, body: str, on: dt.date) -> bool:
    """Whether somebody holds a seat of the body on a day."""
    return delegates_of(union, body, on).filter(person=person).exists()


def delegations_of(term: Term) -> QuerySet[Delegation]:
    """The delegations of a term, in the order in which they were made, with their heads."""
    return Delegation.objects.filter(term=term).select_related("head").order_by("pk")


def term_of(union: Union, body: str) -> Term | None:
    """The open term of a body, None where none is on record."""
    return Term.objects.filter(union=union, body=body, ended_date__isnull=True).first()


def electors_of(union: Union, body: str, on: dt.date) -> QuerySet[Person]:
    """Who elects a body's delegates and may be elected: the serving staff of the house; of the members' congress its members.

    The people of a school stand on its own file or on those of its groups.
    """
    serving = Q(retired_date__isnull=True) | Q(retired_date__gt=on)
    begun = Q(joined_date__isnull=True) | Q(joined_date__lte=on)
    own = Q(union=union) | Q(union__parent=union, union__kind=Union.Kind.GROUP)
    people = Person.objects.filter(own, serving, begun, living_on(on), merged_into__isnull=True)
    return people.filter(is_member=True) if body == Term.Body.DELEGATES else people


def staff_of(union: Union, on: dt.date) -> QuerySet[Person]:
    """Everybody serving in the house of a union on a day, by name: who is asked, and who answers."""
    return electors_of(union, Term.Body.CONGRESS, on).order_by("pinyin", "pk")


def house_visible_to(standing: Standing, code: str) -> Union:
    """The union of that code: of the branches one reads, the own, or the one that the own group belongs to.

    Raises NotFound.
    """
    known = Q(pk__in=unions_visible_to(standing).order_by().values("pk"))
    own = standing.person.union
    if own.kind == Union.Kind.GROUP and own.parent_id:
        known |= Q(pk=own.parent_id)
    union = Union.objects.filter(known, code=code).select_related("parent").first()
    if union is None:
        raise NotFound(_("There is no union with the code “%(code)s” that you may see.") % {"code": code})
    return union
