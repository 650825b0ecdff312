"""A declared election put on record with the session of the congress at which it was held."""

from __future__ import annotations

from django.db import transaction

from jiaogong.congress.models import Item, ItemResult
from jiaogong.congress.sessions.queries import elsewhere
from jiaogong.congress.sessions.services import note_result
from jiaogong.elections import permissions, queries
from jiaogong.elections.models import Election
from jiaogong.elections.queries.reporting import outcome_of
from jiaogong.kernel.access import require
from jiaogong.members.queries import Standing


@transaction.atomic
def put_on_record(*, actor: Standing, election_id: int, item_id: int) -> ItemResult:
    """Put a declared election on an item of a session of its union. Raises RuleBroken, NotPermitted."""
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_put_on_record(actor, election))
    item = elsewhere.item_of(election.union, Item.Kind.ELECT, item_id)
    return note_result(actor=actor, item_id=item.pk, outcome=outcome_of(election))


def put_on_its_only_item(election: Election, actor: Standing) -> None:
    """Where the election's session has one election on its agenda, that is this one: nobody is asked which."""
    item = elsewhere.only_item(election.session, Item.Kind.ELECT) if election.session else None
    if item:
        note_result(actor=actor, item_id=item.pk, outcome=outcome_of(election))
