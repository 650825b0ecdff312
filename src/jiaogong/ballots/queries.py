"""Every reading of ballots. How somebody voted can be read nowhere."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.ballots.models import Ballot, Outcome, Scrutineer, Teller, Voter
from jiaogong.ballots.rules import OptionTally, QuestionTally, Tally
from jiaogong.kernel.errors import NotFound, RuleBroken
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
