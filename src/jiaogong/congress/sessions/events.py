"""What sessions announce."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.members.queries import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCalled:
    """A session has been called, with notice to those who sit in it."""

    session_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMoved:
    """A session that had been called has another hour, place or name than its notice told."""

    session_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCalledOff:
    """A session will not take place."""

    session_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersSent:
    """The papers of a session have been sent to those who sit in it."""

    session_id: int
    actor: Standing
