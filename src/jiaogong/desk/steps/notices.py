"""Notices to read or answer, and those sent whose answers are late."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Step, counted, listed
from jiaogong.members.queries import Standing
from jiaogong.notices import queries as notices


def steps(standing: Standing, today: dt.date) -> list[Step]:
    received, found = notices.received_by(standing), []
    counts = counted(
        standing.person,
        late=notices.late(received, today),
        waiting=notices.in_state(received, notices.OPEN, today),
        owed=notices.with_late_answers(notices.sent_by(standing), today),
    )
    late, waiting, owed = counts["late"], counts["waiting"], counts["owed"]
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
