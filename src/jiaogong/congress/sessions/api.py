"""Sessions for programs: the list, one with its agenda and outcomes, and one's own arrival."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import Field

from jiaogong.congress.models import Item, Seat, Session
from jiaogong.congress.sessions import queries, services
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.telling import result_told
from jiaogong.kernel.api import After, Key, Page, Words
from jiaogong.kernel.web import page_by_key
from jiaogong.members.middleware import standing

router = Router(tags=[gettext_noop("Congress")])


class SessionLine(Schema):
    """A session; `body` is congress (teachers' congress) or delegates (members' congress)."""

    id: int
    union: str
    body: Session.Body
    title: str
    starts_at: dt.datetime
    place: str
    state: Session.State


class ItemTold(Schema):
    """A point of the agenda and what became of it; `told` says why, in words, with the numbers that it stands on."""

    id: int
    position: int
    kind: Item.Kind
    title: str
    way: Item.Way
    state: Item.State
    entitled: int | None
    present: int | None
    needed: int | None
    yes: int | None
    no: int | None
    abstained: int | None
    told: str
    ballot: int | None


class SessionTold(SessionLine):
    """One session; names on its roll stand on its page alone. `entry` is the ledger's, once its minutes are signed."""

    entitled: int
    came: int
    present: int
    excused: int
    absent: int
    items: list[ItemTold]
    entry: int | None


class SessionsAsked(Schema):
    """The filters of the page; `state` is one of a session's."""

    q: Words = ""
    state: str = ""
    after: After = ""


class ArrivalSent(Schema):
    """The code that the hall's screen shows."""

    code: Annotated[str, Field(max_length=64)]


class SeatTold(Schema):
    """The own seat on a session's roll."""

    session: int
    number: int | None
    attendance: Seat.Attendance
    arrived_at: dt.datetime | None


@router.get(
    "/sessions", url_name="api-sessions", response=Page[SessionLine], summary=gettext_noop("Sessions, newest first")
)
def sessions(request: HttpRequest, asked: Query[SessionsAsked]) -> Page[SessionLine]:
    """Of the own house, of the branches one reads, and those on whose roll one stands; 50 at a time."""
    found = queries.found_by_words(queries.sessions_visible_to(standing(request)), asked.q)
    rows = queries.in_state(found, asked.state).select_related("union").defer("minutes", "notice")
    page = page_by_key(rows, asked.after, date="starts_at")
    return Page(rows=[_line(session) for session in page.rows], after=page.after)


@router.get(
    "/sessions/{int:session_id}", url_name="api-session", response=SessionTold, summary=gettext_noop("One session")
)
def session(request: HttpRequest, session_id: Key) -> SessionTold:
    """Its agenda with what became of each point, and its roll in numbers."""
    found = queries.session_visible_to(standing(request), session_id)
    turnout = rolls.turnout_of(found)
    return SessionTold(
        **_line(found).dict(),
        entitled=turnout.entitled,
        came=turnout.came,
        present=turnout.present,
        excused=turnout.excused,
        absent=turnout.absent,
        items=[_item(item) for item in found.items.order_by("position")],
        entry=found.entry_id,
    )


@router.post(
    "/sessions/{int:session_id}/arrive",
    url_name="api-session-arrive",
    response=SeatTold,
    summary=gettext_noop("Note one's own arrival at a session"),
)
def arrive(request: HttpRequest, session_id: Key, sent: ArrivalSent) -> SeatTold:
    """By the code that the hall's screen shows now, as the page asks for it."""
    seat = services.arrive(actor=standing(request), session_id=session_id, code=sent.code)
    return SeatTold(
        session=session_id,
        number=seat.number,
        attendance=Seat.Attendance(seat.attendance),
        arrived_at=seat.arrived_at,
    )


def _line(session: Session) -> SessionLine:
    return SessionLine(
        id=session.pk,
        union=session.union.code,
        body=Session.Body(session.body),
        title=session.official_title,
        starts_at=session.starts_at,
        place=session.place,
        state=Session.State(session.state),
    )


def _item(item: Item) -> ItemTold:
    return ItemTold(
        id=item.pk,
        position=item.position,
        kind=Item.Kind(item.kind),
        title=item.title,
        way=Item.Way(item.way),
        state=Item.State(item.state),
        entitled=item.entitled,
        present=item.present,
        needed=item.needed,
        yes=item.yes,
        no=item.no,
        abstained=item.abstained,
        told=result_told(item),
        ballot=item.ballot_id,
    )
