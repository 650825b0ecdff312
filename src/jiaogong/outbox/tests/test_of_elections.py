"""Who is told of what becomes of an election."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.ballots import services as ballots
from jiaogong.elections.rules.plans import VotePlan
from jiaogong.elections.services import declaring, examining, naming, voting
from jiaogong.elections.tests.factories import (
    agree_to_plan,
    fixed_election,
    make_election,
    people_of,
    public_election,
    vote,
)
from jiaogong.kernel import clock
from jiaogong.members.tests.factories import make_member, make_office, make_officer
from jiaogong.outbox.models import Message
from jiaogong.outbox.tests.conftest import make_mailbox

pytestmark = pytest.mark.django_db
SEVEN_DAYS = dt.timedelta(days=7)


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.MAIL_IS_SET = True


@pytest.fixture
def above(area):
    made = make_officer(area, name="温知远")
    make_mailbox(made)
    return made


@pytest.fixture
def member(school):
    made = make_member(school, name="顾青川")
    make_mailbox(made)
    return made


def told() -> list[tuple[str, str]]:
    return [(m.person.name if m.person else "group", m.subject) for m in Message.objects.order_by("pk")]


def test_the_union_above_is_told_what_waits_and_the_officers_that_it_replied(school, chair, above):
    make_mailbox(chair)
    election = make_election(school, by=chair)

    examining.send_request(actor=chair, election_id=election.pk)
    examining.reply(actor=above, review_id=election.reviews.get(by="upper").pk, agrees=True)

    assert told() == [
        ("温知远", "Waits for your reply: 工会委员会换届选举"),
        (chair.person.name, "The union above has replied: 工会委员会换届选举"),
    ]


def test_the_heads_of_groups_are_asked_to_name(school, chair, above, member):
    make_office(member.person, school, kind="group_head")
    election = agree_to_plan(make_election(school, by=chair), by=chair, above=above)
    Message.objects.all().delete()

    naming.open_naming(actor=chair, election_id=election.pk, until=clock.today() + SEVEN_DAYS)

    assert told() == [("顾青川", "Candidates are named: 工会委员会换届选举")]


def test_members_are_told_when_the_candidates_are_public(school, chair, above, member):
    assert member.person
    public_election(school, by=chair, above=above, people=[people_of(school, 4)])

    assert ("顾青川", "Candidates are public: 工会委员会换届选举") in told()


def test_those_on_the_roll_are_told_that_they_can_vote_and_members_the_outcome(school, chair, above, member):
    election = fixed_election(school, by=chair, above=above, people=[people_of(school, 4)])
    Message.objects.all().delete()

    vote(election, [[[0, 1, 2]]] * 5, by=chair)
    declaring.declare(actor=chair, election_id=election.pk)

    assert member.person
    assert told() == [
        ("顾青川", "You can vote: 工会委员会换届选举"),
        ("顾青川", "The outcome is declared: 工会委员会换届选举"),
    ]


def test_of_a_vote_on_paper_nobody_is_told_to_vote_on_screen(school, chair, above, member):
    assert member.person
    election = fixed_election(school, by=chair, above=above, people=[people_of(school, 4)])
    Message.objects.all().delete()
    ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=VotePlan(way="paper"))

    ballots.name_tellers(
        actor=chair, ballot_id=ballot.pk, tellers=[make_member(school).person.pk, make_member(school).person.pk]
    )
    ballots.open_ballot(actor=chair, ballot_id=ballot.pk)

    assert told() == []
