"""What meetings write into the ledger."""

from __future__ import annotations

from django.utils.timezone import localdate

from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, FigureFact, Origin, PersonFact
from jiaogong.meetings.models import Attendee, Meeting
from jiaogong.members.queries import Standing


def confirmed(meeting: Meeting, actor: Standing) -> Entry:
    """The meeting as an act of organisation, with those present; confirmed, for the chair has just confirmed its minutes."""
    present = list(meeting.attendees.filter(attendance=Attendee.Attendance.PRESENT))
    day = localdate(meeting.starts_at)
    facts = Facts(
        category="organisation",
        title=meeting.title,
        start=day,
        sentence=f"{day.month}月{day.day}日召开{meeting.title}，{len(present)}人参加。",
        figures=(FigureFact("participants", len(present)),),
        people=tuple(PersonFact(a.person_id) for a in present),
    )
    origin = Origin(kind=Entry.Source.INSTITUTION, name=meeting.title)
    return ledger.record_entry(actor=actor, union=meeting.union, facts=facts, origin=origin)
