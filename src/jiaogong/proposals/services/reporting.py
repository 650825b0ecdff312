"""The report on a call's proposals put before the next session, which reviews how they were handled."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.models import Paper
from jiaogong.congress.sessions.queries.elsewhere import review_ahead
from jiaogong.congress.sessions.services import put_report
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.proposals import permissions, queries


@transaction.atomic
def put_before_session(*, actor: Standing, call_id: int, title: str, text: str) -> Paper:
    """Put the report, as it is written from the record today, on the review of the next session (第七条第五项).

    Raises NotPermitted, RuleBroken where no session that is being prepared has a review on its agenda.
    """
    call = queries.locked_call(call_id, visible_to=actor)
    require(permissions.may_call(actor, call.union))
    item = review_ahead(call.union, after=call.session)
    if item is None:
        raise RuleBroken(
            _("No session that is being prepared has a review on its agenda: propose the next session first.")
        )
    return put_report(actor=actor, item_id=item.pk, title=title, text=text)
