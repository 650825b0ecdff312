"""Papers of ballots: handed out against the roll, and counted by two tellers apart from each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.ballots import permissions, queries
from jiaogong.ballots.models import Ballot, Sheet, Voter
from jiaogong.ballots.rules import hand
from jiaogong.ballots.services.finishing import finish
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing


@transaction.atomic
def hand_papers(*, actor: Standing, ballot_id: int, voter_ids: Collection[int]) -> int:
    """Note who was handed a paper, and so votes on screen no more. Returns how many were noted."""
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_hand_papers(actor, ballot))
    count = ballot.voters.filter(pk__in=voter_ids, mark=Voter.Mark.NONE).update(mark=Voter.Mark.PAPER, link_digest="")
    if not count:
        raise RuleBroken(_("Nobody of those chosen may be handed a paper: they have voted or hold one already."))
    audit.record(actor.person, "ballots.papers_handed", ballot, count=count)
    return count


@transaction.atomic
def take_paper_back(*, actor: Standing, ballot_id: int, voter_id: int) -> None:
    """Note that somebody gave the paper back unused."""
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_hand_papers(actor, ballot))
    if not ballot.voters.filter(pk=voter_id, mark=Voter.Mark.PAPER).update(mark=Voter.Mark.NONE):
        raise RuleBroken(_("There is no paper to take back from that voter."))
    audit.record(actor.person, "ballots.papers_handed", ballot, count=-1)


@transaction.atomic
def enter_sheet(
    *, actor: Standing, ballot_id: int, returned: int, counts: Sequence[Mapping[str, Any]], reason: str = ""
) -> Ballot:
    """Enter what a teller counted; counting again needs a reason and leaves the earlier sheet on record.

    A ballot on paper alone is counted as soon as two tellers agree.
    """
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_enter_sheet(actor, ballot))
    if queries.agreed_sheet(ballot) is not None:
        raise RuleBroken(_("Two tellers have agreed; their count stands."))
    teller = ballot.tellers.get(person=actor.person)
    if teller.sheets.exists() and not reason.strip():
        raise RuleBroken(_("Say why the papers were counted again."))
    counted = hand.require_sound(counts, queries.questions_of(ballot), returned)
    Sheet.objects.create(
        teller=teller, returned=returned, counts=counted, reason=reason.strip()[:200], entered_at=clock.now()
    )
    audit.record(actor.person, "ballots.sheet_entered", ballot, returned=returned, reason=reason.strip()[:200])
    if ballot.way == Ballot.Way.PAPER and queries.agreed_sheet(ballot) is not None:
        finish(ballot, [], actor)
    return ballot
