"""Personal one-time links, for who has no account at hand: printed as slips, kept as digests alone."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.db.models import F

from jiaogong.ballots import permissions, queries
from jiaogong.ballots.models import Voter
from jiaogong.ballots.rules import keys
from jiaogong.kernel import audit
from jiaogong.kernel.access import require
from jiaogong.members.queries import Standing


@transaction.atomic
def make_links(*, actor: Standing, ballot_id: int) -> list[tuple[Voter, str]]:
    """A new link's token for each who still owes a vote; links that were made before hold no more.

    The tokens are told this once and kept nowhere.
    """
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_make_links(actor, ballot))
    owing = ballot.voters.select_for_update(of=("self",)).filter(mark=Voter.Mark.NONE).select_related("person")
    made = [(voter, secrets.token_urlsafe(16)) for voter in owing.order_by("person__pinyin", F("pk"))]
    for voter, token in made:
        voter.link_digest = keys.digest(token)
    Voter.objects.bulk_update([voter for voter, _token in made], ["link_digest"], batch_size=500)
    audit.record(actor.person, "ballots.links_made", ballot, count=len(made))
    return made
