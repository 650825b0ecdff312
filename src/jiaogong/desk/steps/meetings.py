"""Meetings near, without minutes or unconfirmed, and decisions to carry out."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.kernel import clock
from jiaogong.meetings import queries as meetings
from jiaogong.members.queries import Standing


def lists(standing: Standing, today: dt.date) -> Lists:
    known, now = meetings.meetings_visible_to(standing), clock.now()
    mine = meetings.open_decisions(meetings.decisions_visible_to(standing)).filter(person=standing.person)
    return {
        "soon": meetings.in_state(known, meetings.SOON, now),
        "unminuted": meetings.in_state(known, meetings.UNMINUTED, now),
        "held": meetings.in_state(known, "held", now),
        "decided": mine,
        "late": meetings.late_decisions(mine, today),
    }


def steps(standing: Standing, today: dt.date, counts: Counts) -> list[Step]:
    return [*_of_meetings(standing, today, counts), *_of_decisions(counts["decided"], is_late=counts["late"] > 0)]


def _of_meetings(standing: Standing, today: dt.date, counts: Counts) -> list[Step]:
    soon, own, found = counts["soon"], meetings.unions_met_in(standing), []
    unminuted = counts["unminuted"] if own else 0
    held = counts["held"] if counts["held"] and any(meetings.is_chair_of(standing, u, today) for u in own) else 0
    if soon:
        text = ngettext("%(count)s meeting within a week", "%(count)s meetings within a week", soon) % {"count": soon}
        found.append(Step(text, listed("meetings", state=meetings.SOON), soon, "users-group"))
    if unminuted:
        text = ngettext("%(count)s meeting is without minutes", "%(count)s meetings are without minutes", unminuted)
        found.append(
            Step(text % {"count": unminuted}, listed("meetings", state=meetings.UNMINUTED), unminuted, "writing")
        )
    if held:
        text = ngettext(
            "The minutes of %(count)s meeting wait for the chair",
            "The minutes of %(count)s meetings wait for the chair",
            held,
        )
        found.append(Step(text % {"count": held}, listed("meetings", state="held"), held, "checklist"))
    return found


def _of_decisions(decided: int, *, is_late: bool) -> list[Step]:
    text = ngettext("%(count)s decision for you to carry out", "%(count)s decisions for you to carry out", decided)
    told, where = text % {"count": decided}, listed("follow-up", mine="1")
    return [Step(told, where, decided, "list-check", is_late=is_late)] if decided else []
