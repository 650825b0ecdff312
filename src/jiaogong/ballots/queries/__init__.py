"""Every reading of ballots. How somebody voted can be read nowhere."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.ballots.models import Ballot, Outcome, Scrutineer, Sheet, Teller, Voter
from jiaogong.ballots.rules import BallotPlan, OptionPlan, OptionTally, QuestionPlan, QuestionTally, Tally
from jiaogong.ballots.rules.keys import digest
from jiaogong.ballots.rules.rolls import roll_text
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.script import holding
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing


def ballots_visible_to(standing: Standing) -> QuerySet[Ballot]:
    """Ballots of the branches one may read, and those in which one votes, keeps a share or counts."""
    person = standing.person
    named = [model.objects.filter(person=person).values("ballot") for model in (Voter, Scrutineer, Teller)]
    known = standing.reading.holding() | Q(pk__in=named[1]) | Q(pk__in=named[2])
    return Ballot.objects.filter(known | (Q(pk__in=named[0]) & ~Q(state=Ballot.State.PREPARED)))


def ballot_visible_to(standing: Standing, ballot_id: int) -> Ballot:
    """One ballot with its union. Raises NotFound where it is not the person's to know of."""
    found = ballots_visible_to(standing).select_related("union", "prepared_by").filter(pk=ballot_id).first()
    if found is None:
        raise NotFound(_("There is no such ballot, or it is not yours to see."))
    return found


def locked_ballot(ballot_id: int, visible_to: Standing) -> Ballot:
    """A ballot fetched for change. Raises NotFound where it is not the person's to know of."""
    if not ballots_visible_to(visible_to).filter(pk=ballot_id).exists():
        raise NotFound(_("There is no such ballot, or it is not yours to see."))
    return Ballot.objects.select_for_update(of=("self",)).select_related("union").get(pk=ballot_id)


def tally_of(ballot: Ballot) -> Tally:
    """The count of a ballot. Raises RuleBroken until it has been counted."""
    outcome = Outcome.objects.filter(ballot=ballot).first()
    if outcome is None:
        raise RuleBroken(_("“%(ballot)s” has not been counted.") % {"ballot": ballot})
    kept = outcome.tally
    return Tally(**{**kept, "questions": tuple(_question(q) for q in kept["questions"])})


def _question(kept: dict[str, Any]) -> QuestionTally:
    told = {
        "options": tuple(OptionTally(**{**o, "grades": tuple(o["grades"])}) for o in kept["options"]),
        "written_in": tuple((name, count) for name, count in kept["written_in"]),
    }
    return QuestionTally(**{**kept, **told})


def questions_of(ballot: Ballot) -> tuple[QuestionPlan, ...]:
    """The questions as they were planned, in their order."""
    return tuple(
        QuestionPlan(
            kind=question.kind,
            text=question.text,
            options=tuple(OptionPlan(label=o.label, person_id=o.person_id) for o in question.options.all()),
            most=question.most,
            may_write_in=question.may_write_in,
            grades=tuple(question.grades),
        )
        for question in ballot.questions.prefetch_related("options")
    )


def plan_of(ballot: Ballot) -> BallotPlan:
    """A ballot as it was planned, in the shape in which it is planned anew."""
    return BallotPlan(
        title=ballot.title,
        explanation=ballot.explanation,
        purpose=ballot.purpose,
        way=ballot.way,
        is_confidential=ballot.is_confidential,
        opens_at=ballot.opens_at,
        closes_at=ballot.closes_at,
        questions=questions_of(ballot),
    )


def roll_of(ballot: Ballot) -> str:
    """The roll as the text whose fingerprint is frozen."""
    return roll_text(ballot.voters.order_by().values_list("person__number", "group"))


def due(now: dt.datetime) -> QuerySet[Ballot]:
    """Ballots whose set time to open or to close has come."""
    opens = Q(state=Ballot.State.PREPARED, opens_at__lte=now) & (Q(closes_at__isnull=True) | Q(closes_at__gt=now))
    return Ballot.objects.filter(opens | Q(state=Ballot.State.OPEN, closes_at__lte=now)).order_by("pk")


def owed_by(person: Person, now: dt.datetime) -> QuerySet[Ballot]:
    """Ballots on screen that are open and in which somebody has not voted."""
    owed = Voter.objects.filter(person=person, mark=Voter.Mark.NONE).values("ballot")
    running = Q(closes_at__isnull=True) | Q(closes_at__gt=now)
    ballots = Ballot.objects.filter(running, state=Ballot.State.OPEN, pk__in=owed)
    return ballots.exclude(way=Ballot.Way.PAPER)


def duties_of(person: Person) -> QuerySet[Ballot]:
    """Ballots that wait for somebody as scrutineer or teller: to take up the duty, to give the passphrase, to count."""
    shares = Scrutineer.objects.filter(person=person)
    waiting = Q(state=Ballot.State.PREPARED, pk__in=shares.filter(has_taken_up=False).values("ballot"))
    waiting |= Q(
        state=Ballot.State.CLOSED,
        pk__in=shares.filter(has_opened=False, is_spare=False, share__isnull=False).values("ballot"),
    )
    uncounted = Teller.objects.filter(person=person, sheets__isnull=True).values("ballot")
    return Ballot.objects.filter(waiting | Q(state=Ballot.State.CLOSED, pk__in=uncounted))


def voter_in(ballot: Ballot, person: Person) -> Voter | None:
    """Somebody's line on the roll, with the person and the union as they stand now."""
    return ballot.voters.select_related("person__union").filter(person=person).first()


def locked_voter(ballot: Ballot, **by: Any) -> Voter | None:
    """A line on the roll fetched for change, by the person or the digest of a link."""
    return ballot.voters.select_for_update(of=("self",)).select_related("person__union").filter(**by).first()


def ballot_of_link(token: str) -> Ballot:
    """The ballot that a one-time link leads to. Raises NotFound where it leads nowhere any more."""
    found = Ballot.objects.select_related("union").filter(voters__link_digest=digest(token)).first()
    if found is None:
        raise NotFound(_("This link leads nowhere: it was replaced, or its ballot is closed."))
    return found


def locked_ballot_of_link(token: str) -> Ballot:
    """The same, fetched for change."""
    found = ballot_of_link(token)
    return Ballot.objects.select_for_update(of=("self",)).select_related("union").get(pk=found.pk)


def voter_of_link(ballot: Ballot, token: str) -> Voter | None:
    return ballot.voters.select_related("person__union").filter(link_digest=digest(token)).first()


def scrutineer_in(ballot: Ballot, person: Person) -> Scrutineer | None:
    return ballot.scrutineers.filter(person=person).first()


def last_sheets(ballot: Ballot) -> list[Sheet]:
    """The newest sheet of each teller who has counted."""
    newest = {sheet.teller_id: sheet for sheet in Sheet.objects.filter(teller__ballot=ballot).order_by("pk")}
    return list(newest.values())


def agreed_sheet(ballot: Ballot) -> Sheet | None:
    """A sheet on which two tellers agree, each by the last that was handed in; None where none do."""
    sheets = last_sheets(ballot)
    for at, sheet in enumerate(sheets):
        if any((sheet.returned, sheet.counts) == (o.returned, o.counts) for o in sheets[at + 1 :]):
            return sheet
    return None


OWED, DUTY = "owed", "duty"


def in_state(ballots: QuerySet[Ballot], state: str, person: Person) -> QuerySet[Ballot]:
    """Ballots in a state; OWED: in which the person still owes a vote; DUTY: that wait for the person; else all."""
    if state == OWED:
        return ballots.filter(pk__in=owed_by(person, clock.now()).order_by().values("pk"))
    if state == DUTY:
        return ballots.filter(pk__in=duties_of(person).order_by().values("pk"))
    return ballots.filter(state=state) if state in Ballot.State.values else ballots


def for_purpose(ballots: QuerySet[Ballot], purpose: str) -> QuerySet[Ballot]:
    """Ballots that were prepared by hand for something; of any other word all."""
    return ballots.filter(purpose=purpose) if purpose in Ballot.Purpose.values else ballots


def found_by_words(ballots: QuerySet[Ballot], words: str) -> QuerySet[Ballot]:
    return ballots.filter(holding(words, "title", "explanation")) if words.strip() else ballots


def roll_visible(ballot: Ballot, words: str, mark: str) -> QuerySet[Voter]:
    """The roll, narrowed to names and to a mark ("owed": none yet); never how anybody voted, as that is nowhere."""
    voters = (
        ballot.voters.select_related("person__union")
        .annotate(pinyin=F("person__pinyin"))
        .filter(holding(words, "person__name", "person__number", "group"))
    )
    if mark == OWED:
        return voters.filter(mark=Voter.Mark.NONE)
    return voters.filter(mark=mark) if mark in (Voter.Mark.SCREEN, Voter.Mark.PAPER) else voters
