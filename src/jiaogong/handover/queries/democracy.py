"""What is open of the congress and its neighbours in a union: sessions, resolutions, proposals, elections, ballots, appraisals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from jiaogong.appraisal.models import Appraisal
from jiaogong.ballots.models import Ballot
from jiaogong.congress.models import Choosing, Resolution, Session
from jiaogong.elections.models import Election
from jiaogong.handover.models import Matter
from jiaogong.handover.queries.found import MOST, Found
from jiaogong.members.models import Person
from jiaogong.proposals.models import Call, Department, Proposal
from jiaogong.unions.models import Union

Kind = Matter.Kind
Row = TypeVar("Row", bound=Model)
_OVER = (Proposal.State.DRAFT, Proposal.State.MERGED, Proposal.State.SETTLED, Proposal.State.WITHDRAWN)


def sessions(union: Union, _giver: Person, _today: dt.date) -> Iterator[Found]:
    """Sessions whose minutes are not signed, and what sessions resolved and nobody has carried out yet."""
    ended = (Session.State.SIGNED, Session.State.CALLED_OFF)
    for session in _first(Session.objects.filter(union=union).exclude(state__in=ended), "starts_at"):
        told = f"{localdate(session.starts_at):%Y-%m-%d} {session.official_title} · {session.get_state_display()}"
        yield Found(Kind.SESSION, told, reverse("session", args=[session.pk]), session.pk)
    still = Resolution.objects.filter(session__union=union, state=Resolution.State.OPEN)
    for one in _first(still, "due_date"):
        charged = f" · {one.charged}" if one.charged else ""
        yield Found(Kind.RESOLVED, f"{one.text}{charged}", reverse("resolution", args=[one.pk]), one.pk, one.due_date)


def proposals(union: Union, giver: Person, _today: dt.date) -> Iterator[Found]:
    """Calls not screened to their end, what waits for screening, assignment, answer or end, and who answers for what."""
    for call in _first(Call.objects.filter(union=union).exclude(state=Call.State.SCREENED), "last_date"):
        told = f"{call.title} · {call.get_state_display()}"
        yield Found(Kind.PROPOSAL, told, reverse("proposal-call", args=[call.pk]), call.pk, call.last_date)
    for one in _first(Proposal.objects.filter(union=union).exclude(state__in=_OVER), "due_date"):
        number = f"{one.receipt_told} " if one.receipt else ""
        told = f"{number}{one.title} · {one.get_state_display()}"
        due = one.due_date if one.state == Proposal.State.ASSIGNED else None
        yield Found(Kind.PROPOSAL, told, reverse("proposal", args=[one.pk]), one.pk, due)
    for department in Department.objects.filter(union=union, answerer=giver, is_active=True):
        url = reverse("proposal-departments", args=[union.code])
        yield Found(Kind.ANSWERING, department.name, url, department.pk)


def votes(union: Union, _giver: Person, _today: dt.date) -> Iterator[Found]:
    """Elections and choosings of delegates that run, and ballots that are not counted."""
    ended = (Election.State.DECLARED, Election.State.CALLED_OFF)
    for election in _first(Election.objects.filter(union=union).exclude(state__in=ended), "started_at"):
        told = f"{election.title} · {election.get_state_display()}"
        yield Found(Kind.ELECTION, told, reverse("election", args=[election.pk]), election.pk)
    for choosing in Choosing.objects.filter(union=union, state=Choosing.State.RUNNING):
        yield Found(Kind.ELECTION, str(choosing), reverse("choosing", args=[union.code, choosing.pk]), choosing.pk)
    waiting = (Ballot.State.PREPARED, Ballot.State.OPEN, Ballot.State.CLOSED)
    for ballot in _first(Ballot.objects.filter(union=union, state__in=waiting), "pk"):
        told = f"{ballot.title} · {ballot.get_state_display()}"
        due = localdate(ballot.closes_at) if ballot.closes_at else None
        yield Found(Kind.BALLOT, told, reverse("ballot", args=[ballot.pk]), ballot.pk, due)


def appraisals(union: Union, giver: Person, _today: dt.date) -> Iterator[Found]:
    """Appraisals under way of the union, and those that it or the giver leads for a union below; never a result."""
    ended = (Appraisal.State.ARCHIVED, Appraisal.State.CALLED_OFF)
    known = Q(union=union) | Q(led_from=union) | Q(led_by=giver)
    for one in _first(Appraisal.objects.filter(known).exclude(state__in=ended), "planned_at"):
        told = f"{one.title} · {one.get_state_display()}"
        yield Found(Kind.APPRAISAL, told, reverse("appraisal", args=[one.pk]), one.pk, one.reports_due_date)


def _first(rows: QuerySet[Row], by: str) -> QuerySet[Row]:
    return rows.order_by(by, "pk")[:MOST]
