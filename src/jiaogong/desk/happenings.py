"""What a calendar shows a person: meetings, plans and decisions due, notices due. Festivals are the almanac's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _

from jiaogong.ledger import queries as ledger
from jiaogong.ledger.models import Entry
from jiaogong.meetings import queries as meetings
from jiaogong.meetings.models import Meeting
from jiaogong.members.queries import Standing
from jiaogong.notices import queries as notices

MOST = 500


@dataclass(frozen=True, slots=True)
class Happening:
    """Something on a day: `at` is None for the whole day; `uid` stays the same for the same thing."""

    uid: str
    day: dt.date
    title: str
    url: str
    icon: str
    at: dt.datetime | None = None
    place: str = ""


def happenings(standing: Standing, first: dt.date, last: dt.date) -> list[Happening]:
    """All that happens between two days, both inside, as far as the person may know of it."""
    found = [
        *_meetings(standing, first, last),
        *_plans(standing, first, last),
        *_decisions(standing, first, last),
        *_notices(standing, first, last),
    ]
    start = dt.datetime.combine(first, dt.time(), tzinfo=get_default_timezone())
    return sorted(found, key=lambda h: (h.day, h.at or start, h.uid))


def _meetings(standing: Standing, first: dt.date, last: dt.date) -> list[Happening]:
    known = meetings.meetings_visible_to(standing).exclude(state=Meeting.State.CANCELLED)
    rows = known.filter(starts_at__date__range=(first, last)).order_by("starts_at")[:MOST]
    return [
        Happening(
            f"meeting-{m.pk}",
            localtime(m.starts_at).date(),
            m.title,
            reverse("meeting", args=[m.pk]),
            "users-group",
            localtime(m.starts_at),
            m.place,
        )
        for m in rows
    ]


def _plans(standing: Standing, first: dt.date, last: dt.date) -> list[Happening]:
    """Plans of the own union: those of a whole branch would bury everything else."""
    known = ledger.entries_visible_to(standing).filter(ledger.openly_readable(standing), union=standing.home)
    rows = known.filter(state=Entry.State.PLANNED, due_date__range=(first, last)).order_by("due_date", "pk")[:MOST]
    return [
        Happening(
            f"plan-{e.pk}",
            e.due_date,
            _("Due: %(title)s") % {"title": e.title},
            reverse("ledger-entry", args=[e.pk]),
            "calendar-due",
        )
        for e in rows
        if e.due_date
    ]


def _decisions(standing: Standing, first: dt.date, last: dt.date) -> list[Happening]:
    known = meetings.open_decisions(meetings.decisions_visible_to(standing))
    rows = known.filter(due_date__range=(first, last)).order_by("due_date", "pk")[:MOST]
    return [
        Happening(
            f"decision-{d.pk}",
            d.due_date,
            _("To carry out: %(decision)s") % {"decision": d.text},
            reverse("meeting", args=[d.meeting_id]),
            "list-check",
        )
        for d in rows
        if d.due_date
    ]


def _notices(standing: Standing, first: dt.date, last: dt.date) -> list[Happening]:
    received = notices.received_by(standing).order_by().values("notice")
    mine = Q(pk__in=received) | Q(pk__in=notices.sent_by(standing).order_by().values("pk"))
    known = notices.notices_visible_to(standing).filter(mine, due_date__range=(first, last))
    return [
        Happening(
            f"notice-{n.pk}",
            n.due_date,
            _("Notice due: %(title)s") % {"title": n.title},
            reverse("notice", args=[n.pk]),
            "bell",
        )
        for n in known.order_by("due_date", "pk")[:MOST]
        if n.due_date
    ]
