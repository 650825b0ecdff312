from __future__ import annotations

import datetime as dt
from typing import Any

from jiaogong.congress.delegates.queries.choosing import constituencies_of
from jiaogong.congress.delegates.services.choosing import begin_choosing
from jiaogong.congress.delegates.services.opening import freeze_delegates
from jiaogong.congress.delegates.services.voting import name_candidates, record_paper
from jiaogong.congress.models import Choosing, Constituency, Round
from jiaogong.kernel import clock
from jiaogong.members.models import Person, Term
from jiaogong.members.offices.rules.terms import Elected, Seated
from jiaogong.members.offices.services.founding import found_term
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_person
from jiaogong.unions.models import Union

GRADES = ("一年级", "二年级")
BEGUN, HELD = dt.date(2026, 11, 16), dt.date(2026, 11, 20)


def make_staff(union: Union, count: int, **facts: Any) -> list[Person]:
    """People of the union, in two grades by turns, the second first: its chair may stand in the first."""
    return [make_person(union, name=f"教师{n}", **{"grade": GRADES[n % 2], **facts}) for n in range(1, count + 1)]


def make_choosing(union: Union, *, by: Standing, drawn: str = "grade", **overrides: Any) -> Choosing:
    """A choosing of four delegates to the teachers' congress in the two grades, begun in the week before."""
    facts: dict[str, Any] = {"body": "congress", "number": 4, "years": 3, "seats": 4, **overrides}
    with clock.stopped_at(BEGUN):
        return begin_choosing(actor=by, union=union, by=drawn, **facts)


def units_of(choosing: Choosing) -> list[Constituency]:
    return list(constituencies_of(choosing))


def people_of(unit: Constituency) -> list[Person]:
    return [e.person for e in unit.electors.select_related("person").order_by("pk")]


def stand(choosing: Choosing, unit: Constituency, people: list[Person], *, by: Standing) -> Round:
    """Name people of a constituency as its candidates; none of them leads."""
    return name_candidates(
        actor=by, choosing_id=choosing.pk, constituency_id=unit.pk, people={p.pk: False for p in people}
    )


def vote(choosing: Choosing, unit: Constituency, votes: dict[int, int], *, by: Standing, cast: int) -> Round:
    """Write a vote on paper down."""
    return record_paper(
        actor=by, choosing_id=choosing.pk, constituency_id=unit.pk, held_date=HELD, cast=cast, votes=votes
    )


def elect(choosing: Choosing, unit: Constituency, people: list[Person], *, by: Standing) -> Round:
    """Everybody of a constituency votes for those people."""
    stand(choosing, unit, people, by=by)
    size = unit.electors.count()
    return vote(choosing, unit, {p.pk: size for p in people}, by=by, cast=size)


def make_term(union: Union, *, by: Standing, body: str = "congress", people: list[Person], **overrides: Any) -> Term:
    """A term whose delegates those people are, entered at once without a choosing."""
    facts: dict[str, Any] = {"number": 3, "elected_date": dt.date(2024, 3, 1), "years": 3, "seats": len(people)}
    seats = tuple(Seated(person_id=p.pk, post="delegate") for p in people)
    term = found_term(actor=by, union=union, body=body, elected=Elected(members=seats, **{**facts, **overrides}))
    freeze_delegates(term)
    return term
