from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.timezone import get_default_timezone

from jiaogong.meetings import services
from jiaogong.meetings.models import Meeting
from jiaogong.meetings.rules import Call, Decided, Minutes
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

HELD_AT = dt.datetime(2026, 11, 12, 15, 30, tzinfo=get_default_timezone())


def call(**overrides: Any) -> Call:
    """A call to a committee meeting on 12 November 2026."""
    return Call(
        **{
            "title": "工会委员会会议",
            "starts_at": HELD_AT,
            "place": "会议室",
            "agenda": ("讨论冬季运动会", "安排走访"),
            **overrides,
        }
    )


def make_meeting(
    union: Union, *, by: Standing, held: bool = True, said: str = "", decided: str = "布置走访名单", **overrides: Any
) -> Meeting:
    """A meeting called by a union's chair and, unless only called, held by the chair with one decision."""
    meeting = services.call_meeting(actor=by, union=union, body=Meeting.Body.COMMITTEE, call=call(**overrides))
    if not held:
        return meeting
    minutes = Minutes(
        attendance={by.person.pk: "present"},
        text=said,
        decisions=(Decided(text=decided, person_id=by.person.pk, due_date=dt.date(2026, 11, 30)),),
    )
    return services.write_minutes(actor=by, meeting_id=meeting.pk, minutes=minutes, seen_version=meeting.version)
