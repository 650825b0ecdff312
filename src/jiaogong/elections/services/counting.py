"""A counted ballot taken over: who is elected, who is tied, what is left; and a ballot that came to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.ballots.models import Ballot, Question
from jiaogong.ballots.queries import tally_of
from jiaogong.ballots.rules import OptionTally, QuestionTally, Tally
from jiaogong.elections import permissions, queries
from jiaogong.elections.models import Candidate, Contest, Count, Election, Round
from jiaogong.elections.queries.people import candidacies, members_of
from jiaogong.elections.queries.progress import limits_of
from jiaogong.elections.rules.counting import TOO_FEW, Turnout, fault_of, is_recalled, outcome, votes_needed
from jiaogong.elections.rules.standing import bars
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.limits import Limit
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told

State = Election.State


@transaction.atomic
def take_count(*, ballot_id: int, actor: Standing) -> None:
    """Take over what a counted ballot says of the posts that it asked about; of other ballots nothing."""
    rounds = _open_rounds(ballot_id)
    if not rounds:
        return
    ballot = Ballot.objects.get(pk=ballot_id)
    election = _locked(rounds)
    tally = tally_of(ballot)
    limits = limits_of(election.union, localdate(ballot.closed_at or clock.now()))
    for one in rounds:
        _take(election, one, ballot, tally, limits)
    _settle(election, rounds)
    audit.record(actor.person, "elections.counted", election, ballot=ballot_id)


@transaction.atomic
def take_end(*, ballot_id: int, actor: Standing, reason: str) -> None:
    """A ballot is void or called off: its rounds are, and the same posts can be voted on again."""
    rounds = _open_rounds(ballot_id)
    if not rounds:
        return
    election = _locked(rounds)
    for one in rounds:
        one.state, one.reason = Round.State.VOID, reason[:200]
        one.save(update_fields=["state", "reason"])
    _settle(election, rounds)
    audit.record(actor.person, "elections.vote_void", election, ballot=ballot_id, reason=reason[:200])


def _open_rounds(ballot_id: int) -> list[Round]:
    rounds = Round.objects.filter(ballot=ballot_id, state=Round.State.PREPARED)
    return list(rounds.select_related("contest__office__person").order_by("question"))


def _locked(rounds: list[Round]) -> Election:
    election_id = rounds[0].contest.election_id
    election = Election.objects.select_for_update(of=("self",)).select_related("union", "session").get(pk=election_id)
    for one in rounds:
        one.contest.election = election
    return election


def _settle(election: Election, rounds: list[Round]) -> None:
    """After a vote: counted, or as before it where nothing was ever counted, or not the list that was named anew."""
    is_list_open = any(r.kind == Round.Kind.NEW and r.state == Round.State.VOID for r in rounds)
    counted = Round.objects.filter(contest__election=election, state=Round.State.COUNTED).exists() and not is_list_open
    first = State.PREPARING if election.kind == Election.Kind.RECALL else State.FIXED
    election.state = State.COUNTED if counted else first
    election.save(update_fields=["state"])


def _take(election: Election, one: Round, ballot: Ballot, tally: Tally, limits: Mapping[str, Limit]) -> None:
    """Take over one question of a count; too few present, or a question that was changed meanwhile, make it void."""
    one.held_date = localdate(ballot.closed_at or clock.now())
    turnout = _turnout(election, one, ballot, tally)
    one.entitled, one.present = turnout.entitled, turnout.present
    one.issued, one.returned = turnout.issued, turnout.returned
    question = tally.questions[one.question] if one.question < len(tally.questions) else None
    is_same = question is not None and question.kind == _kind_asked(election, one.contest)
    quorum = limits["election.quorum"]
    fault = fault_of(turnout, Fraction(str(quorum.value)))
    if fault or question is None or not is_same:
        one.state = Round.State.VOID
        one.reason = _told_fault(fault, turnout, quorum) if fault else _("The ballot asked something else.")
        one.save()
        return
    one.state, one.invalid = Round.State.COUNTED, question.void
    # Where each name is voted on, one abstains on a name, not on the paper.
    one.abstained = None if question.kind == Question.Kind.GRADE else question.abstained
    if one.contest.office_id:
        _take_recall(one, question, limits["election.recalled_by"])
    else:
        _take_choice(one, question, limits["election.elected_by"])


def _kind_asked(election: Election, contest: Contest) -> str:
    """The kind of the question that a vote on a post asks."""
    if contest.office_id:
        return Question.Kind.MOTION
    return Question.Kind.GRADE if election.marks == Election.Marks.EACH else Question.Kind.CHOOSE


def _turnout(election: Election, one: Round, ballot: Ballot, tally: Tally) -> Turnout:
    """Heads and papers: at a session the roll says who should attend and the ballot's who did.

    Without one everybody on the ballot's roll should attend; on screen whoever voted did, on paper whoever took a paper.
    """
    at_session = bool(election.session_id) and one.contest.voters == Contest.Voters.ASSEMBLY
    took_part = tally.issued if ballot.way == Ballot.Way.PAPER else tally.cast
    return Turnout(
        entitled=one.entitled if at_session else tally.entitled,
        present=tally.entitled if at_session else took_part,
        issued=tally.issued,
        returned=tally.cast,
    )


def _told_fault(fault: str, turnout: Turnout, quorum: Limit) -> str:
    if fault == TOO_FEW:
        values = {"present": turnout.present, "entitled": turnout.entitled, "rule": limit_told(quorum)}
        return (_("%(present)s of %(entitled)s took part: too few. %(rule)s") % values)[:200]
    values = {"returned": turnout.returned, "issued": turnout.issued}
    return _("%(returned)s papers came back of %(issued)s given out: the vote is void.") % values


def _take_recall(one: Round, question: QuestionTally, rule: Limit) -> None:
    share = Fraction(str(rule.value))
    one.needed, one.against = votes_needed(one.entitled, share), question.no
    one.save()
    assert one.contest.office is not None
    is_carried = is_recalled(question.yes, one.entitled, share)
    Count.objects.create(round=one, label=one.contest.office.person.name, votes=question.yes, is_elected=is_carried)


def _take_choice(one: Round, question: QuestionTally, rule: Limit) -> None:
    # Among the tied all had the majority already: the more votes decide.
    is_tie = one.kind == Round.Kind.TIE
    one.needed = 1 if is_tie else votes_needed(one.entitled, Fraction(str(rule.value)))
    one.save()
    candidates = {c.person_id: c for c in one.contest.candidates.select_related("person")}
    counts = [_count(one, candidates.get(o.person_id or 0), o, question.kind) for o in question.options]
    counts += [
        Count(round=one, candidate=_written_in(one.contest, name), label=name[:80], votes=votes)
        for name, votes in question.written_in
    ]
    Count.objects.bulk_create(counts)
    _judge(one)


def _count(one: Round, candidate: Candidate | None, option: OptionTally, kind: str) -> Count:
    """How a candidate did: chosen, or voted on with so many for, against and abstained."""
    if kind == Question.Kind.CHOOSE:
        return Count(round=one, candidate=candidate, label=option.label, votes=option.chosen)
    votes, against = option.grades
    return Count(
        round=one, candidate=candidate, label=option.label, votes=votes, against=against, abstained=option.abstained
    )


def _written_in(contest: Contest, name: str) -> Candidate | None:
    """The candidate whom a name written in by voters makes; None where nobody, or more than one, may be meant."""
    union, today = contest.election.union, clock.today()
    people = list(members_of(union, today).filter(name=name.strip())[:2])
    if len(people) != 1:
        return None
    return _candidate_by_voters(contest, people[0])


def _candidate_by_voters(contest: Contest, person: Person) -> Candidate | None:
    who = candidacies(contest.election, [person], clock.today())[person.pk]
    if bars(who, contest.body):
        return None
    known = contest.candidates.filter(person=person).first()
    if known is None:
        return Candidate.objects.create(
            contest=contest, person=person, state=Candidate.State.LISTED, is_written_in=True
        )
    return None if known.state == Candidate.State.LISTED else known


def _judge(one: Round) -> None:
    """Say of each name in a round whether it is elected or tied, and of each candidate likewise."""
    counts = list(one.counts.select_related("candidate"))
    votes: dict[int, int] = {}
    for count in counts:
        if count.candidate_id:
            votes[count.candidate_id] = votes.get(count.candidate_id, 0) + count.votes
    found = outcome(votes, seats=one.seats, needed=one.needed or 1)
    for count in counts:
        count.is_elected = count.candidate_id in found.elected
        count.is_tied = count.candidate_id in found.tied
    Count.objects.bulk_update(counts, ["is_elected", "is_tied"])
    Candidate.objects.filter(pk__in=votes).update(is_elected=False)
    Candidate.objects.filter(pk__in=found.elected).update(is_elected=True, state=Candidate.State.LISTED)


@transaction.atomic
def say_who_is_meant(*, actor: Standing, count_id: int, person_id: int) -> Count:
    """Say who is meant by a name that voters wrote in, and judge the round anew."""
    count = Count.objects.select_related("round__contest").filter(pk=count_id).first()
    election_id = count.round.contest.election_id if count else 0
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_settle_rest(actor, election))
    if count is None or count.candidate_id or count.round.contest.office_id:
        raise NotFound(_("This name needs no saying who is meant."))
    contest = count.round.contest
    contest.election = election
    if contest.rounds.filter(number__gt=count.round.number).exists():
        raise RuleBroken(_("Another round was held since: the names of this one stand."))
    person = members_of(election.union, clock.today()).filter(pk=person_id).first()
    candidate = _candidate_by_voters(contest, person) if person else None
    if candidate is None:
        raise RuleBroken(_("This person stood already, or may not sit on this body."))
    count.candidate = candidate
    count.save(update_fields=["candidate"])
    _judge(count.round)
    audit.record(actor.person, "elections.written_in_named", election, written=count.label, name=candidate.person.name)
    return count
