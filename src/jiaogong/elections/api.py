"""Elections for programs: the list, and one with its posts and the count of each round."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from jiaogong.elections import queries
from jiaogong.elections.models import Contest, Election, Round
from jiaogong.kernel.api import After, Key, Page, Words
from jiaogong.kernel.web import page_by_key
from jiaogong.members.middleware import standing

router = Router(tags=[gettext_noop("Elections")])


class ElectionLine(Schema):
    id: int
    union: str
    kind: Election.Kind
    title: str
    state: Election.State
    started_at: dt.datetime
    public_since: dt.date | None
    public_until: dt.date | None
    elected: dt.date | None


class CountTold(Schema):
    """A name and its votes; `against` and `abstained` where each name was voted on."""

    name: str
    votes: int
    against: int | None
    abstained: int | None
    is_elected: bool
    is_tied: bool


class RoundTold(Schema):
    """A round that was counted."""

    number: int
    seats: int
    held: dt.date | None
    entitled: int
    present: int | None
    issued: int | None
    returned: int | None
    invalid: int | None
    needed: int | None
    counts: list[CountTold]


class ContestTold(Schema):
    """A post to be filled; `voters` is assembly (the meeting) or body (the body itself)."""

    post: str
    seats: int
    left_vacant: int
    voters: Contest.Voters
    rounds: list[RoundTold]


class ElectionTold(ElectionLine):
    contests: list[ContestTold]


class ElectionsAsked(Schema):
    """The filters of the page; `state` is one of an election's, or open."""

    q: Words = ""
    state: str = ""
    after: After = ""


@router.get(
    "/elections", url_name="api-elections", response=Page[ElectionLine], summary=gettext_noop("Elections, newest first")
)
def elections(request: HttpRequest, asked: Query[ElectionsAsked]) -> Page[ElectionLine]:
    """Of the branches one reads, and of the own union once its list is public; 50 at a time."""
    found = queries.found_by_words(queries.elections_visible_to(standing(request)), asked.q)
    page = page_by_key(queries.in_state(found, asked.state).select_related("union"), asked.after, date="started_at")
    return Page(rows=[_line(election) for election in page.rows], after=page.after)


@router.get(
    "/elections/{int:election_id}", url_name="api-election", response=ElectionTold, summary=gettext_noop("One election")
)
def election(request: HttpRequest, election_id: Key) -> ElectionTold:
    """Its posts, and of each round that was counted who had how many votes."""
    found = queries.election_visible_to(standing(request), election_id)
    return ElectionTold(**_line(found).dict(), contests=[_contest(contest) for contest in found.contests.all()])


def _line(election: Election) -> ElectionLine:
    return ElectionLine(
        id=election.pk,
        union=election.union.code,
        kind=Election.Kind(election.kind),
        title=election.title,
        state=Election.State(election.state),
        started_at=election.started_at,
        public_since=election.public_since,
        public_until=election.public_until,
        elected=election.elected_date,
    )


def _contest(contest: Contest) -> ContestTold:
    return ContestTold(
        post=contest.post_told,
        seats=contest.seats,
        left_vacant=contest.left_vacant,
        voters=Contest.Voters(contest.voters),
        rounds=[_round(one) for one in contest.rounds.all() if one.state == Round.State.COUNTED],
    )


def _round(one: Round) -> RoundTold:
    counts = [
        CountTold(
            name=c.label,
            votes=c.votes,
            against=c.against,
            abstained=c.abstained,
            is_elected=c.is_elected,
            is_tied=c.is_tied,
        )
        for c in one.counts.all()
    ]
    return RoundTold(
        number=one.number,
        seats=one.seats,
        held=one.held_date,
        entitled=one.entitled,
        present=one.present,
        issued=one.issued,
        returned=one.returned,
        invalid=one.invalid,
        needed=one.needed,
        counts=counts,
    )
