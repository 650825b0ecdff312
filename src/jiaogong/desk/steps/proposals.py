"""Proposals to second, screen, assign, answer, publish, rate and settle."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.members.queries import Standing
from jiaogong.proposals import queries

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
    leads = bool(queries.unions_led_by(standing))
    return {what: known[what] for what in _WAITING if leads or what not in _OF_OFFICERS}


def steps(_standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    found = []
    for what in _WAITING:
        count = counts.get(what, 0)
        if count:
            told = _told(what, count) % {"count": count}
            found.append(Step(told, listed("proposals", state=what), count, "gavel", is_late=what == queries.LATE))
    return found


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
