"""A constituency votes: candidates named, a secret ballot prepared or a vote on paper written down, and what it decides."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Ballot, Question
from jiaogong.ballots.rules import BallotPlan, OptionPlan, QuestionPlan, Tally, VoterPlan
from jiaogong.ballots.rules.strokes import stroke_key
from jiaogong.congress.delegates import permissions
from jiaogong.congress.delegates.queries.choosing import (
    constituency_of,
    elected_in,
    last_round,
    limits_of,
    locked_choosing,
)
from jiaogong.congress.delegates.rules.seats import CODES, DELEGATES, least_candidates
from jiaogong.congress.delegates.rules.votes import Count, outcome_of, require_sound_count
from jiaogong.congress.models import Candidate, Choosing, Constituency, Elector, Round
from jiaogong.congress.rules import in_numerals
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_past_day
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told


@transaction.atomic
def name_candidates(*, actor: Standing, choosing_id: int, constituency_id: int, people: Mapping[int, bool]) -> Round:
    """Name who stands in a constituency's next vote: keys of persons, each with whether it is a leader.

    They are named anew as a whole until the vote begins. Raises RuleBroken for who does not belong to the constituency
    or is elected already.
    """
    choosing, unit = _locked(actor, choosing_id, constituency_id)
    seats = unit.seats - len(elected_in(unit))
    if seats < 1:
        raise RuleBroken(_("All seats of %(unit)s are filled.") % {"unit": unit})
    if not people:
        raise RuleBroken(_("Name at least one candidate."))
    own = set(Elector.objects.filter(constituency=unit, person__in=people).values_list("person", flat=True))
    if own != set(people):
        raise RuleBroken(_("Candidates of %(unit)s belong to it: somebody named does not.") % {"unit": unit})
    if own & {c.person_id for c in elected_in(unit)}:
        raise RuleBroken(_("Somebody named is elected already."))
    last = last_round(unit)
    if last and last.state == Round.State.VOTING:
        raise RuleBroken(_("%(unit)s is voting: its candidates stand as they are.") % {"unit": unit})
    if last is None or last.state != Round.State.NAMED:
        last = Round.objects.create(constituency=unit, number=last.number + 1 if last else 1, seats=seats)
    last.seats = seats
    last.save(update_fields=["seats"])
    last.candidates.all().delete()
    Candidate.objects.bulk_create(
        [Candidate(round=last, person_id=pk, is_leader=leads) for pk, leads in people.items()]
    )
    audit.record(actor.person, "congress.candidates_named", choosing, constituency=unit.name, count=len(people))
    return last


@transaction.atomic
def put_to_ballot(
    *, actor: Standing, choosing_id: int, constituency_id: int, way: str = "screen", form_key: uuid.UUID | None = None
) -> Ballot:
    """Prepare the secret ballot of a constituency; all of it may vote. It opens and is counted on its own pages."""
    choosing, unit = _locked(actor, choosing_id, constituency_id)
    sent = Round.objects.filter(constituency=unit, ballot__form_key=form_key).select_related("ballot")
    made = sent.first() if form_key else None
    if made and made.ballot:
        return made.ballot
    found = _named(choosing, unit)
    people = sorted((c.person for c in found.candidates.select_related("person")), key=lambda p: stroke_key(p.name))
    names = tuple(OptionPlan(label=p.name, person_id=p.pk) for p in people)
    text = f"选举{unit.name}代表{found.seats}名，最多选{found.seats}人"
    question = QuestionPlan(kind=Question.Kind.CHOOSE, text=text, options=names, most=found.seats, may_write_in=True)
    voters = [VoterPlan(person_id=pk) for pk in unit.electors.values_list("person", flat=True)]
    plan = BallotPlan(title=_title(choosing, unit, found), questions=(question,), way=way)
    ballot = ballots.prepare_ballot(actor=actor, union=choosing.union, plan=plan, voters=voters, form_key=form_key)
    found.ballot, found.state, found.entitled = ballot, Round.State.VOTING, len(voters)
    found.save(update_fields=["ballot", "state", "entitled"])
    audit.record(actor.person, "congress.delegates_voted_on", choosing, constituency=unit.name, round=found.number)
    return ballot


def _title(choosing: Choosing, unit: Constituency, found: Round) -> str:
    """What the ballot is called, in Chinese in every language of the pages."""
    body = "会员代表大会" if choosing.body == DELEGATES else "教职工代表大会"
    again = f"（第{in_numerals(found.number)}轮）" if found.number > 1 else ""
    return f"第{in_numerals(choosing.number)}届{body}代表选举：{unit.name}{again}"


def _named(choosing: Choosing, unit: Constituency) -> Round:
    """The round whose candidates stand named, with enough of them where the margin of the place blocks."""
    found = last_round(unit)
    if found is None or found.state != Round.State.NAMED:
        raise RuleBroken(_("Name the candidates of %(unit)s first.") % {"unit": unit})
    limits, margin = limits_of(choosing.union, choosing.body, clock.today()), CODES[choosing.body].margin
    rule = limits[margin] if margin and found.number == 1 else None
    least = least_candidates(found.seats, rule if rule and rule.blocks else None)
    count = found.candidates.count()
    if rule and rule.blocks and count < least:
        raise RuleBroken(
            _("%(count)s candidates for %(seats)s seats; %(least)s are needed. %(rule)s")
            % {"count": count, "seats": found.seats, "least": least, "rule": limit_told(rule)}
        )
    return found


@transaction.atomic
def record_paper(
    *, actor: Standing, choosing_id: int, constituency_id: int, held_date: dt.date, cast: int, votes: Mapping[int, int]
) -> Round:
    """Write down a vote that was held on paper: who took part, and the votes of each candidate by the person's key."""
    choosing, unit = _locked(actor, choosing_id, constituency_id)
    found = _named(choosing, unit)
    require_past_day(held_date, since=_soonest(choosing, unit))
    names = set(found.candidates.values_list("person", flat=True))
    if set(votes) - names:
        raise RuleBroken(_("Votes are noted for somebody who did not stand: name the candidates first."))
    entitled = unit.electors.count()
    count = Count(entitled=entitled, cast=cast, votes={pk: votes.get(pk, 0) for pk in names})
    require_sound_count(count, seats=found.seats)
    return _settle(actor, choosing, found, count, held_date)


def _soonest(choosing: Choosing, unit: Constituency) -> dt.date:
    """The first day on which a unit's next vote could be held: since the choosing began, or its last vote."""
    before = [r.held_date for r in unit.rounds.all() if r.held_date]
    return max([timezone.localdate(choosing.begun_at), *before])


def is_of_constituency(ballot: Ballot) -> bool:
    """Whether a ballot elects delegates and waits for its count."""
    return _round_of(ballot) is not None


@transaction.atomic
def take_count(*, actor: Standing, ballot: Ballot, tally: Tally) -> Round | None:
    """Take over what a counted ballot says; None where the ballot is no constituency's. Nobody's right is asked for:
    the scrutineers have counted."""
    found = _round_of(ballot)
    if found is None:
        return None
    (question,) = tally.questions
    votes = {o.person_id: o.chosen for o in question.options if o.person_id is not None}
    votes |= _written_in(found, dict(question.written_in))
    count = Count(entitled=tally.entitled, cast=tally.cast, votes=votes)
    return _settle(actor, found.constituency.choosing, found, count, localdate(ballot.closed_at or clock.now()))


def _written_in(found: Round, names: Mapping[str, int]) -> dict[int, int]:
    """Votes of those who were written in: of the constituency, with a name that only one of it bears."""
    own = list(Person.objects.filter(pk__in=found.constituency.electors.values("person"), name__in=names))
    alone = [p for p in own if sum(q.name == p.name for q in own) == 1]
    known = set(found.candidates.values_list("person", flat=True)) | {
        c.person_id for c in elected_in(found.constituency)
    }
    new = [p for p in alone if p.pk not in known]
    Candidate.objects.bulk_create([Candidate(round=found, person=p, is_written_in=True) for p in new])
    return {p.pk: names[p.name] for p in new}


@transaction.atomic
def end_round(*, ballot: Ballot) -> Round | None:
    """Note that a ballot came to nothing; its candidates can be named anew. None where it is no constituency's."""
    found = _round_of(ballot)
    if found is None:
        return None
    found.state = Round.State.ENDED
    found.save(update_fields=["state"])
    return found


def _round_of(ballot: Ballot) -> Round | None:
    rounds = Round.objects.select_related("constituency__choosing__union")
    return rounds.filter(ballot=ballot, state=Round.State.VOTING).first()


def _settle(actor: Standing, choosing: Choosing, found: Round, count: Count, held_date: dt.date) -> Round:
    """Hold a count against the rules of the place and note who is elected."""
    limits, codes = limits_of(choosing.union, choosing.body, held_date), CODES[choosing.body]
    outcome = outcome_of(count, seats=found.seats, quorum=limits[codes.quorum], elected_by=limits[codes.elected_by])
    candidates = list(found.candidates.all())
    for candidate in candidates:
        candidate.votes = count.votes.get(candidate.person_id, 0)
        candidate.is_elected = candidate.person_id in outcome.elected
    Candidate.objects.bulk_update(candidates, ["votes", "is_elected"])
    found.state = Round.State.COUNTED if outcome.stands else Round.State.SHORT
    found.entitled, found.cast, found.held_date = count.entitled, count.cast, held_date
    found.save(update_fields=["state", "entitled", "cast", "held_date"])
    audit.record(
        actor.person, "congress.constituency_counted", choosing, constituency=found.constituency.name,
        entitled=count.entitled, cast=count.cast, elected=len(outcome.elected),
    )  # fmt: skip
    return found


def _locked(actor: Standing, choosing_id: int, constituency_id: int) -> tuple[Choosing, Constituency]:
    choosing = locked_choosing(choosing_id, visible_to=actor)
    require(permissions.may_change(actor, choosing))
    unit = constituency_of(choosing, constituency_id)
    if not unit.electors.exists():
        raise RuleBroken(_("Nobody belongs to %(unit)s yet: put people into it first.") % {"unit": unit})
    return choosing, unit
