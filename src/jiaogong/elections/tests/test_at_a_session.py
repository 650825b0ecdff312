from __future__ import annotations

import pytest

from jiaogong.congress.models import Seat, Session
from jiaogong.elections.models import Round
from jiaogong.elections.services import voting
from jiaogong.elections.tests.factories import (
    ON_SCREEN,
    elected_names,
    fixed_election,
    vote,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken

pytestmark = pytest.mark.django_db


def test_at_a_session_those_present_vote_and_the_roll_is_the_measure(chair, school, above, people):
    session = Session.objects.create(
        union=school, body="delegates", state="open", starts_at=clock.now(), entitled=6, proposed_by=chair.person,
        proposed_at=clock.now(),
    )  # fmt: skip
    for at, person in enumerate(people):
        Seat.objects.create(session=session, person=person, attendance="present" if at < 3 else "absent")
    election = fixed_election(
        school, by=chair, above=above, people=[people[:4]], assembly="delegates", session_id=session.pk
    )
    with pytest.raises(RuleBroken, match="3 of 6 are present: too few to elect"):
        voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)
    session.seats.filter(person__in=people[3:5]).update(attendance="present")

    vote(election, [[[0, 1, 2]]] * 4 + [[[3]]], by=chair)

    done = Round.objects.get()
    assert (done.entitled, done.present, done.returned, done.needed, elected_names(election)) == (
        6, 5, 5, 4, ["候选人乙", "候选人丁", "候选人己"],
    )  # fmt: skip


def test_who_comes_late_votes_as_long_as_the_ballot_is_not_open(chair, school, above, people):
    session = Session.objects.create(
        union=school, body="delegates", state="open", starts_at=clock.now(), entitled=6, proposed_by=chair.person,
        proposed_at=clock.now(),
    )  # fmt: skip
    for at, person in enumerate(people):
        Seat.objects.create(session=session, person=person, attendance="present" if at < 4 else "")
    election = fixed_election(
        school, by=chair, above=above, people=[people[:4]], assembly="delegates", session_id=session.pk
    )
    ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)
    session.seats.update(attendance="present")

    count = voting.renew_voters(actor=chair, election_id=election.pk)

    assert (count, ballot.voters.count()) == (6, 6)
