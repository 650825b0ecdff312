"""How far an election is: what each post still needs, and which posts can be voted on together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from jiaogong.elections.models import Candidate, Contest, Election, Round
from jiaogong.elections.queries.people import candidacies, members_of, sitting
from jiaogong.elections.rules.counting import next_by_votes
from jiaogong.elections.rules.lacks import ContestNow
from jiaogong.elections.rules.standing import candidates_needed, margin_code
from jiaogong.kernel.limits import Limit
from jiaogong.unions.limits import limits_of_many
from jiaogong.unions.models import Union

LIMITS = (
    "election.elected_by", "election.further_votes", "election.margin_audit", "election.margin_committee", "election.margin_delegate",
    "election.margin_head", "election.margin_women", "election.publicity_workdays", "election.quorum",
    "election.recalled_by", "union.acting_head_months_max", "union.audit_incompatible", "union.audit_size",
    "union.committee_size", "union.delay_months_max", "union.delegates_from", "union.head_on_committee",
    "election.vacant_seat_months", "union.vacancy_months_max",
)  # fmt: skip
_SIZES = {"committee": "union.committee_size", "audit": "union.audit_size"}
FURTHER = (Round.Kind.AGAIN, Round.Kind.NEXT, Round.Kind.NEW)
DONE, WAITS, VOTED, READY, TIED, SHORT = "done", "waits", "voted", "ready", "tied", "short"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a post is: DONE; WAITS for another post; VOTED on now; READY for its first vote; TIED or SHORT after one."""

    contest: Contest
    state: str
    seats_left: int
    tied: tuple[int, ...] = ()

    @property
    def can_be_voted_on(self) -> bool:
        return self.state in (READY, TIED, SHORT)


def limits_of(union: Union, on: dt.date) -> dict[str, Limit]:
    """The limits that an election is held against."""
    return limits_of_many([union], LIMITS, on)[union.pk]


def progress_of(election: Election) -> list[Progress]:
    """How far each post is, in their order."""
    contests = list(election.contests.prefetch_related("rounds__counts", "candidates"))
    filled = {c.body for c in contests if not c.is_for_head and c.office_id is None and _left(c) == 0}
    heads_wait = election.kind == Election.Kind.WHOLE
    return [_of(c, waits=heads_wait and c.is_for_head and c.body not in filled) for c in contests]


def _left(contest: Contest) -> int:
    return contest.seats - contest.left_vacant - sum(c.is_elected for c in contest.candidates.all())


def _of(contest: Contest, *, waits: bool) -> Progress:
    rounds = [r for r in contest.rounds.all() if r.state != Round.State.VOID]
    last, left = (rounds[-1] if rounds else None), _left(contest)
    if last is not None and last.state == Round.State.PREPARED:
        return Progress(contest, VOTED, left)
    if contest.office_id:
        return Progress(contest, DONE if last else READY, 0 if last else 1)
    if left <= 0:
        return Progress(contest, DONE, 0)
    if waits:
        return Progress(contest, WAITS, left)
    if last is None:
        return Progress(contest, READY, left)
    tied = tuple(c.candidate_id for c in last.counts.all() if c.is_tied and c.candidate_id)
    return Progress(contest, TIED if tied else SHORT, left, tied)


def votable_together(progress: list[Progress]) -> list[Progress]:
    """The posts that one ballot takes next: all that the meeting elects, then each body's own, body by body."""
    ready = [p for p in progress if p.can_be_voted_on]
    meeting = [p for p in ready if p.contest.voters == Contest.Voters.ASSEMBLY]
    if meeting or not ready:
        return meeting
    return [p for p in ready if p.contest.body == ready[0].contest.body]


def standing_for(election: Election, progress: Progress, on: dt.date) -> list[Candidate]:
    """Who stands in the next vote on a post: after a tie the tied; for a head who sits on the body; never who is elected."""
    contest = progress.contest
    listed = [c for c in contest.candidates.all() if c.state == Candidate.State.LISTED and not c.is_elected]
    if progress.tied:
        return [c for c in listed if c.pk in progress.tied]
    if contest.is_for_head and (election.kind == Election.Kind.WHOLE or contest.voters == Contest.Voters.BODY):
        body = sitting(election, contest, on)
        return [c for c in listed if c.person_id in body]
    return listed


def further_votes_of(progress: Progress) -> int:
    """How many further votes on the seats of a post that were left empty were held and count."""
    return sum(r.kind in FURTHER and r.state == Round.State.COUNTED for r in progress.contest.rounds.all())


def next_in_line(election: Election, progress: Progress, margin: Limit, on: dt.date) -> list[Candidate]:
    """Who stands in another vote because the last one brought them nearest: as many as the margin asks for what is left."""
    stands = {c.pk: c for c in standing_for(election, progress, on)}
    last = [r for r in progress.contest.rounds.all() if r.state == Round.State.COUNTED][-1]
    votes = dict.fromkeys(stands, 0)
    for count in last.counts.all():
        if count.candidate_id in votes:
            votes[count.candidate_id] += count.votes
    return [stands[key] for key in next_by_votes(votes, candidates_needed(progress.seats_left, margin))]


def contests_now(election: Election, limits: Mapping[str, Limit], on: dt.date) -> list[ContestNow]:
    """The posts that have seats left and who stands for these, for the rules to look at."""
    contests = [c for c in election.contests.prefetch_related("candidates__person") if _left(c) > 0]
    stands = {
        c.pk: [x.person for x in c.candidates.all() if x.state == Candidate.State.LISTED and not x.is_elected]
        for c in contests
    }
    people = {p.pk: p for listed in stands.values() for p in listed}
    known = candidacies(election, people.values(), on)
    members = members_of(election.union, on).count()
    sized = election.kind == Election.Kind.WHOLE and election.union.kind == Union.Kind.BASE
    sized = sized and election.list_number == 1
    return [
        ContestNow(
            name=str(c),
            body=c.body,
            post=c.post,
            seats=_left(c),
            listed=tuple(known[p.pk] for p in stands[c.pk]),
            margin=limits[margin_code(c.body, c.post)],
            size=limits[_SIZES[c.body]] if sized and c.body in _SIZES else None,
            members=members,
            is_by_body=c.voters == Contest.Voters.BODY,
        )
        for c in contests
        if c.office_id is None
    ]
