"""What meetings announce."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.members.queries import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCalled:
    """A body of a union has been called together."""

    meeting_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCalledOff:
    """A meeting will not take place."""

    meeting_id: int
    actor: Standing
