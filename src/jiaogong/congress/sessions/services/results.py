"""What other rooms put on an item: the result of a vote held elsewhere, a report written elsewhere."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, ItemResult, Paper
from jiaogong.congress.sessions import permissions, queries
from jiaogong.congress.sessions.rules import Outcome
from jiaogong.congress.sessions.services.preparing import add_paper, drop_paper
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing


@transaction.atomic
def put_report(*, actor: Standing, item_id: int, title: str, text: str) -> Paper:
    """Put a report written elsewhere on an item as a paper of its session; the very same text is put there once.

    An older one that was not sent yet gives way; one that was sent stays beside the newer. Raises like `add_paper`.
    """
    item = queries.locked_item(item_id, visible_to=actor)
    older = item.papers.filter(title=title.strip()[:120])
    same = older.filter(text=text.strip()).first()
    if same:
        return same
    require(permissions.may_prepare(actor, item.session))
    for paper in older.filter(sent_at__isnull=True):
        drop_paper(actor=actor, paper_id=paper.pk)
    return add_paper(actor=actor, session_id=item.session_id, title=title, text=text, item_id=item.pk)


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
