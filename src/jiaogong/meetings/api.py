"""Meetings for programs: the list, and one with who came and what was decided."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from jiaogong.kernel import clock
from jiaogong.kernel.api import After, Key, Page, Words
from jiaogong.kernel.web import page_by_key
from jiaogong.meetings import queries
from jiaogong.meetings.models import Attendee, Meeting
from jiaogong.members.middleware import standing

router = Router(tags=[gettext_noop("Meetings")])


class MeetingLine(Schema):
    id: int
    union: str
    body: Meeting.Body
    title: str
    starts_at: dt.datetime
    place: str
    state: Meeting.State


class Called(Schema):
    """Somebody who was called, in which office, and whether they came."""

    number: str
    name: str
    office: str
    attendance: Attendee.Attendance


class Decided(Schema):
    """A decision: who does it (a member number) until when, and what came of it."""

    id: int
    text: str
    person: str | None
    due: dt.date | None
    done_at: dt.datetime | None
    outcome: str


class MeetingTold(MeetingLine):
    """One meeting; `entry` is the ledger's, once its minutes are confirmed."""

    agenda: list[str]
    minutes: str
    attendees: list[Called]
    decisions: list[Decided]
    entry: int | None


class MeetingsAsked(Schema):
    """The filters of the page; `state` is soon, unminuted, called, held, confirmed or cancelled."""

    q: Words = ""
    state: str = ""
    after: After = ""


@router.get(
    "/meetings", url_name="api-meetings", response=Page[MeetingLine], summary=gettext_noop("Meetings, newest first")
)
def meetings(request: HttpRequest, asked: Query[MeetingsAsked]) -> Page[MeetingLine]:
    """Of the very unions in which one holds office, and those one was called to; 50 at a time."""
    found = queries.found_by_words(queries.meetings_visible_to(standing(request)), asked.q)
    found = queries.in_state(found, asked.state, clock.now())
    page = page_by_key(found.select_related("union"), asked.after, date="starts_at")
    return Page(rows=[_line(meeting) for meeting in page.rows], after=page.after)


@router.get(
    "/meetings/{int:meeting_id}", url_name="api-meeting", response=MeetingTold, summary=gettext_noop("One meeting")
)
def meeting(request: HttpRequest, meeting_id: Key) -> MeetingTold:
    """Its call, who came, its minutes and decisions."""
    found = queries.meeting_visible_to(standing(request), meeting_id)
    return MeetingTold(
        **_line(found).dict(),
        agenda=[item.text for item in found.agenda.all()],
        minutes=found.minutes,
        attendees=[
            Called(
                number=a.person.number,
                name=a.person.name,
                office=a.office,
                attendance=Attendee.Attendance(a.attendance),
            )
            for a in found.attendees.all()
        ],
        decisions=[
            Decided(
                id=d.pk,
                text=d.text,
                person=d.person.number if d.person else None,
                due=d.due_date,
                done_at=d.done_at,
                outcome=d.outcome,
            )
            for d in found.decisions.all()
        ],
        entry=found.entry_id,
    )


def _line(meeting: Meeting) -> MeetingLine:
    return MeetingLine(
        id=meeting.pk,
        union=meeting.union.code,
        body=Meeting.Body(meeting.body),
        title=meeting.title,
        starts_at=meeting.starts_at,
        place=meeting.place,
        state=Meeting.State(meeting.state),
    )
