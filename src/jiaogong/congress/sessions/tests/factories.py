from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.timezone import get_default_timezone

from jiaogong.congress.models import Resolution, Seat, Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.rules import ItemPlan, SessionPlan
from jiaogong.kernel import clock
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
    return services.propose_session(actor=by, union=union, plan=plan(**overrides))


def make_called(union: Union, *, by: Standing, items: Sequence[ItemPlan] = (), **overrides: Any) -> Session:
    """A session that is signed off and called, on the first items or on one to be heard."""
    session = make_session(union, by=by, **overrides)
    for item in items or (ItemPlan(kind="hear", title="学校工作报告"),):
        services.add_item(actor=by, session_id=session.pk, plan=item)
    for side in ("party", "administration"):
        services.note_sign_off(
            actor=by, session_id=session.pk, side=side, signed_by="周明远", signed_date=clock.today()
        )
    return services.call_session(actor=by, session_id=session.pk)


def make_open(
    union: Union, *, by: Standing, delegates: int = 6, present: int | None = None, items: Sequence[ItemPlan] = ()
) -> Session:
    """An open session of so many delegates, of whom the first so many have come. The clock stands on its day."""
    make_delegates(union, delegates)
    session = make_ready(union, by=by, items=items)
    come(session, delegates if present is None else present, by=by)
    return services.open_session(actor=by, session_id=session.pk)


def make_ready(union: Union, *, by: Standing, **overrides: Any) -> Session:
    """A session of this very hour that lacks nothing but people: called ten days ago, its papers sent, its presidium named."""
    now = clock.now()
    with clock.stopped_at(now - dt.timedelta(days=10)):
        session = make_called(union, by=by, starts_at=now, **overrides)
        send_papers(session, by=by)
    name_presidium(session, by=by)
    session.refresh_from_db()
    return session


def send_papers(session: Session, *, by: Standing) -> None:
    """Send one paper, of the session as a whole."""
    services.add_paper(actor=by, session_id=session.pk, title="学校工作报告", text="全文")
    services.send_papers(actor=by, session_id=session.pk)


def name_presidium(session: Session, *, by: Standing) -> None:
    """Let the first three on the roll lead a session of the teachers' congress."""
    if session.body == Session.Body.CONGRESS:
        people = list(session.seats.order_by("number").values_list("person", flat=True)[:3])
        services.name_presidium(actor=by, session_id=session.pk, people=people)


def come(session: Session, count: int, *, by: Standing) -> None:
    """Mark the first so many on the roll as present."""
    seats = list(session.seats.order_by("number")[:count])
    services.note_attendance(
        actor=by, session_id=session.pk, came={s.pk: services.Came(Seat.Attendance.PRESENT) for s in seats}
    )


def house_session(chair: Standing, union: Union) -> Session:
    """A called session with one item, one paper sent and its sign-offs, each with a file; the chair alone is a delegate."""
    make_office(chair.person, union, kind=Office.Kind.CONGRESS)
    session = make_session(union, by=chair, starts_at=clock.now())
    services.add_item(actor=chair, session_id=session.pk, plan=ItemPlan(kind="hear", title="午餐补贴报告"))
    for side in ("party", "administration"):
        services.note_sign_off(
            actor=chair, session_id=session.pk, side=side, signed_by="周明远", signed_date=clock.today(),
            file=("审批页.txt", "同意召开".encode()),
        )  # fmt: skip
    services.add_paper(actor=chair, session_id=session.pk, title="午餐补贴报告", file=("报告.txt", "报告全文".encode()))
    services.call_session(actor=chair, session_id=session.pk)
    return services.send_papers(actor=chair, session_id=session.pk)


def make_resolution(chair: Standing, union: Union) -> Resolution:
    """What a session of the members' congress resolved that is over."""
    held = make_session(union, by=chair, body=Session.Body.DELEGATES, starts_at=clock.now() - dt.timedelta(days=30))
    Session.objects.filter(pk=held.pk).update(state=Session.State.CLOSED, entitled=1, closed_at=held.starts_at)
    return Resolution.objects.create(session=held, text="延长阅览室开放时间")
