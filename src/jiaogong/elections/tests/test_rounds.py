from __future__ import annotations

import pytest

from jiaogong.elections.models import Contest, Round
from jiaogong.elections.queries.progress import progress_of
from jiaogong.elections.rules.plans import PostPlan
from jiaogong.elections.services import counting, declaring
from jiaogong.elections.tests.factories import (
    elected_names,
    fixed_election,
    vote,
)
from jiaogong.kernel.errors import RuleBroken

pytestmark = pytest.mark.django_db


def test_a_tie_is_broken_by_the_more_votes_among_the_tied(election, chair):
    vote(election, [[[0, 1, 2]]] * 3 + [[[0, 1, 3]]] * 3 + [[[2, 3]]], by=chair)
    (progress,) = progress_of(election)
    assert (progress.state, progress.seats_left, len(progress.tied)) == ("tied", 1, 2)

    ballot = vote(election, [[[1]]] * 4 + [[[0]]] * 3, by=chair)

    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人壬"]
    assert [o.label for o in ballot.questions.get().options.all()] == ["候选人己", "候选人壬"]
    assert list(Round.objects.values_list("number", "kind", "seats", "needed")) == [
        (1, "first", 3, 4), (2, "tie", 1, 1),
    ]  # fmt: skip


def test_seats_left_empty_are_voted_on_again_among_the_rest(election, chair):
    vote(election, [[[0, 1]]] * 5 + [[[2, 3]]] * 2, by=chair)
    with pytest.raises(RuleBroken, match="Not elected yet: Members of the union committee"):
        declaring.declare(actor=chair, election_id=election.pk)

    vote(election, [[[1]]] * 7, by=chair)

    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人壬"]


def test_the_meeting_agrees_to_fewer_seats_only_where_the_table_allows_them(chair, school, above, people):
    seats = PostPlan(body="committee", post="member", seats=4)
    election = fixed_election(school, seats, by=chair, above=above, people=[people[:5]])
    vote(election, [[[0, 1, 2]]] * 5, by=chair)
    contest = Contest.objects.get()

    fewer = counting.agree_to_fewer(actor=chair, contest_id=contest.pk, reason="大会举手通过")

    assert (fewer.seats, fewer.planned_seats, fewer.why_fewer) == (3, 4, "大会举手通过")
    assert declaring.declare(actor=chair, election_id=election.pk).state == "declared"


def test_fewer_seats_than_the_table_asks_are_refused(election, chair):
    vote(election, [[[0, 1]]] * 5, by=chair)

    with pytest.raises(RuleBroken, match="2 seats for 10 members; 3 to 5 are allowed"):
        counting.agree_to_fewer(actor=chair, contest_id=Contest.objects.get().pk, reason="大会通过")
