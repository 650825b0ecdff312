"""What elections hear from the ballots that they asked for."""

from __future__ import annotations

from jiaogong.ballots.events import BallotCounted, BallotEnded
from jiaogong.elections.services import counting


def ballot_counted(event: BallotCounted) -> None:
    counting.take_count(ballot_id=event.ballot_id, actor=event.actor)


def ballot_ended(event: BallotEnded) -> None:
    counting.take_end(ballot_id=event.ballot_id, actor=event.actor, reason=event.reason)
