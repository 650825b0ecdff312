"""People offered while a sentence is typed: by name, by pinyin, by initials, by a surname with initials (赵xm)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from jiaogong.members.models import Person
from jiaogong.members.names import initials
from jiaogong.members.queries import Standing, found_by_name, people_visible_to

MOST_OFFERED = 6
_TAIL = re.compile(r"(?P<surname>[\u3400-\u9fff])?(?P<letters>[a-z]{1,8})\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """People that the end of what was typed can mean, and how many of its characters a name takes the place of."""

    people: tuple[Person, ...] = ()
    taken: int = 0


def people_offered(standing: Standing, typed: str) -> Offer:
    """Those one may see whom the letters at the end can mean, of the own union first; a letter alone means nobody."""
    tail = _TAIL.search(typed[-20:])
    if tail is None:
        return Offer()
    letters, surname = tail["letters"].lower(), tail["surname"]
    people = people_visible_to(standing)
    if surname:
        spelled = Q(initials__startswith=initials(surname) + letters) | Q(pinyin__contains=f" {letters}")
        found = _first(standing, people.filter(spelled, name__startswith=surname))
        if found:
            return Offer(found, len(letters) + 1)
    if len(letters) < 2:
        return Offer()
    return Offer(_first(standing, found_by_name(people, letters)), len(letters))


def _first(standing: Standing, found: QuerySet[Person]) -> tuple[Person, ...]:
    own = Case(When(union=standing.person.union_id, then=Value(0)), default=Value(1), output_field=IntegerField())
    return tuple(found.select_related("union").order_by(own, "pinyin", "pk")[:MOST_OFFERED])
