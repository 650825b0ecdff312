from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.test import override_settings

from jiaogong.ballots import services
from jiaogong.ballots.models import Ballot, Voter
from jiaogong.ballots.rules import BallotPlan, OptionPlan, QuestionPlan, VoterPlan
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_member, make_officer, make_person

PASSPHRASE = "willow-bridge-over-7-rivers"
CHEAP = (1, 8192)  # argon2id at its least: how hard a passphrase is guessed is no matter of these tests
MOTION = QuestionPlan(kind="motion", text="是否同意绩效工资方案")
CHOICE = QuestionPlan(
    kind="choose",
    text="选举工会委员",
    options=tuple(OptionPlan(label=name) for name in ("丁一宁", "卜晓岚", "王若松", "李望舒")),
    most=3,
    may_write_in=True,
)
GRADES = QuestionPlan(
    kind="grade",
    text="民主评议",
    options=(OptionPlan(label="校长"), OptionPlan(label="副校长")),
    grades=("优秀", "称职", "基本称职", "不称职"),
)


def plan(*questions: QuestionPlan, **overrides: Any) -> BallotPlan:
    """A ballot on screen about one motion, opened and closed by hand."""
    return BallotPlan(
        **{"title": "绩效工资方案表决", "questions": questions or (MOTION,), "purpose": "resolution", **overrides}
    )


def voters_of(union: Any, count: int, *, group: str = "") -> list[VoterPlan]:
    return [VoterPlan(person_id=make_person(union).pk, group=group) for _n in range(count)]


def make_ballot(**overrides: Any) -> Ballot:
    """A prepared ballot of three voters about one motion; `by` an officer, `plan` and `voters` unless told otherwise."""
    by: Standing = overrides.pop("by", None) or make_officer()
    union = overrides.pop("union", by.home)
    voters = overrides.pop("voters", None)
    asked = overrides.pop("plan", None) or plan(**overrides)
    voters = voters_of(union, 3) if voters is None else voters
    return services.prepare_ballot(actor=by, union=union, plan=asked, voters=voters)


def voting(ballot: Ballot) -> list[Standing]:
    """Those on the roll, in the order in which they were named."""
    return [standing_of(v.person) for v in ballot.voters.select_related("person__union").order_by("pk")]


def scrutinised(ballot: Ballot, by: Standing) -> list[Standing]:
    """Two scrutineers and the keeper of a spare share, who have taken up their duty with PASSPHRASE."""
    three = [make_member(ballot.union, name=name) for name in ("钟离砚", "司徒禾", "端木青")]
    services.name_scrutineers(
        actor=by,
        ballot_id=ballot.pk,
        scrutineers=[s.person.pk for s in three[:2]],
        spares=[three[2].person.pk],
    )
    with override_settings(BALLOT_PASSPHRASE_COST=CHEAP):
        for who in three:
            services.take_up_duty(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE)
    return three


def opened(ballot: Ballot, by: Standing) -> list[Standing]:
    """Open a prepared ballot on screen to its voters; returns its scrutineers."""
    three = scrutinised(ballot, by)
    services.open_ballot(actor=by, ballot_id=ballot.pk)
    return three


def closed(ballot: Ballot, by: Standing, votes: Iterable[Sequence[Any]]) -> list[Standing]:
    """Open a prepared ballot, cast a vote for each paper's answers by the first on the roll, and close it."""
    three = opened(ballot, by)
    for who, answers in zip(voting(ballot), votes, strict=False):
        services.cast_vote(actor=who, ballot_id=ballot.pk, answers=answers)
    services.close_ballot(actor=by, ballot_id=ballot.pk)
    return three


def carried_through(ballot: Ballot, by: Standing, votes: Iterable[Sequence[Any]]) -> Ballot:
    """A prepared ballot opened, voted in by the first on its roll, closed and counted, as it is in life."""
    first, second, _spare = closed(ballot, by, votes)
    for who in (first, second):
        services.give_passphrase(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE)
    return Ballot.objects.select_related("union").get(pk=ballot.pk)


def counted_ballot(
    *,
    actor: Standing,
    plan: BallotPlan,
    votes: Sequence[Sequence[Any]],
    voters: Sequence[VoterPlan] | None = None,
    **overrides: Any,
) -> Ballot:
    """A counted ballot of the actor's union; `votes` is a list of each paper's answers, one answer a question.

    A motion is answered "yes", "no" or "abstain", a choice by a list of the positions chosen (from 0) and names written
    in, grades by a list of each name's position of its grade (from 0) or None. Without `voters` as many are made as
    there are papers.
    """
    union = overrides.get("union", actor.home)
    roll = voters_of(union, max(len(votes), 1)) if voters is None else voters
    ballot = services.prepare_ballot(actor=actor, union=union, plan=plan, voters=roll)
    return carried_through(ballot, actor, votes)


def mark_of(ballot: Ballot, person: Person) -> str:
    return Voter.objects.get(ballot=ballot, person=person).mark
