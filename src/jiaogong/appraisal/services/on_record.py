"""A counted appraisal put on record with the session of the congress at which it was held."""

from __future__ import annotations

from django.db import transaction

from jiaogong.appraisal import permissions, queries
from jiaogong.appraisal.models import Appraisal
from jiaogong.appraisal.queries.telling import outcome_of
from jiaogong.congress.models import Item, ItemResult
from jiaogong.congress.sessions.queries import elsewhere
from jiaogong.congress.sessions.services import note_result
from jiaogong.kernel.access import require
from jiaogong.members.queries import Standing


@transaction.atomic
def put_on_record(*, actor: Standing, appraisal_id: int, item_id: int) -> ItemResult:
    """Put a counted appraisal, without its grades, on an item of a session. Raises RuleBroken, NotPermitted."""
    appraisal = queries.locked_appraisal(appraisal_id, visible_to=actor)
    require(permissions.may_put_on_record(actor, appraisal))
    item = elsewhere.item_of(appraisal.union, Item.Kind.APPRAISE, item_id)
    return note_result(actor=actor, item_id=item.pk, outcome=outcome_of(appraisal))


def put_on_its_only_item(appraisal: Appraisal, actor: Standing) -> None:
    """Where the appraisal's session has one appraisal on its agenda, that is this one: nobody is asked which."""
    item = elsewhere.only_item(appraisal.session, Item.Kind.APPRAISE) if appraisal.session else None
    if item:
        note_result(actor=actor, item_id=item.pk, outcome=outcome_of(appraisal))
