"""Shapes of input on the pages of people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import Q, QuerySet

from jiaogong.members import queries
from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class PeopleFilter:
    """What the list of people is narrowed to, read from the address."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        self.words = asked.get("q", "")[:40]
        self.union = asked.get("union", "")[:20]
        self.kind = asked.get("kind", "")
        self.after = asked.get("after", "")

    def apply(self, people: QuerySet[Person], on: dt.date) -> QuerySet[Person]:
        people = queries.found_by_name(people, self.words)
        if self.union:
            branch = Union.objects.filter(code=self.union).first()
            people = people.filter(union__path__startswith=branch.path) if branch else people.none()
        serving = (Q(retired_date__isnull=True) | Q(retired_date__gt=on)) & queries.living_on(on)
        kinds = {
            "women": serving & Q(sex=Person.Sex.FEMALE),
            "members": serving & Q(is_member=True),
            "minority": serving & Q(is_minority=True),
            "retired": Q(retired_date__lte=on) & queries.living_on(on),
            "serving": serving,
        }
        return people.filter(kinds[self.kind]) if self.kind in kinds else people
