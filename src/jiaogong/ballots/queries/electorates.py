"""Who may be put on a roll: everybody of a branch, those who hold a seat, those who fit a list that an officer keeps."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.dossier.queries.conditions import Conditions, nameable
from jiaogong.members.models import Office, Person
from jiaogong.members.offices.queries import held_on
from jiaogong.members.queries import Standing, living_on
from jiaogong.unions.models import Union
from jiaogong.unions.queries import paths_above

CONGRESS, DELEGATES, COMMITTEE = "congress", "delegates", "committee"
SEATS = {
    CONGRESS: (Office.Kind.CONGRESS,),
    DELEGATES: (Office.Kind.DELEGATE,),
    COMMITTEE: (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR, Office.Kind.COMMITTEE),
}


def members_of(union: Union) -> QuerySet[Person]:
    """The union members of a branch as they stand today."""
    today = clock.today()
    stayed = Q(left_date__isnull=True) | Q(left_date__gt=today)
    return _living_in(union).filter(stayed, is_member=True)


def staff_of(union: Union) -> QuerySet[Person]:
    """The serving staff of a branch as they stand today."""
    return _living_in(union).filter(Q(retired_date__isnull=True) | Q(retired_date__gt=clock.today()))


def _living_in(union: Union) -> QuerySet[Person]:
    here = Q(union__path__startswith=union.path)
    return Person.objects.filter(here, living_on(clock.today()), merged_into__isnull=True)


def seated_in(union: Union, body: str) -> QuerySet[Person]:
    """Those who hold a seat of a body of the very union today: its committee, or one of its two congresses (`SEATS`)."""
    held = Office.objects.filter(held_on(clock.today()), union=union, kind__in=SEATS[body])
    return _living_in(union).filter(pk__in=held.order_by().values("person"))


def fitting(standing: Standing, union: Union, conditions: Conditions) -> QuerySet[Person]:
    """Those of a branch who fit the conditions of a list.

    Raises RuleBroken for a list by what is sensitive: the roll would tell it of everybody on it.
    """
    if conditions.is_sensitive:
        raise RuleBroken(_("A list by people's children cannot be a roll: who stands on the roll can be read."))
    here = Q(union__path__startswith=union.path, merged_into__isnull=True)
    return nameable(standing, conditions).filter(here)


def groups_of(unions: list[Union]) -> list[Union]:
    """The union groups within those unions."""
    within = Q()
    for union in unions:
        within |= Q(path__startswith=union.path)
    groups = Union.objects.filter(within, kind=Union.Kind.GROUP, closed_date__isnull=True) if unions else ()
    return list(groups)


def people_named(union: Union, typed: list[str], *, above: bool = False) -> list[Person]:
    """People of a branch (`above`: or of a union above it) by name or number, in their order.

    Raises RuleBroken for a name that nobody there bears, or several do.
    """
    where = Q(union__path__startswith=union.path)
    if above:
        where |= Q(union__path__in=paths_above(union.path))
    found: dict[str, list[Person]] = {}
    for person in Person.objects.filter(where, Q(name__in=typed) | Q(number__in=typed), merged_into__isnull=True):
        for called in {person.name, person.number}:
            found.setdefault(called, []).append(person)
    for word in typed:
        if word not in found:
            raise RuleBroken(_("“%(name)s” is nobody on the files here.") % {"name": word})
        if len(found[word]) > 1:
            raise RuleBroken(_("Several people are called “%(name)s”: give the member number.") % {"name": word})
    return list({found[word][0].pk: found[word][0] for word in typed}.values())
