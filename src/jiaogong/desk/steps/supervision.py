"""Questions to pass on, answer, reply to and close; inspections to note; remedies owed, late and to be looked at again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext

from jiaogong.congress.supervision.queries import houses_of, inspections, questions
from jiaogong.desk.steps.step import Counts, Lists, Step
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

_OF_QUESTIONS = (
    questions.TO_JOIN, questions.TO_PASS, questions.TO_ANSWER, questions.LATE, questions.TO_REPLY, questions.TO_CLOSE,
)  # fmt: skip
_OF_INSPECTIONS = (inspections.OVERDUE, inspections.TO_REMEDY, inspections.LATE, inspections.TO_LOOK)
_ARE_LATE = (questions.LATE, inspections.LATE, inspections.OVERDUE)


def lists(standing: Standing, today: dt.date) -> Lists:
    """By house and what is to be done, such as "questions:WHB:to_pass"."""
    known: dict[str, QuerySet[Any]] = {}
    for union in houses_of(standing):
        waiting = questions.waiting_in(union, standing, today)
        known |= {_name("questions", union, what): waiting[what] for what in _OF_QUESTIONS if what in waiting}
        remedies = inspections.remedies_in(union, standing, today)
        known[_name("inspections", union, inspections.TO_REMEDY)] = remedies[inspections.TO_REMEDY]
        known[_name("inspections", union, inspections.TO_LOOK)] = remedies[inspections.TO_LOOK]
        if standing.holds_office_in(union):
            known[_name("inspections", union, inspections.LATE)] = remedies[inspections.LATE]
            planned = inspections.in_state(union, standing, inspections.OVERDUE, today)
            known[_name("inspections", union, inspections.OVERDUE)] = planned
    return known


def _name(room: str, union: Union, what: str) -> str:
    return f"{room}:{union.code}:{what}"


def steps(standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    found = []
    for union in houses_of(standing):
        for room, acts in (("questions", _OF_QUESTIONS), ("inspections", _OF_INSPECTIONS)):
            for what in acts:
                count = counts.get(_name(room, union, what), 0)
                if count:
                    found.append(_step(room, union, what, count))
    return found


def _step(room: str, union: Union, what: str, count: int) -> Step:
    told = (_asked if room == "questions" else _inspected)(what, count) % {"count": count}
    url = f"{reverse(room, args=[union.code])}?{urlencode({'state': what})}"
    return Step(told, url, count, "help-circle" if room == "questions" else "eye", is_late=what in _ARE_LATE)


def _asked(what: str, n: int) -> str:
    if what == questions.TO_JOIN:
        return ngettext(
            "You are invited to ask %(count)s question too", "You are invited to ask %(count)s questions too", n
        )
    if what == questions.TO_PASS:
        return ngettext("%(count)s delegates' question to pass on", "%(count)s delegates' questions to pass on", n)
    if what == questions.TO_ANSWER:
        return ngettext(
            "%(count)s delegates' question for you to answer", "%(count)s delegates' questions for you to answer", n
        )
    if what == questions.LATE:
        return ngettext(
            "The answer to %(count)s delegates' question is late",
            "The answers to %(count)s delegates' questions are late",
            n,
        )
    if what == questions.TO_REPLY:
        return ngettext(
            "%(count)s question of yours has its answer: say whether it satisfies",
            "%(count)s questions of yours have their answers: say whether they satisfy",
            n,
        )
    return ngettext("%(count)s answered question to close", "%(count)s answered questions to close", n)


def _inspected(what: str, n: int) -> str:
    if what == inspections.OVERDUE:
        return ngettext(
            "%(count)s inspection whose day has gone by is to be noted",
            "%(count)s inspections whose days have gone by are to be noted",
            n,
        )
    if what == inspections.TO_REMEDY:
        return ngettext("%(count)s remedy is asked of you", "%(count)s remedies are asked of you", n)
    if what == inspections.LATE:
        return ngettext("%(count)s remedy is late", "%(count)s remedies are late", n)
    return ngettext("%(count)s remedy to be looked at again", "%(count)s remedies to be looked at again", n)
