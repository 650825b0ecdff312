"""The roll of a session: who sits in it by right, who is in the hall, the codes that its screen shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import delegates_of, electors_of
from jiaogong.congress.models import ItemResult, Seat, Session
from jiaogong.congress.sessions.limits import bounds_for
from jiaogong.congress.sessions.rules import papers_due
from jiaogong.congress.sessions.telling import Record
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.sealing import digest
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

_SHOWN = 60


def meets_by_delegates(union: Union, body: str, on: dt.date) -> bool:
    """Whether delegates of the body hold seats on a day; where they do not, all of the house meet."""
    return delegates_of(union, body, on).exists()


def entitled_seats(session: Session) -> QuerySet[Seat]:
    """Those on a session's roll who vote; observers and guests do not (约第十九条)."""
    return session.seats.filter(role=Seat.Role.DELEGATE)


def present_seats(session: Session) -> QuerySet[Seat]:
    """Those who vote and are in the hall now: who came and has not left."""
    return entitled_seats(session).filter(attendance=Seat.Attendance.PRESENT, left_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Turnout:
    """A roll in numbers: entitled, came, in the hall now, on leave, absent, not noted; guests and observers present."""

    entitled: int
    came: int
    present: int
    excused: int
    absent: int
    unknown: int
    others: int


def turnout_of(session: Session) -> Turnout:
    """A session's roll in numbers, in one query; `entitled` as it was frozen, once the session has opened."""
    votes, came = Q(role=Seat.Role.DELEGATE), Q(attendance=Seat.Attendance.PRESENT)
    found = session.seats.aggregate(
        entitled=Count("pk", filter=votes),
        came=Count("pk", filter=votes & came),
        present=Count("pk", filter=votes & came & Q(left_at__isnull=True)),
        excused=Count("pk", filter=votes & Q(attendance=Seat.Attendance.EXCUSED)),
        absent=Count("pk", filter=votes & Q(attendance=Seat.Attendance.ABSENT)),
        unknown=Count("pk", filter=votes & Q(attendance=Seat.Attendance.UNKNOWN)),
        others=Count("pk", filter=~votes & came),
    )
    return Turnout(**{**found, "entitled": session.entitled or found["entitled"]})


def is_seated(standing: Standing, session: Session) -> bool:
    """Whether somebody sits in a session with a vote: on its roll, or a delegate before there is one."""
    if entitled_seats(session).exists():
        return entitled_seats(session).filter(person=standing.person).exists()
    return sits_on(session).filter(pk=standing.person.pk).exists()


def sits_on(session: Session) -> QuerySet[Person]:
    """Who sits in a session by right on its day: the delegates, or all of the house where there are none."""
    day = timezone.localdate(session.starts_at)
    if session.is_of_all:
        return electors_of(session.union, session.body, day)
    offices = delegates_of(session.union, session.body, day)
    return Person.objects.filter(pk__in=offices.order_by().values("person"))


def sits_in_body(person: Person, union: Union, body: str, on: dt.date) -> bool:
    """Whether somebody is a delegate of a body on a day; of the house itself, where that has no delegates."""
    if meets_by_delegates(union, body, on):
        return delegates_of(union, body, on).filter(person=person).exists()
    return electors_of(union, body, on).filter(pk=person.pk).exists()


def guest_called(union: Union, number: str) -> Person:
    """Somebody on the files of a union's branch, by the member number, to be seated without a vote. Raises RuleBroken."""
    on_file = Person.objects.filter(
        union__path__startswith=union.path, merged_into__isnull=True, death_date__isnull=True
    )
    found = on_file.filter(number=number.strip()).first()
    if found is None:
        named = {"union": union, "number": number.strip()[:20]}
        raise RuleBroken(_("Nobody of %(union)s bears the number “%(number)s”.") % named)
    return found


def members_of_body(union: Union, body: str, on: dt.date) -> int:
    """How many sit in a body on a day: its delegates, or all of the house where it has none."""
    return delegates_of(union, body, on).count() or electors_of(union, body, on).count()


def hall_codes(session: Session, now: dt.datetime) -> tuple[str, ...]:
    """The code that the hall's screen shows now, and the two before it, which a slow hand may still hold; a minute each."""
    minute = int(now.timestamp()) // _SHOWN
    return tuple(digest(f"{session.pk}:{minute - ago}", "congress.hall")[:12] for ago in range(3))


def record_of(session: Session) -> Record:
    """What a session's minutes are written from."""
    turnout = turnout_of(session)
    presidium = session.seats.filter(is_presidium=True).order_by("number")
    spoken = session.speakers.filter(spoke_at__isnull=False).order_by("spoke_at")
    due = papers_due(timezone.localdate(session.starts_at), bounds_for(session)["congress.papers_days_before"].whole)
    is_late = session.papers_sent_at is not None and timezone.localdate(session.papers_sent_at) > due
    return Record(
        session=session,
        papers_due=due if is_late else None,
        items=tuple(session.items.order_by("position")),
        entitled=turnout.entitled,
        came=turnout.came,
        excused=turnout.excused,
        absent=turnout.absent,
        others=turnout.others,
        presidium=tuple(presidium.values_list("person__name", flat=True)),
        speakers=tuple(spoken.values_list("person__name", flat=True)),
        resolutions=tuple(session.resolutions.values_list("text", flat=True)),
        results=dict(ItemResult.objects.filter(item__session=session).values_list("item", "text")),
    )
