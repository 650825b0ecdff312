"""Reports owed, results to read, feedback to give, remedies past their day."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.appraisal import queries as appraisals
from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.members.queries import Standing


def lists(standing: Standing, today: dt.date) -> Lists:
    remedies = appraisals.remedies_visible_to(standing)
    return {
        "owed": appraisals.owed_reports(standing),
        "led": appraisals.waiting_to_be_led(standing),
        "unread": appraisals.unread_feedback(standing),
        "untold": appraisals.untold_results(standing),
        "late": appraisals.remedies_in(remedies, appraisals.LATE, today),
    }


def steps(_standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    owed, unread, untold, late, led = (counts[name] for name in ("owed", "unread", "untold", "late", "led"))
    under_way = listed("appraisals", state=appraisals.OPEN)
    told = [
        (ngettext("%(count)s report of yours is owed before an appraisal",
                  "%(count)s reports of yours are owed before appraisals", owed), under_way, owed, "ballpen"),
        (ngettext("%(count)s result of your appraisal to read",
                  "%(count)s results of your appraisals to read", unread), listed("appraisals"), unread, "eye"),
        (ngettext("%(count)s appraisal of a union below waits for you to lead it",
                  "%(count)s appraisals of unions below wait for you to lead them", led), under_way, led, "gavel"),
        (ngettext("%(count)s person waits for the feedback of an appraisal",
                  "%(count)s people wait for the feedback of an appraisal", untold),
         listed("appraisals", state="counted"), untold, "message-circle"),
    ]  # fmt: skip
    found = [Step(text % {"count": count}, url, count, icon) for text, url, count, icon in told if count]
    if late:
        text = ngettext("%(count)s remedy is past its day", "%(count)s remedies are past their day", late)
        where = listed("appraisal-remedies", state=appraisals.LATE)
        found.append(Step(text % {"count": late}, where, late, "list-check", is_late=True))
    return found
