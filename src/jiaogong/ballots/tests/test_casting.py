"""Votes: who may cast one, what is taken, what is kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jiaogong.ballots import queries, services
from jiaogong.ballots.models import Paper, Voter
from jiaogong.ballots.tests.factories import (
    CHOICE,
    GRADES,
    MOTION,
    make_ballot,
    mark_of,
    opened,
    plan,
    voters_of,
    voting,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Person
from jiaogong.members.tests.factories import make_member
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def test_a_second_vote_is_refused_and_adds_no_paper(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    mei = voting(ballot)[0]
    services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["yes"])

    with pytest.raises(NotPermitted, match="already voted"):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["no"])

    assert Paper.objects.count() == 1


def test_a_vote_leaves_no_line_in_the_audit(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    before = AuditLine.objects.count()

    services.cast_vote(actor=voting(ballot)[0], ballot_id=ballot.pk, answers=["yes"])

    assert AuditLine.objects.count() == before


def test_votes_are_taken_while_it_is_open_from_those_on_the_roll_alone(chair, school):
    ballot = make_ballot(by=chair)
    mei, outsider = voting(ballot)[0], make_member(school)
    with pytest.raises(NotFound):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["yes"])
    opened(ballot, chair)
    with pytest.raises(NotFound):
        services.cast_vote(actor=outsider, ballot_id=ballot.pk, answers=["yes"])
    with pytest.raises(NotPermitted, match="do not stand on the roll"):
        services.cast_vote(actor=chair, ballot_id=ballot.pk, answers=["yes"])
    services.close_ballot(actor=chair, ballot_id=ballot.pk)

    with pytest.raises(NotPermitted, match="is closed"):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["yes"])

    assert Paper.objects.count() == 0


@pytest.mark.parametrize("gone", [{"left_date": dt.date(2026, 11, 22)}, {"union": None}])
def test_who_has_left_since_the_freezing_votes_no_more_and_stays_among_those_entitled(chair, school, gone):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    mei = voting(ballot)[0]
    gone = {name: value or make_union(school.parent) for name, value in gone.items()}
    Person.objects.filter(pk=mei.person.pk).update(**gone)

    with pytest.raises(NotPermitted, match="You have left"):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["yes"])

    ballot.refresh_from_db()
    assert ballot.electorate_size == 3


@pytest.mark.parametrize(
    "answers",
    [[], ["maybe"], ["yes", "yes"], [["yes"]], [None]],
)
def test_what_answers_no_question_is_refused_and_marks_nobody(chair, answers):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    mei = voting(ballot)[0]

    with pytest.raises(RuleBroken):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=answers)

    assert mark_of(ballot, mei.person) == ""


def test_papers_of_a_ballot_are_all_of_one_length(chair):
    ballot = make_ballot(by=chair, plan=plan(MOTION, CHOICE, GRADES))
    opened(ballot, chair)
    votes: list[list[Any]] = [
        ["yes", [], [None, None]],
        ["abstain", [0, 1, 2, "白鹭洲上的白鹭"], [0, 3]],
        ["no", ["甲", "乙"], [1, None]],
    ]

    for who, answers in zip(voting(ballot), votes, strict=True):
        services.cast_vote(actor=who, ballot_id=ballot.pk, answers=answers)

    assert len({len(paper.sealed) for paper in Paper.objects.all()}) == 1


def test_whoever_owes_a_vote_is_told_so_until_it_is_cast(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    mei = voting(ballot)[0]
    owed = [queries.owed_by(mei.person, clock.now()).count()]

    services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["abstain"])

    assert [*owed, queries.owed_by(mei.person, clock.now()).count()] == [1, 0]


def test_a_voter_of_another_group_of_unions_knows_nothing_of_the_ballot(chair):
    ballot = make_ballot(by=chair, voters=voters_of(chair.home, 1))
    opened(ballot, chair)

    with pytest.raises(NotFound):
        queries.ballot_visible_to(make_member(), ballot.pk)

    assert Voter.objects.count() == 1
