"""What the documents hear: a session called, or moved after its call."""

from __future__ import annotations

from jiaogong.congress.documents.services import keep_notice
from jiaogong.congress.sessions.events import SessionCalled, SessionMoved


def notice_given(event: SessionCalled | SessionMoved) -> None:
    """Keep the notice as it goes out."""
    keep_notice(session_id=event.session_id)
