from __future__ import annotations

import pytest

from jiaogong.ballots.tests.factories import carried_through
from jiaogong.elections.models import Contest
from jiaogong.elections.services import declaring, listing, voting
from jiaogong.elections.tests.factories import (
    CHAIR_BY_BODY,
    COMMITTEE,
    ON_SCREEN,
    elected_names,
    fixed_election,
    vote,
)
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Term

pytestmark = pytest.mark.django_db


def test_the_committee_elects_its_chair_from_those_just_elected(chair, school, above, people):
    election = fixed_election(school, COMMITTEE, CHAIR_BY_BODY, by=chair, above=above, people=[people[:4], people[1:3]])
    vote(election, [[[0, 1, 3]]] * 6, by=chair)

    ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)

    assert [v.person.name for v in ballot.voters.order_by("person_id")] == ["候选人乙", "候选人丁", "候选人壬"]
    assert [o.label for o in ballot.questions.get().options.all()] == ["候选人丁"]
    carried_through(ballot, chair, [[[0]]] * 3)
    declaring.declare(actor=chair, election_id=election.pk)
    seats = Term.objects.get(union=school).offices.order_by("-is_head", "pk").values_list("person__name", "kind", "how")
    assert list(seats) == [
        ("候选人丁", "chair", "elected"), ("候选人乙", "committee", "elected"), ("候选人壬", "committee", "elected"),
    ]  # fmt: skip


def test_heads_are_named_from_those_elected_after_the_vote_too(chair, school, above, people):
    election = fixed_election(school, COMMITTEE, CHAIR_BY_BODY, by=chair, above=above, people=[people[:4], []])
    vote(election, [[[0, 1, 3]]] * 6, by=chair)
    contest = Contest.objects.get(post="chair")

    with pytest.raises(RuleBroken, match="Chair: 0 stand for 1 seats"):
        voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)
    named = listing.name_candidate(actor=chair, contest_id=contest.pk, person_id=people[0].pk)

    assert named.state == "listed"
    vote(election, [[[0]]] * 3, by=chair)
    assert elected_names(election)[-1] == "候选人乙"
