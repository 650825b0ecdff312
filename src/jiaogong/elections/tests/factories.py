from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from jiaogong.ballots.models import Ballot
from jiaogong.ballots.tests.factories import carried_through
from jiaogong.elections.models import Candidate, Contest, Election, Review
from jiaogong.elections.rules.plans import ElectionPlan, PostPlan, VotePlan
from jiaogong.elections.services import examining, listing, starting, voting
from jiaogong.kernel import clock
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_person
from jiaogong.unions.models import Union

COMMITTEE = PostPlan(body="committee", post="member", seats=3)
ON_SCREEN = VotePlan(way="screen")
CHAIR_BY_BODY = PostPlan(body="committee", post="chair", is_by_body=True)


def plan(*posts: PostPlan, **overrides: Any) -> ElectionPlan:
    """The committee elected anew by all members; papers on which the names chosen are marked, unless told otherwise."""
    facts: dict[str, Any] = {
        "kind": "whole", "title": "工会委员会换届选举", "assembly": "members", "marks": "choose", **overrides,
    }  # fmt: skip
    return ElectionPlan(posts=posts or (COMMITTEE,), **facts)


def people_of(union: Union, count: int, name: str = "候选人") -> list[Person]:
    """Members in the order of their names' strokes, as they stand on a ballot."""
    return [make_person(union, name=f"{name}{'乙丁己壬甲辛庚癸'[at % 8]}{at // 8 or ''}") for at in range(count)]


def make_election(union: Union, *posts: PostPlan, by: Standing, **overrides: Any) -> Election:
    return starting.start_election(actor=by, union=union, plan=plan(*posts, **overrides))


def name_all(contest: Contest, people: Sequence[Person], *, by: Standing) -> list[Candidate]:
    return [listing.name_candidate(actor=by, contest_id=contest.pk, person_id=p.pk) for p in people]


def agree_to_plan(election: Election, *, by: Standing, above: Standing) -> Election:
    """The plan reported and agreed to, and a group named."""
    examining.send_request(actor=by, election_id=election.pk, document="教工〔2026〕5号")
    reply_all(election, by=by, above=above, stage="request")
    return starting.name_organisers(actor=by, election_id=election.pk, people=[by.person.pk])


def reply_all(election: Election, *, by: Standing, above: Standing, stage: str, agrees: bool = True) -> None:
    for review in election.reviews.filter(stage=stage, replied_date__isnull=True):
        who = by if review.by == Review.By.PARTY else above
        examining.reply(actor=who, review_id=review.pk, agrees=agrees, answer="" if agrees else "再议人选")


def listed_election(
    union: Union, *posts: PostPlan, by: Standing, above: Standing, people: Sequence[Sequence[Person]], **overrides: Any
) -> Election:
    """An election whose candidates, post by post, are on the list and being examined."""
    election = make_election(union, *posts, by=by, **overrides)
    if election.kind == Election.Kind.WHOLE:
        agree_to_plan(election, by=by, above=above)
    listed: list[int] = []
    for contest, named in zip(election.contests.order_by("position"), people, strict=False):
        listed += [c.pk for c in name_all(contest, named, by=by)]
    return listing.submit_list(actor=by, election_id=election.pk, listed=listed)


def public_election(union: Union, *posts: PostPlan, by: Standing, above: Standing, **more: Any) -> Election:
    election = listed_election(union, *posts, by=by, above=above, **more)
    reply_all(election, by=by, above=above, stage="list")
    return examining.publish_list(actor=by, election_id=election.pk)


def fixed_election(union: Union, *posts: PostPlan, by: Standing, above: Standing, **more: Any) -> Election:
    """An election whose list was public for ten days until today."""
    today = clock.today()
    with clock.stopped_at(today - dt.timedelta(days=10)):
        election = public_election(union, *posts, by=by, above=above, **more)
    return examining.fix_list(actor=by, election_id=election.pk)


def vote(election: Election, votes: Sequence[Sequence[Any]], *, by: Standing, how: VotePlan = ON_SCREEN) -> Ballot:
    """The next vote as it is in life: prepared, opened, voted, closed, counted."""
    ballot = voting.put_to_vote(actor=by, election_id=election.pk, plan=how)
    return carried_through(ballot, by, votes)


def marked(*names: int, of: int, against: Sequence[int] = ()) -> list[int | None]:
    """A paper on which each of so many names is voted on: for those at these positions, against some, else abstained."""
    return [0 if at in names else 1 if at in against else None for at in range(of)]


def elected_names(election: Election) -> list[str]:
    found = Candidate.objects.filter(contest__election=election, is_elected=True).order_by("contest__position", "pk")
    return list(found.values_list("person__name", flat=True))
