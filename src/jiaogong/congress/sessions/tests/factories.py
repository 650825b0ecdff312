from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.timezone import get_default_timezone

from jiaogong.congress.models import Session
from jiaogong.congress.sessions.rules import SessionPlan
from jiaogong.congress.sessions.services import propose_session
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_office, make_person
from jiaogong.unions.models import Union

STARTS_AT = dt.datetime(2026, 12, 4, 14, 0, tzinfo=get_default_timezone())


def plan(**overrides: Any) -> SessionPlan:
    """A regular session of the teachers' congress on 4 December 2026."""
    return SessionPlan(**{"body": Session.Body.CONGRESS, "starts_at": STARTS_AT, "place": "报告厅", **overrides})


def make_delegates(union: Union, count: int, *, body: str = Session.Body.CONGRESS, **facts: Any) -> list[Person]:
    """People of the union, each with a seat of the body."""
    kind = Office.Kind.CONGRESS if body == Session.Body.CONGRESS else Office.Kind.DELEGATE
    people = [make_person(union, name=f"代表{number}", **facts) for number in range(1, count + 1)]
    for person in people:
        make_office(person, union, kind=kind)
    return people


def make_session(union: Union, *, by: Standing, **overrides: Any) -> Session:
    """A session that has been proposed."""
    return propose_session(actor=by, union=union, plan=plan(**overrides))
