"""The outcome declared: terms founded, seats filled, or offices ended, as the union's bodies are kept."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from jiaogong.elections import permissions, queries
from jiaogong.elections.events import ResultDeclared
from jiaogong.elections.models import Candidate, Contest, Count, Election, Round
from jiaogong.elections.queries.progress import DONE, progress_of
from jiaogong.elections.services.reporting import put_on_its_only_item
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.rules.terms import Elected, Seated
from jiaogong.members.offices.services.founding import found_term
from jiaogong.members.offices.services.seating import end_office, fill_seat
from jiaogong.members.queries import Standing

_KEYS = uuid.UUID("b52f0f2a-3c0e-4a0b-9d36-5f1a7c2e8d14")
_ORDER = (Term.Body.COMMITTEE, Term.Body.WOMEN, Term.Body.AUDIT, Term.Body.UPPER)


@transaction.atomic
def declare(*, actor: Standing, election_id: int) -> Election:
    """Declare what was counted: whoever is elected holds the office from the day of the vote, whoever is recalled no more.

    The union above is told by the terms that this opens, and replies to them.
    """
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_declare(actor, election))
    _require_finished(election)
    day = _day_of(election)
    {
        Election.Kind.WHOLE: _found,
        Election.Kind.VACANT: _fill,
        Election.Kind.RECALL: _end,
    }[Election.Kind(election.kind)](actor, election, day)
    before = audit.values(election, "state")
    election.state, election.elected_date = Election.State.DECLARED, day
    election.declared_by, election.declared_at = actor.person, clock.now()
    election.save(update_fields=["state", "elected_date", "declared_by", "declared_at"])
    put_on_its_only_item(election, actor)
    audit.record(
        actor.person, "elections.declared", election, changes=audit.changes(before, audit.values(election, "state"))
    )
    announce(ResultDeclared(election_id=election.pk, actor=actor))
    return election


def _require_finished(election: Election) -> None:
    open_ones = [str(p.contest) for p in progress_of(election) if p.state != DONE]
    if open_ones:
        raise RuleBroken(
            _("Not elected yet: %(posts)s. Vote again, let the meeting agree to fewer seats, or leave them vacant.")
            % {"posts": "、".join(open_ones)}
        )
    counts = Count.objects.filter(round__contest__election=election, candidate__isnull=True)
    unnamed = counts.filter(round__contest__office__isnull=True, round__state=Round.State.COUNTED).select_related(
        "round"
    )
    names = [c.label for c in unnamed if c.votes >= (c.round.needed or 1)]
    if names:
        raise RuleBroken(
            _("Voters wrote in %(names)s often enough to be elected: say who is meant first.")
            % {"names": "、".join(names)}
        )


def _day_of(election: Election) -> dt.date:
    """The day of the last vote that stands."""
    counted = Round.objects.filter(contest__election=election, state=Round.State.COUNTED)
    day: dt.date = counted.aggregate(day=Max("held_date"))["day"]
    return day


def _present_at(election: Election) -> int:
    """How many took part in the first vote of the meeting that stands."""
    counted = Round.objects.filter(contest__election=election, state=Round.State.COUNTED)
    of_meeting = counted.filter(contest__voters=Contest.Voters.ASSEMBLY).order_by("number", "pk").first()
    return (of_meeting.present or 0) if of_meeting else 0


def _elected(election: Election) -> list[Candidate]:
    found = Candidate.objects.filter(contest__election=election, is_elected=True).select_related("contest")
    return list(found.order_by("contest__position", "pk"))


def _found(actor: Standing, election: Election, day: dt.date) -> None:
    """Open the term of each body; whoever was elected its head besides sits on that post."""
    elected, present = _elected(election), _present_at(election)
    for body in _ORDER:
        contest = election.contests.filter(body=body, post__in=("member", "delegate")).first()
        if contest is None:
            continue
        of_body = [c for c in elected if c.contest.body == body]
        heads = {c.person_id: c.contest.post for c in of_body if c.contest.is_for_head}
        members = tuple(
            Seated(person_id=c.person_id, post=heads.get(c.person_id, contest.post), how=Office.How.ELECTED)
            for c in of_body if not c.contest.is_for_head
        )  # fmt: skip
        report = Elected(
            number=_number(election, body), elected_date=day, years=election.years, seats=contest.seats, members=members
        )
        key = uuid.uuid5(_KEYS, f"{election.pk}:{body}")
        contest.term = found_term(
            actor=actor, union=election.union, body=body, elected=report, form_key=key, present=present
        )
        # Those who took part count once, with the body that is declared first.
        present = 0
        contest.save(update_fields=["term"])


def _number(election: Election, body: str) -> int:
    """Bodies elected together bear the same number, unless one of them has been elected more often."""
    last = Term.objects.filter(union=election.union, body=body).aggregate(last=Max("number"))["last"] or 0
    return max(election.number, last + 1)


def _fill(actor: Standing, election: Election, day: dt.date) -> None:
    """Fill the vacant seats, those of members first: a head may be one of them."""
    for candidate in sorted(_elected(election), key=lambda c: c.contest.is_for_head):
        contest = candidate.contest
        by_body = contest.voters == Contest.Voters.BODY
        how = Office.How.BY_COMMITTEE if by_body else Office.How.BY_ELECTED
        assert contest.term_id is not None
        seated = Seated(person_id=candidate.person_id, post=contest.post, how=how)
        fill_seat(actor=actor, term_id=contest.term_id, seated=seated, on=day)


def _end(actor: Standing, election: Election, day: dt.date) -> None:
    """End the office of everybody whose recall was carried."""
    carried = Count.objects.filter(round__contest__election=election, round__state=Round.State.COUNTED, is_elected=True)
    for office_id in carried.values_list("round__contest__office", flat=True):
        end_office(actor=actor, office_id=office_id, on=day, how=Office.End.RECALLED)
