from __future__ import annotations

import pytest

from jiaogong.elections.models import Candidate, Count
from jiaogong.elections.rules.plans import PostPlan
from jiaogong.elections.services import counting, declaring
from jiaogong.elections.tests.factories import (
    elected_names,
    fixed_election,
    people_of,
    vote,
)
from jiaogong.kernel.errors import RuleBroken

pytestmark = pytest.mark.django_db


def test_a_name_written_in_is_elected_once_it_is_said_who_is_meant(chair, school, above, people):
    twins = people_of(school, 1, "同名") + people_of(school, 1, "同名")
    seats = PostPlan(body="committee", post="member", seats=3, may_write_in=True)
    election = fixed_election(school, seats, by=chair, above=above, people=[people[:4]])
    vote(election, [[[0, 1, "同名乙"]]] * 7, by=chair)
    written = Count.objects.get(candidate=None)

    with pytest.raises(RuleBroken, match="Not elected yet"):
        declaring.declare(actor=chair, election_id=election.pk)
    counting.say_who_is_meant(actor=chair, count_id=written.pk, person_id=twins[1].pk)

    assert elected_names(election) == ["候选人乙", "候选人丁", "同名乙"]
    assert Candidate.objects.get(is_written_in=True).person == twins[1]


def test_a_name_written_in_that_only_one_bears_counts_by_itself(chair, school, above, people):
    seats = PostPlan(body="committee", post="member", seats=3, may_write_in=True)
    election = fixed_election(school, seats, by=chair, above=above, people=[people[:4]])

    vote(election, [[[0, 1, "候选人辛"]]] * 5, by=chair)

    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人辛"]
