"""What did not leave the house, for officers of the area."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.members.queries import Standing
from jiaogong.outbox import queries as outbox
from jiaogong.outbox.models import Message


def lists(standing: Standing, _today: dt.date) -> Lists:
    if not outbox.area_paths(standing):
        return {}
    return {"failed": outbox.messages_visible_to(standing).filter(state=Message.State.FAILED)}


def steps(_standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    failed = counts.get("failed", 0)
    text = ngettext("%(count)s message could not be sent", "%(count)s messages could not be sent", failed)
    return [Step(text % {"count": failed}, listed("outbox", state="failed"), failed, "mail")] if failed else []
