from __future__ import annotations

import datetime as dt
from typing import Any

from jiaogong.members.models import Person, SchoolPost, Term
from jiaogong.members.offices.rules.terms import Elected, Seated
from jiaogong.members.offices.services.founding import found_term
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_person
from jiaogong.unions.models import Union

ELECTED = dt.date(2025, 3, 1)


def seats_for(union: Union, body: str = "committee", count: int = 3) -> tuple[Seated, ...]:
    """New members of the union on seats of a body, the first at its head."""
    heads = {"committee": ("chair", "member"), "women": ("head", "member"), "audit": ("head", "member")}
    first, rest = heads.get(body, ("delegate", "delegate"))
    people = [make_person(union, name=f"委员{i}") for i in range(count)]
    return tuple(Seated(person_id=p.pk, post=rest if i else first) for i, p in enumerate(people))


def elected(members: tuple[Seated, ...], **overrides: Any) -> Elected:
    facts: dict[str, Any] = {"number": 1, "elected_date": ELECTED, "years": 3, "seats": len(members), **overrides}
    return Elected(members=members, **facts)


def make_term(union: Union, *, by: Standing, body: str = "committee", count: int = 3, **overrides: Any) -> Term:
    """A term of a body whose first member heads it."""
    members = overrides.pop("members", None) or seats_for(union, body, count)
    return found_term(actor=by, union=union, body=body, elected=elected(members, **overrides))


def bar(person: Person, kind: str = "head") -> SchoolPost:
    return SchoolPost.objects.create(person=person, kind=kind, noted_date=ELECTED)
