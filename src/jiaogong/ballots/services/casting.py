"""A vote cast: the roll marked and a sealed paper laid beside it, in one step and without a trace of either's time.

No line is written into the audit: one a vote would tell the order of the papers (docs/decisions/0014-secret-ballots.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from jiaogong.ballots import permissions, queries
from jiaogong.ballots.models import Ballot, Paper, Voter
from jiaogong.ballots.rules import keys, papers
from jiaogong.kernel.access import require
from jiaogong.members.queries import Standing


@transaction.atomic
def cast_vote(*, actor: Standing, ballot_id: int, answers: Sequence[Any]) -> str:
    """Cast the actor's vote, an answer a question (`rules.papers`).

    Returns the receipt, by which the voter finds that the sealed paper was kept; it does not tell what it says.
    """
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    voter = queries.locked_voter(ballot, person=actor.person)
    require(permissions.may_vote(ballot, voter))
    assert voter is not None
    return _cast(ballot, voter, answers)


@transaction.atomic
def cast_by_link(*, token: str, answers: Sequence[Any]) -> str:
    """Cast the vote of whoever holds a personal one-time link; as `cast_vote`."""
    ballot = queries.locked_ballot_of_link(token)
    voter = queries.locked_voter(ballot, link_digest=keys.digest(token))
    require(permissions.may_vote(ballot, voter))
    assert voter is not None
    return _cast(ballot, voter, answers)


def _cast(ballot: Ballot, voter: Voter, answers: Sequence[Any]) -> str:
    questions = queries.questions_of(ballot)
    paper = papers.Marked(papers.well_formed(answers, questions), voter.group)
    box = keys.sealed(papers.written(paper, papers.length_of(questions)), bytes(ballot.public_key or b""))
    voter.mark = Voter.Mark.SCREEN
    voter.save(update_fields=["mark"])
    Paper.objects.create(ballot=ballot, sealed=box)
    return keys.fingerprint(box)
