from __future__ import annotations

from django.urls import reverse

from jiaogong.congress.models import SentNotice, Session
from jiaogong.congress.sessions.events import PapersSent, SessionCalled, SessionCalledOff, SessionMoved
from jiaogong.outbox import letters
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.models import Topic


def session_called(event: SessionCalled) -> None:
    _tell(event.session_id, "session", letters.session_called, but=event.actor.person.pk)


def session_moved(event: SessionMoved) -> None:
    """Each change is told anew: the key bears the number of the notice."""
    number = SentNotice.objects.filter(session=event.session_id).count()
    _tell(event.session_id, f"session-moved-{number}", letters.session_moved, but=event.actor.person.pk)


def session_called_off(event: SessionCalledOff) -> None:
    _tell(event.session_id, "session-off", letters.session_called_off, but=event.actor.person.pk)


def papers_sent(event: PapersSent) -> None:
    _tell(event.session_id, "session-papers", letters.papers_sent, but=event.actor.person.pk)


def _tell(session_id: int, act: str, words: letters.OfMeeting, *, but: int) -> None:
    """Those on the roll of the session."""
    session = Session.objects.get(pk=session_id)
    path = reverse("session", args=[session.pk])
    tell(
        topic=Topic.MEETINGS,
        key=f"{act}:{session.pk}",
        letter=lambda: words(session.official_title, session.starts_at, path),
        people=list(session.seats.order_by().values_list("person_id", flat=True)),
        groups=[],
        but=but,
    )
