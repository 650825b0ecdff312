"""What delegates hear: a constituency's ballot counted or come to nothing, a body elected, a seat filled."""

from __future__ import annotations

from jiaogong.ballots.events import BallotCounted, BallotEnded
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.queries import tally_of
from jiaogong.congress.delegates.queries import KIND_OF
from jiaogong.congress.delegates.services.opening import freeze_delegates
from jiaogong.congress.delegates.services.recalling import end_recall, is_of_recall, take_recall
from jiaogong.congress.delegates.services.voting import end_round, is_of_constituency, take_count
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.events import BodyElected, SeatFilled


def ballot_counted(event: BallotCounted) -> None:
    """Seat whom a constituency elected; unseat whom one recalled."""
    ballot = Ballot.objects.get(pk=event.ballot_id)
    if is_of_constituency(ballot):
        take_count(actor=event.actor, ballot=ballot, tally=tally_of(ballot))
    elif is_of_recall(ballot):
        take_recall(actor=event.actor, ballot=ballot, tally=tally_of(ballot))


def ballot_ended(event: BallotEnded) -> None:
    """Let a constituency name its candidates anew, or vote on a recall anew."""
    ballot = Ballot.objects.get(pk=event.ballot_id)
    end_round(ballot=ballot)
    end_recall(ballot=ballot)


def body_elected(event: BodyElected) -> None:
    """Keep what each delegate was when a whole body was entered."""
    if event.body in KIND_OF:
        freeze_delegates(Term.objects.select_related("union").get(pk=event.term_id))


def seat_filled(event: SeatFilled) -> None:
    """Keep what a by-elected delegate was."""
    if event.body in KIND_OF:
        office = Office.objects.select_related("term__union").get(pk=event.office_id)
        if office.term:
            freeze_delegates(office.term)
