"""What the room announces."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.members.queries import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOpened:
    """Opinions on a draft are asked for."""

    round_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionsAnswered:
    """The answers to a round's opinions are there to be read."""

    round_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadsCalled:
    """The heads of delegations and committees have been called to a meeting."""

    meeting_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadsCalledOff:
    """A meeting of heads will not take place."""

    meeting_id: int
    actor: Standing
