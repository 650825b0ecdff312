"""Meetings near, without minutes or unconfirmed, and decisions to carry out."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Step, counted, listed
from jiaogong.kernel import clock
from jiaogong.meetings import queries as meetings
from jiaogong.members.queries import Standing


def steps(standing: Standing, today: dt.date) -> list[Step]:
    known, now, found = meetings.meetings_visible_to(standing), clock.now(), []
    own = meetings.unions_met_in(standing)
    mine = meetings.open_decisions(meetings.decisions_visible_to(standing)).filter(person=standing.person)
    counts = counted(
        standing.person,
        soon=meetings.in_state(known, meetings.SOON, now),
        unminuted=meetings.in_state(known, meetings.UNMINUTED, now),
        held=meetings.in_state(known, "held", now),
        decided=mine,
        late=meetings.late_decisions(mine, today),
    )
    soon, decided, is_late = counts["soon"], counts["decided"], counts["late"] > 0
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
    if decided:
        text = ngettext("%(count)s decision for you to carry out", "%(count)s decisions for you to carry out", decided)
        found.append(
            Step(text % {"count": decided}, listed("follow-up", mine="1"), decided, "list-check", is_late=is_late)
        )
    return found
