"""Delegates for programs: who sits in a body of a union."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from jiaogong.congress.delegates import queries
from jiaogong.kernel import clock
from jiaogong.kernel.api import After, Code, Page
from jiaogong.kernel.lists import sorted_page
from jiaogong.members.middleware import standing
from jiaogong.members.models import Office, Person

router = Router(tags=[gettext_noop("Congress")])


class DelegateTold(Schema):
    """A seat of a body: who holds it since when, for which constituency, in which delegation."""

    number: str
    name: str
    constituency: str
    delegation: str
    since: dt.date


class DelegatesAsked(Schema):
    """`body` is congress (teachers' congress) or delegates (members' congress)."""

    body: Literal["congress", "delegates"] = "congress"
    after: After = ""


@router.get(
    "/unions/{code}/delegates",
    url_name="api-delegates",
    response=Page[DelegateTold],
    summary=gettext_noop("Delegates to a union's congress"),
)
def delegates(request: HttpRequest, code: Code, asked: Query[DelegatesAsked]) -> Page[DelegateTold]:
    """Those who hold a seat today, in the order of their names; 50 at a time."""
    union = queries.house_visible_to(standing(request), code)
    seats = queries.delegates_of(union, asked.body, clock.today())
    people = Person.objects.filter(pk__in=seats.order_by().values("person"))
    page = sorted_page(people, asked.after, by="pinyin")
    held = {office.person_id: office for office in seats.filter(person__in=[p.pk for p in page.rows])}
    return Page(rows=[_told(held[person.pk]) for person in page.rows], after=page.after)


def _told(office: Office) -> DelegateTold:
    kept = getattr(office, "delegate", None)
    return DelegateTold(
        number=office.person.number,
        name=office.person.name,
        constituency=kept.constituency if kept else "",
        delegation=str(kept.delegation or "") if kept else "",
        since=office.since,
    )
