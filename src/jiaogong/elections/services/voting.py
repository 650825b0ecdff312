"""The next posts put to the vote: by the meeting, or by a body that elects its own heads."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.ballots.models import Ballot
from jiaogong.ballots.rules import BallotPlan, OptionPlan, QuestionPlan, VoterPlan
from jiaogong.ballots.rules.strokes import stroke_key
from jiaogong.ballots.services import change_voters, prepare_ballot
from jiaogong.elections import permissions, queries
from jiaogong.elections.models import Candidate, Election, Round
from jiaogong.elections.queries.people import Electorate, electorate_of, sitting
from jiaogong.elections.queries.progress import (
    SHORT,
    TIED,
    Progress,
    limits_of,
    next_in_line,
    progress_of,
    standing_for,
    votable_together,
)
from jiaogong.elections.rules.lacks import quorum_lack, way_lack
from jiaogong.elections.rules.papers import GRADES, post_name, question_text, recall_text
from jiaogong.elections.rules.plans import VotePlan
from jiaogong.elections.rules.standing import candidates_needed, margin_code
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.limits import Limit
from jiaogong.members.models import Term
from jiaogong.members.offices.rules.elections import require_next
from jiaogong.members.offices.rules.terms import Elected
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told

State = Election.State


@dataclass(frozen=True, slots=True)
class _Asked:
    """A post that is put to the vote, who stands, and which round it is."""

    progress: Progress
    stands: Sequence[Candidate]
    number: int
    kind: str


@transaction.atomic
def put_to_vote(*, actor: Standing, election_id: int, plan: VotePlan, form_key: uuid.UUID | None = None) -> Ballot:
    """Prepare the ballot on the posts that come next; scrutineers are named and it is opened on its own pages.

    The same form (`form_key`) sent again returns the ballot that it prepared. Raises NotFound, NotPermitted, RuleBroken.
    """
    election = queries.locked_election(election_id, visible_to=actor)
    made = Ballot.objects.filter(form_key=form_key, union=election.union).first() if form_key else None
    if made:
        return made
    require(permissions.may_vote(actor, election))
    today = clock.today()
    limits = limits_of(election.union, today)
    together = votable_together(progress_of(election))
    if not together:
        raise RuleBroken(_("Nothing is left to be voted on: declare the outcome."))
    _require_its_turn(election, limits["union.delay_months_max"])
    asked = [_asked(election, p, limits, plan) for p in together]
    electorate = electorate_of(election, [p.contest for p in together], today)
    _require_present(electorate, limits["election.quorum"])
    ballot = prepare_ballot(
        actor=actor,
        union=election.union,
        plan=_ballot_plan(election, asked, plan),
        voters=[VoterPlan(person_id=pk) for pk in electorate.people],
        form_key=form_key,
    )
    Round.objects.bulk_create(
        Round(
            contest=one.progress.contest, number=one.number, kind=one.kind,
            seats=one.progress.seats_left, ballot=ballot, question=at, entitled=electorate.entitled,
        ) for at, one in enumerate(asked)
    )  # fmt: skip
    election.state = State.VOTING
    election.save(update_fields=["state"])
    audit.record(
        actor.person, "elections.put_to_vote", election, ballot=ballot.pk, entitled=electorate.entitled,
        voters=len(electorate.people), posts=[str(one.progress.contest) for one in asked],
    )  # fmt: skip
    return ballot


@transaction.atomic
def renew_voters(*, actor: Standing, election_id: int) -> int:
    """Draw the electorate anew for the ballot that is prepared and not open yet: who came since votes too. How many vote."""
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_renew_voters(actor, election))
    rounds = Round.objects.filter(contest__election=election, state=Round.State.PREPARED).select_related("contest")
    if not rounds:
        raise RuleBroken(_("No vote is being taken."))
    electorate = electorate_of(election, [r.contest for r in rounds], clock.today())
    _require_present(electorate, limits_of(election.union, clock.today())["election.quorum"])
    voters = [VoterPlan(person_id=pk) for pk in electorate.people]
    change_voters(actor=actor, ballot_id=rounds[0].ballot_id, voters=voters)
    rounds.update(entitled=electorate.entitled)
    audit.record(actor.person, "elections.voters_renewed", election, entitled=electorate.entitled, voters=len(voters))
    return len(voters)


def _require_its_turn(election: Election, delay: Limit) -> None:
    """No body is elected anew long before its term is over, unless the union above has moved the last day."""
    if election.kind != Election.Kind.WHOLE:
        return
    bodies = {c.body for c in election.contests.all()}
    planned = Elected(number=election.number, elected_date=clock.today(), years=election.years, seats=1, members=())
    for term in Term.objects.filter(union=election.union, body__in=bodies, ended_date__isnull=True):
        if term.state != Term.State.RETURNED:
            require_next(planned, before_ends=term.ends_date, delay=delay)


def _kind_of(election: Election, progress: Progress, plan: VotePlan) -> str:
    """Which round comes next: seats left empty are voted on with those named anew, else as the plan says."""
    if progress.state != SHORT:
        return Round.Kind.TIE if progress.state == TIED else Round.Kind.FIRST
    if election.state == State.FIXED:
        return Round.Kind.NEW
    return Round.Kind.AGAIN if plan.stands == "rest" else Round.Kind.NEXT


def _asked(election: Election, progress: Progress, limits: dict[str, Limit], plan: VotePlan) -> _Asked:
    contest = progress.contest
    number = max((r.number for r in contest.rounds.all()), default=0) + 1
    if contest.office_id:
        return _Asked(progress, (), number, Round.Kind.FIRST)
    kind, margin = _kind_of(election, progress, plan), limits[margin_code(contest.body, contest.post)]
    if kind == Round.Kind.NEXT:
        found = next_in_line(election, progress, margin, clock.today())
    else:
        found = standing_for(election, progress, clock.today())
    stands = sorted(found, key=lambda c: stroke_key(c.person.name))
    with_margin = kind in (Round.Kind.FIRST, Round.Kind.NEW)
    needed = candidates_needed(progress.seats_left, margin) if with_margin else 1
    if len(stands) < needed and (margin.blocks or len(stands) < progress.seats_left or not stands):
        raise RuleBroken(
            _("%(post)s: %(count)s stand for %(seats)s seats, %(needed)s are needed. %(rule)s")
            % {
                "post": contest,
                "count": len(stands),
                "seats": progress.seats_left,
                "needed": needed,
                "rule": limit_told(margin),
            }
        )
    _require_way(election, progress, stands)
    return _Asked(progress, stands, number, kind)


def _require_way(election: Election, progress: Progress, stands: Sequence[Candidate]) -> None:
    """A body elects its heads from among those who sit on it."""
    contest = progress.contest
    by_body = contest.voters == contest.Voters.BODY
    sits = sitting(election, contest, clock.today()) if by_body else set()
    for candidate in stands:
        lack = way_lack(candidate.person.name, sits=candidate.person_id in sits, is_by_body=by_body)
        if lack:
            raise RuleBroken(lack.text)


def _require_present(electorate: Electorate, quorum: Limit) -> None:
    if not electorate.people:
        raise RuleBroken(_("Nobody can vote: mark who is present at the session, or enter the delegates' seats first."))
    lack = quorum_lack(len(electorate.people), electorate.entitled, quorum)
    if lack:
        raise RuleBroken(lack.text)


def _ballot_plan(election: Election, asked: Sequence[_Asked], plan: VotePlan) -> BallotPlan:
    number = max(one.number for one in asked)
    title = election.title if number == 1 else f"{election.title}（第{number}轮）"
    return BallotPlan(
        title=title[:120],
        questions=tuple(_question(one) for one in asked),
        way=plan.way,
        opens_at=plan.opens_at,
        closes_at=plan.closes_at,
    )


def _question(one: _Asked) -> QuestionPlan:
    contest = one.progress.contest
    if contest.office:
        return QuestionPlan(
            kind="motion", text=recall_text(contest.office.person.name, post_name(contest.body, contest.post))
        )
    is_tie = bool(one.progress.tied)
    seats = one.progress.seats_left
    by_name = contest.election.marks == Election.Marks.EACH
    return QuestionPlan(
        kind="grade" if by_name else "choose",
        text=question_text(contest.body, contest.post, seats, one.number, is_tie=is_tie),
        options=tuple(OptionPlan(label=c.person.name, person_id=c.person_id) for c in one.stands),
        most=seats,
        may_write_in=contest.may_write_in and not is_tie,
        grades=GRADES if by_name else (),
    )
