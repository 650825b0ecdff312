"""Summaries: the own one that is asked for or was returned, those that wait to be accepted, who is late below."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.members.queries import Standing
from jiaogong.summaries import queries
from jiaogong.summaries.models import SummaryCall, Text
from jiaogong.unions.models import Union
from jiaogong.unions.queries import paths_above

State = Text.State
SOON = dt.timedelta(days=45)
WIDE = (Union.Kind.AREA, Union.Kind.CLUSTER)


def lists(standing: Standing, today: dt.date) -> Lists:
    union = standing.home
    if not standing.holds_office_in(union):
        return {}
    texts = Text.objects.exclude(kind=Text.Kind.OLD)
    known: dict[str, QuerySet[Any]] = {"returned": texts.filter(union=union, state=State.RETURNED)}
    if union.kind == Union.Kind.BASE:
        done = texts.filter(union=union, period=OuterRef("period"), state__in=(State.SUBMITTED, State.ACCEPTED))
        upon = queries.open_calls().filter(union__path__in=paths_above(union.path), due_date__lte=today + SOON)
        known["asked"] = upon.filter(~Exists(done))
    if union.kind in WIDE:
        known["waiting"] = _submitted_below(union)
        known["late"] = queries.open_calls().filter(union=union, due_date__lt=today)
    return known


def steps(standing: Standing, today: dt.date, counts: Counts) -> list[Step]:
    found: list[Step] = []
    union = standing.home
    returned, waiting = counts.get("returned", 0), counts.get("waiting", 0)
    if returned:
        text = ngettext(
            "%(count)s summary of yours was returned with remarks",
            "%(count)s summaries of yours were returned with remarks",
            returned,
        )
        found.append(Step(text % {"count": returned}, listed("summaries", union=union.code), returned, "arrow-back-up"))
    if counts.get("asked"):
        found += [_asked(call, union, today) for call in lists(standing, today)["asked"].order_by("due_date")]
    if waiting:
        found += _waiting(union)
    if counts.get("late"):
        found += [step for call in lists(standing, today)["late"] if (step := _late(call)) is not None]
    return found


def _asked(call: SummaryCall, union: Union, today: dt.date) -> Step:
    text = _("Your summary for %(period)s is due on %(day)s") % {"period": call.period, "day": call.due_date}
    where = listed("summaries", union=union.code, period=call.period)
    return Step(text, where, 1, "file-text", is_late=call.is_late_on(today))


def _late(call: SummaryCall) -> Step | None:
    owing = queries.missing_unions(call.union, call.period).count()
    if not owing:
        return None
    text = ngettext(
        "%(count)s union is late with its summary for %(period)s",
        "%(count)s unions are late with their summaries for %(period)s",
        owing,
    )
    where = _table(call.union, call.period, "late")
    return Step(text % {"count": owing, "period": call.period}, where, owing, "speakerphone", is_late=True)


def _submitted_below(union: Union) -> QuerySet[Text]:
    return Text.objects.filter(union__path__startswith=union.path, state=State.SUBMITTED).exclude(union=union)


def _waiting(union: Union) -> list[Step]:
    """A step a period, the longest waiting first, to the table in that state; one to each text that no table shows."""
    waiting = _submitted_below(union).select_related("union").defer("body", "written_body", "figures")
    found, others = Counter[str](), list[Step]()
    for text in waiting.order_by("submitted_at", "pk"):
        if text.union.kind == Union.Kind.BASE:
            found[text.period] += 1
        else:
            told = _("The summary of %(union)s for %(period)s waits to be accepted") % {
                "union": text.union.called,
                "period": text.period,
            }
            others.append(Step(told, reverse("summary", args=[text.pk]), 1, "checklist"))
    return [_of_period(union, period, count) for period, count in found.items()] + others


def _of_period(union: Union, period: str, count: int) -> Step:
    text = ngettext(
        "%(count)s summary for %(period)s waits to be accepted",
        "%(count)s summaries for %(period)s wait to be accepted",
        count,
    )
    return Step(text % {"count": count, "period": period}, _table(union, period, State.SUBMITTED), count, "checklist")


def _table(union: Union, period: str, state: str) -> str:
    return listed("summary-table", union=union.code, period=period, state=state)
