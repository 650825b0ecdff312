"""Notices to read or answer, and those sent whose answers are late."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.members.queries import Standing
from jiaogong.notices import queries as notices


def lists(standing: Standing, today: dt.date) -> Lists:
    received = notices.received_by(standing)
    return {
        "late": notices.late(received, today),
        "waiting": notices.in_state(received, notices.OPEN, today),
        "owed": notices.with_late_answers(notices.sent_by(standing), today),
    }


def steps(_standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    late, waiting, owed, found = counts["late"], counts["waiting"], counts["owed"], []
    if late:
        text = ngettext("%(count)s notice is overdue", "%(count)s notices are overdue", late) % {"count": late}
        found.append(Step(text, listed("notices", box="received", state="late"), late, "bell", is_late=True))
    if waiting:
        text = ngettext("%(count)s notice to read or answer", "%(count)s notices to read or answer", waiting)
        found.append(Step(text % {"count": waiting}, listed("notices", box="received", state="open"), waiting, "bell"))
    if owed:
        text = ngettext(
            "%(count)s notice you sent has late answers", "%(count)s notices you sent have late answers", owed
        )
        found.append(Step(text % {"count": owed}, listed("notices", box="sent", state="late"), owed, "send"))
    return found
