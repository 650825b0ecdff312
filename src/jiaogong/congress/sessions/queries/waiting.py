"""What waits for somebody: papers not opened, sessions near, being prepared, over and not signed."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet

from jiaogong.congress.models import Delivery, Seat, Session
from jiaogong.members.models import Office
from jiaogong.members.queries import OFFICER_KINDS, Standing

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
