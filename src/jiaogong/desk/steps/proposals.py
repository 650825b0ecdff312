"""Proposals to second, screen, assign, answer, publish, rate and settle."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.members.queries import Standing
from jiaogong.proposals import queries
from jiaogong.proposals.models import Call

_TO_CLOSE, _TO_FINISH = "to_close", "to_finish"
_OF_OFFICERS = (queries.TO_ASSIGN, queries.TO_PUBLISH, queries.TO_SETTLE)
_WAITING = (
    queries.TO_SIGN,
    queries.TO_SCREEN,
    queries.TO_ASSIGN,
    queries.TO_ANSWER,
    queries.LATE,
    queries.TO_PUBLISH,
    queries.TO_RATE,
    queries.TO_SETTLE,
)


def lists(standing: Standing, today: dt.date) -> Lists:
    known = queries.waiting_for(standing, today)
    leads = bool(standing.unions_led)
    calls = {
        _TO_CLOSE: queries.calls_to_close(standing, today),
        _TO_FINISH: queries.calls_to_finish(standing),
    }
    shown = {what: known[what] for what in _WAITING if leads or what not in _OF_OFFICERS}
    return shown | calls if leads else shown


def steps(standing: Standing, today: dt.date, counts: Counts) -> list[Step]:
    found = _of_calls(standing, today, counts)
    for what in _WAITING:
        count = counts.get(what, 0)
        if count:
            told = _told(what, count) % {"count": count}
            found.append(Step(told, listed("proposals", state=what), count, "gavel", is_late=what == queries.LATE))
    return found


def _of_calls(standing: Standing, today: dt.date, counts: Counts) -> list[Step]:
    """A call is closed and its screening finished on its own page; the first of several leads there."""
    found = []
    if closing := counts.get(_TO_CLOSE, 0):
        text = ngettext(
            "%(count)s call for proposals is past its last day: close it",
            "%(count)s calls for proposals are past their last day: close them",
            closing,
        )
        url = _first(queries.calls_to_close(standing, today))
        found.append(Step(text % {"count": closing}, url, closing, "speakerphone"))
    if finishing := counts.get(_TO_FINISH, 0):
        text = ngettext(
            "All proposals of %(count)s call are decided on: finish its screening",
            "All proposals of %(count)s calls are decided on: finish their screening",
            finishing,
        )
        url = _first(queries.calls_to_finish(standing))
        found.append(Step(text % {"count": finishing}, url, finishing, "checklist"))
    return found


def _first(calls: QuerySet[Call]) -> str:
    return reverse("proposal-call", args=[calls.order_by("last_date", "pk").values_list("pk", flat=True).first()])


def _told(what: str, n: int) -> str:
    """The sentence of one list."""
    if what == queries.TO_SIGN:
        return ngettext("%(count)s proposal asks for your signature", "%(count)s proposals ask for your signature", n)
    if what == queries.TO_SCREEN:
        return ngettext("%(count)s proposal to screen", "%(count)s proposals to screen", n)
    if what == queries.TO_ASSIGN:
        return ngettext("%(count)s proposal to assign", "%(count)s proposals to assign", n)
    if what == queries.TO_ANSWER:
        return ngettext("%(count)s proposal for you to answer", "%(count)s proposals for you to answer", n)
    if what == queries.LATE:
        return ngettext("The answer to %(count)s proposal is late", "The answers to %(count)s proposals are late", n)
    if what == queries.TO_PUBLISH:
        return ngettext("%(count)s answer to publish", "%(count)s answers to publish", n)
    if what == queries.TO_RATE:
        return ngettext("%(count)s answer for you to rate", "%(count)s answers for you to rate", n)
    return ngettext("%(count)s answered proposal to settle", "%(count)s answered proposals to settle", n)
