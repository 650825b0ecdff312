"""What elections hear from the ballots that they asked for."""

from __future__ import annotations

from jiaogong.ballots.events import BallotCounted, BallotEnded, BallotOpened
from jiaogong.elections.events import VoteOpened
from jiaogong.elections.models import Round
from jiaogong.elections.services import counting
from jiaogong.kernel.events import announce


def ballot_opened(event: BallotOpened) -> None:
    """Tell on, of a ballot that an election asked for, that its vote is open."""
    asked = Round.objects.filter(ballot=event.ballot_id, state=Round.State.PREPARED).select_related("contest").first()
    if asked:
        election_id = asked.contest.election_id
        announce(VoteOpened(election_id=election_id, ballot_id=event.ballot_id, actor=event.actor))


def ballot_counted(event: BallotCounted) -> None:
    counting.take_count(ballot_id=event.ballot_id, actor=event.actor)


def ballot_ended(event: BallotEnded) -> None:
    counting.take_end(ballot_id=event.ballot_id, actor=event.actor, reason=event.reason)
