"""What the words of `cells.toml` ask of people, offices and unions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q

from jiaogong.kernel.periods import Period
from jiaogong.members.history import Then
from jiaogong.members.models import Person

Education, Employment = Person.Education, Person.Employment

_OF_FILE: dict[str, Q] = {
    "women": Q(sex=Person.Sex.FEMALE),
    "sex_unknown": Q(sex=""),
    "minority": Q(is_minority=True),
    "teachers": Q(is_teacher=True),
    "rural": Q(is_rural_worker=True),
    "established": Q(employment=Employment.ESTABLISHED),
    "contract": Q(employment=Employment.CONTRACT),
    "dispatched": Q(employment=Employment.DISPATCHED),
    "other_terms": Q(employment=Employment.OTHER),
    "terms_unknown": Q(employment=""),
    "postgraduate": Q(education=Education.POSTGRADUATE),
    "bachelor": Q(education=Education.BACHELOR),
    "college": Q(education=Education.COLLEGE),
    "lower": Q(education=Education.LOWER),
    "schooling_unknown": Q(education=""),
}
_OF_OFFICE: dict[str, Q] = {
    "+women": Q(person__sex=Person.Sex.FEMALE),
    "+minority": Q(person__is_minority=True),
    "+teachers": Q(person__is_teacher=True),
    "+full_time": Q(is_full_time=True),
    "+part_time": Q(is_full_time=False),
}


def of_people(words: Sequence[str], then: Then, year: Period) -> Q:
    """A condition on people of a day, whose state on it `then` tells. Raises KeyError for an unknown word."""
    known = {
        **_OF_FILE,
        "serving": then.serving,
        "retired": then.retired,
        "members": then.member,
        "joined": Q(member_since__range=(year.start, year.end)),
    }
    found = Q()
    for word in words:
        found &= known[word]
    return found


def of_offices(words: Sequence[str], day: dt.date) -> Q:
    """A condition on offices held on a day for oneself: of one of the kinds, and of all that begins with "+"."""
    held = Q(since__lte=day, stands_in_for__isnull=True) & (Q(until__isnull=True) | Q(until__gte=day))
    found = held & Q(kind__in=[word for word in words if not word.startswith("+")])
    for word in words:
        found &= _OF_OFFICE[word] if word.startswith("+") else Q()
    return found
