from __future__ import annotations

from django.urls import reverse

from jiaogong.congress.consultation.events import HeadsCalled, HeadsCalledOff, OpinionsAnswered, RoundOpened
from jiaogong.congress.consultation.queries.rounds import people_asked
from jiaogong.congress.models import HeadsMeeting, OpinionRound
from jiaogong.outbox import letters
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.models import Topic


def round_opened(event: RoundOpened) -> None:
    """Those who are asked on its first day, and the union's group."""
    found = OpinionRound.objects.select_related("union").get(pk=event.round_id)
    path = reverse("opinion-round", args=[found.union.code, found.pk])
    tell(
        topic=Topic.NOTICES,
        key=f"opinions:{found.pk}",
        letter=lambda: letters.opinions_asked(found.title, found.last_date, path),
        people=list(people_asked(found, found.starts_date).order_by().values_list("pk", flat=True)),
        groups=[found.union_id],
        but=event.actor.person.pk,
    )


def opinions_answered(event: OpinionsAnswered) -> None:
    """Those who gave an opinion under their name; of the others nobody knows who they are."""
    found = OpinionRound.objects.select_related("union").get(pk=event.round_id)
    path = reverse("opinion-round", args=[found.union.code, found.pk])
    givers = found.opinions.filter(giver__isnull=False).order_by().values_list("giver_id", flat=True)
    tell(
        topic=Topic.NOTICES,
        key=f"opinions-answered:{found.pk}",
        letter=lambda: letters.opinions_answered(found.title, path),
        people=list(givers.distinct()),
        but=event.actor.person.pk,
    )


def heads_called(event: HeadsCalled) -> None:
    _tell(event.meeting_id, "heads", letters.meeting_called, but=event.actor.person.pk)


def heads_called_off(event: HeadsCalledOff) -> None:
    _tell(event.meeting_id, "heads-off", letters.meeting_called_off, but=event.actor.person.pk)


def _tell(meeting_id: int, act: str, words: letters.OfMeeting, *, but: int) -> None:
    """Those on the roll of the meeting."""
    meeting = HeadsMeeting.objects.select_related("union").get(pk=meeting_id)
    path = reverse("heads-meeting", args=[meeting.union.code, meeting.pk])
    tell(
        topic=Topic.MEETINGS,
        key=f"{act}:{meeting.pk}",
        letter=lambda: words(meeting.cause, meeting.starts_at, path),
        people=list(meeting.seats.order_by().values_list("person_id", flat=True)),
        but=but,
    )
