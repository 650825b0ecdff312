from __future__ import annotations

from django.urls import reverse

from jiaogong.meetings.events import MeetingCalled, MeetingCalledOff
from jiaogong.meetings.models import Meeting
from jiaogong.outbox import letters
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.models import Topic


def meeting_called(event: MeetingCalled) -> None:
    _tell(event.meeting_id, "meeting", letters.meeting_called, but=event.actor.person.pk)


def meeting_called_off(event: MeetingCalledOff) -> None:
    _tell(event.meeting_id, "off", letters.meeting_called_off, but=event.actor.person.pk)


def _tell(meeting_id: int, act: str, words: letters.OfMeeting, *, but: int) -> None:
    """Those who were called, and the union's group where the whole committee meets."""
    meeting = Meeting.objects.get(pk=meeting_id)
    path = reverse("meeting", args=[meeting.pk])
    tell(
        topic=Topic.MEETINGS,
        key=f"{act}:{meeting.pk}",
        letter=lambda: words(meeting.title, meeting.starts_at, path),
        people=list(meeting.attendees.order_by().values_list("person_id", flat=True)),
        groups=[meeting.union_id] if meeting.body == Meeting.Body.COMMITTEE else [],
        but=but,
    )
