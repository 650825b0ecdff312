"""What waits for somebody: papers not opened, sessions near, being prepared, not signed, or not held this school year."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import get_current_timezone

from jiaogong.congress.models import Delivery, Seat, Session
from jiaogong.members.models import Office
from jiaogong.members.queries import OFFICER_KINDS, Standing
from jiaogong.unions.models import Union

State = Session.State
SOON = dt.timedelta(days=14)


def _seated(standing: Standing) -> QuerySet[Session]:
    seats = Seat.objects.filter(session=OuterRef("pk"), person=standing.person, role=Seat.Role.DELEGATE)
    return Session.objects.filter(Exists(seats))


def unopened(standing: Standing) -> QuerySet[Session]:
    """Sessions whose papers were sent to somebody who has neither opened nor signed for them."""
    have = Delivery.objects.filter(session=OuterRef("pk"), person=standing.person)
    called = _seated(standing).filter(state__in=(State.CALLED, State.OPEN), papers_sent_at__isnull=False)
    return called.filter(~Exists(have))


def soon(standing: Standing, now: dt.datetime) -> QuerySet[Session]:
    """Called sessions in which somebody sits, within two weeks."""
    return _seated(standing).filter(state=State.CALLED, starts_at__range=(now, now + SOON))


def _own(standing: Standing, kinds: tuple[str, ...] = OFFICER_KINDS) -> list[int]:
    """The very unions in which somebody holds an office of these kinds."""
    return [o.union_id for o in standing.offices if o.kind in kinds]


def being_prepared(standing: Standing) -> QuerySet[Session]:
    return Session.objects.filter(union__in=_own(standing), state=State.PROPOSED)


def unsigned(standing: Standing) -> QuerySet[Session]:
    """Sessions that are over and wait for the chair's signature."""
    heads = (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR)
    return Session.objects.filter(union__in=_own(standing, heads), state=State.CLOSED)


def without_a_session(standing: Standing, on: dt.date) -> QuerySet[Union]:
    """The base unions in which somebody is chair and the teachers' congress was not even proposed this school year.

    The year runs from September; before the spring term nobody is reminded (约第十七条: once a school year).
    """
    if on.month not in (2, 3, 4, 5, 6, 7, 8):
        return Union.objects.none()
    begins = dt.datetime(on.year - 1, 9, 1, tzinfo=get_current_timezone())
    held = Session.objects.filter(union=OuterRef("pk"), body=Session.Body.CONGRESS, starts_at__gte=begins)
    own = Union.objects.filter(pk__in=_own(standing, (Office.Kind.CHAIR,)), kind=Union.Kind.BASE)
    return own.filter(~Exists(held.exclude(state=State.CALLED_OFF)))
