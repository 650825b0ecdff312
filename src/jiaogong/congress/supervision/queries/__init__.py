"""Every reading of questions and inspections; here the house that both belong to."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import delegates_of, electors_of
from jiaogong.congress.models import Delegation, Session
from jiaogong.congress.sessions.queries.rolls import sits_in_body
from jiaogong.kernel.errors import NotFound
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


def houses_of(standing: Standing) -> list[Union]:
    """The unions whose questions and inspections somebody may look at: the own house, and those one leads."""
    found = {u.pk: u for u in (standing.house, *standing.unions_led)}
    return list(found.values())


def house_visible_to(standing: Standing, code: str) -> Union:
    """The union of that code, the person's own house or one that the person leads. Raises NotFound."""
    found = next((u for u in houses_of(standing) if u.code == code), None)
    if found is None:
        raise NotFound(_("There is no union with the code “%(code)s” that you may see.") % {"code": code})
    return found


def bodies_of(standing: Standing, union: Union, on: dt.date) -> list[str]:
    """The bodies of a union in which somebody sits: as delegate, or as one of all where it has no delegates."""
    return [body for body in Session.Body.values if sits_in_body(standing.person, union, body, on)]


def sitting_in(union: Union, body: str, on: dt.date) -> QuerySet[Person]:
    """Who sits in a body on a day, by name: its delegates, or all of the house where it has none."""
    seats = delegates_of(union, body, on).order_by()
    if seats.exists():
        return Person.objects.filter(pk__in=seats.values("person")).order_by("pinyin", "pk")
    return electors_of(union, body, on).order_by("pinyin", "pk")


def delegations_headed_by(person: Person, union: Union, body: str) -> QuerySet[Delegation]:
    """The delegations in whose name somebody may ask."""
    return Delegation.objects.filter(head=person, term__union=union, term__body=body, term__ended_date__isnull=True)
