"""What is open between two sessions of a union's congress: questions, inspections, rounds of opinions, heads' decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.timezone import localdate

from jiaogong.congress.models import HeadsMatter, HeadsMeeting, Inspection, InspectionFinding, OpinionRound, Question
from jiaogong.congress.sessions.queries.owed import owed_by
from jiaogong.handover.models import Matter
from jiaogong.handover.queries.found import MOST, Found
from jiaogong.members.models import Person
from jiaogong.unions.models import Union

Kind = Matter.Kind


def supervision(union: Union, _giver: Person, _today: dt.date) -> Iterator[Found]:
    """Questions not closed, inspections to be held, and what inspections found and is not settled."""
    over = (Question.State.CLOSED, Question.State.WITHDRAWN)
    for one in Question.objects.filter(union=union).exclude(state__in=over).order_by("asked_date", "pk")[:MOST]:
        told = f"{one.matter} · {one.addressee} · {one.get_state_display()}"
        due = one.due_date if one.state == Question.State.PASSED else None
        yield Found(Kind.QUESTION, told, reverse("question", args=[union.code, one.pk]), one.pk, due)
    planned = Inspection.objects.filter(union=union, state=Inspection.State.PLANNED)
    for visit in planned.order_by("on_date", "pk")[:MOST]:
        told = f"{visit.matter} · {visit.place}"
        url = reverse("inspection", args=[union.code, visit.pk])
        yield Found(Kind.INSPECTION, told, url, visit.pk, visit.on_date)
    wanting = InspectionFinding.objects.filter(inspection__union=union, inspection__state=Inspection.State.HELD)
    for finding in wanting.exclude(state=InspectionFinding.State.SETTLED).order_by("due_date", "pk")[:MOST]:
        told = f"{finding.text} · {finding.charged} · {finding.get_state_display()}"
        url = reverse("inspection", args=[union.code, finding.inspection_id])
        yield Found(Kind.REMEDY, told, url, finding.pk, finding.due_date)


def consultation(union: Union, _giver: Person, _today: dt.date) -> Iterator[Found]:
    """Rounds whose answers are not published, heads' meetings whose minutes are not signed, decisions to be confirmed."""
    over = (OpinionRound.State.PUBLISHED, OpinionRound.State.CALLED_OFF)
    for one in OpinionRound.objects.filter(union=union).exclude(state__in=over).order_by("last_date", "pk")[:MOST]:
        told = f"{one.title} · {one.get_state_display()}"
        yield Found(Kind.ROUND, told, reverse("opinion-round", args=[union.code, one.pk]), one.pk, one.last_date)
    called = HeadsMeeting.objects.filter(union=union, state=HeadsMeeting.State.CALLED)
    for meeting in called.order_by("starts_at", "pk")[:MOST]:
        told = f"{localdate(meeting.starts_at):%Y-%m-%d} {meeting.cause}"
        yield Found(Kind.HEADS, told, reverse("heads-meeting", args=[union.code, meeting.pk]), meeting.pk)
    for matter in _owed(union):
        url = reverse("heads-matter", args=[union.code, matter.pk])
        yield Found(Kind.CONFIRMATION, matter.title, url, matter.pk)


def _owed(union: Union) -> list[HeadsMatter]:
    return list(owed_by(union).order_by("dealt_at", "pk")[:MOST])
