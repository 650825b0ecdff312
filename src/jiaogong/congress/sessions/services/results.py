"""The result of an item whose vote was held elsewhere, put on record with the session."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, ItemResult
from jiaogong.congress.sessions.rules import Outcome
from jiaogong.kernel import audit, clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing


@transaction.atomic
def note_result(*, actor: Standing, item_id: int, outcome: Outcome) -> ItemResult:
    """Put the outcome of an election or an appraisal on its item, for the rooms above, which ask who may.

    The same source told again takes the place of what it told before. Raises RuleBroken where another source has.
    """
    item = Item.objects.select_for_update(of=("self",)).select_related("session__union").get(pk=item_id)
    known = ItemResult.objects.filter(item=item).first()
    if known and known.source != outcome.source:
        values = {"item": item.title, "source": known.source}
        raise RuleBroken(_("“%(item)s” has its result already, of %(source)s.") % values)
    result, _is_new = ItemResult.objects.update_or_create(
        item=item,
        defaults={
            "source": outcome.source[:120],
            "text": outcome.text[:5000],
            "rows": [list(row) for row in outcome.rows],
            "decided_date": outcome.decided_date,
            "noted_at": clock.now(),
        },
    )
    audit.record(actor.person, "congress.item_result_noted", item.session, item=item.title, source=result.source)
    return result
