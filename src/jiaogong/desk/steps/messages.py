"""What did not leave the house, for officers of the area."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Step, listed
from jiaogong.members.queries import Standing
from jiaogong.outbox import queries as outbox
from jiaogong.outbox.models import Message


def steps(standing: Standing, _today: dt.date) -> list[Step]:
    if not outbox.area_paths(standing):
        return []
    failed = outbox.messages_visible_to(standing).filter(state=Message.State.FAILED).count()
    text = ngettext("%(count)s message could not be sent", "%(count)s messages could not be sent", failed)
    return [Step(text % {"count": failed}, listed("outbox", state="failed"), failed, "mail")] if failed else []
