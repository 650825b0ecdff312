"""Notices for programs: those received, one with what it asks, and the answer of a union."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import Field

from jiaogong.kernel import clock
from jiaogong.kernel.api import After, Key, Page, Words
from jiaogong.kernel.script import holding
from jiaogong.kernel.web import page_by_key
from jiaogong.members.middleware import standing
from jiaogong.notices import permissions, queries, services
from jiaogong.notices.models import Delivery, Notice, NoticeField

router = Router(tags=[gettext_noop("Notices")])


class DeliveryLine(Schema):
    """A notice at one of the own unions; `id` is the delivery's, by which it is answered."""

    id: int
    notice: int
    title: str
    sent_by: str
    union: str
    sent_at: dt.datetime
    due: dt.date | None
    state: Delivery.State


class AskedFor(Schema):
    """A field that a notice asks for."""

    id: int
    label: str
    kind: NoticeField.Kind
    is_required: bool
    options: list[str]


class DeliveryTold(Schema):
    """What one of the own unions has answered so far; `may_not_answer`: why not, "" where one may."""

    id: int
    union: str
    state: Delivery.State
    answers: dict[int, str]
    returned_reason: str
    may_not_answer: str


class NoticeTold(Schema):
    """A notice with what it asks for, and where it stands at the own unions."""

    id: int
    title: str
    text: str
    sent_by: str
    sent_at: dt.datetime
    due: dt.date | None
    files: list[str]
    fields: list[AskedFor]
    mine: list[DeliveryTold]


class NoticesAsked(Schema):
    """The filters of the page; `state` is open, unread, read, answered or late."""

    q: Words = ""
    state: str = ""
    after: After = ""


class AnswerSent(Schema):
    """Text by the key of a field: a date as 2026-11-22, a number without commas. Files are answered on the page."""

    answers: dict[Key, Annotated[str, Field(max_length=2000)]]


@router.get(
    "/notices",
    url_name="api-notices",
    response=Page[DeliveryLine],
    summary=gettext_noop("Notices received, newest first"),
)
def notices(request: HttpRequest, asked: Query[NoticesAsked]) -> Page[DeliveryLine]:
    """What the very unions have received in which one holds an officer's post; 50 at a time."""
    received = queries.in_state(queries.received_by(standing(request)), asked.state, clock.today())
    named = received.select_related("union", "notice__union").filter(holding(asked.q.strip(), "notice__title"))
    page = page_by_key(named, asked.after, date="notice__sent_at")
    return Page(rows=[_line(delivery) for delivery in page.rows], after=page.after)


@router.get("/notices/{int:notice_id}", url_name="api-notice", response=NoticeTold, summary=gettext_noop("One notice"))
def notice(request: HttpRequest, notice_id: Key) -> NoticeTold:
    """What it says and asks; that an officer of a union has opened it is noted, as on the page."""
    who = standing(request)
    found = queries.notice_visible_to(who, notice_id)
    services.note_read(actor=who, notice_id=notice_id)
    mine = queries.received_by(who).filter(notice=found).select_related("union", "notice").prefetch_related("answers")
    return NoticeTold(
        id=found.pk,
        title=found.title,
        text=found.body,
        sent_by=found.union.code,
        sent_at=found.sent_at,
        due=found.due_date,
        files=[file.name for file in found.files.all()],
        fields=[_field(field) for field in found.fields.all()],
        mine=[_delivery(d, str(permissions.may_answer(who, d).reason)) for d in mine],
    )


@router.post(
    "/deliveries/{int:delivery_id}/answer",
    url_name="api-notice-answer",
    response=DeliveryTold,
    summary=gettext_noop("Answer a notice for a union"),
)
def answer(request: HttpRequest, delivery_id: Key, sent: AnswerSent) -> DeliveryTold:
    """All fields at once; an answer that was handed back is given anew."""
    who = standing(request)
    answered = services.answer_notice(actor=who, delivery_id=delivery_id, typed=sent.answers, sent_files={})
    return _delivery(answered, str(permissions.may_answer(who, answered).reason))


def _line(delivery: Delivery) -> DeliveryLine:
    of: Notice = delivery.notice
    return DeliveryLine(
        id=delivery.pk,
        notice=of.pk,
        title=of.title,
        sent_by=of.union.code,
        union=delivery.union.code,
        sent_at=of.sent_at,
        due=of.due_date,
        state=delivery.state_on(clock.today()),
    )


def _field(field: NoticeField) -> AskedFor:
    return AskedFor(
        id=field.pk,
        label=field.label,
        kind=NoticeField.Kind(field.kind),
        is_required=field.is_required,
        options=list(field.options),
    )


def _delivery(delivery: Delivery, may_not: str) -> DeliveryTold:
    return DeliveryTold(
        id=delivery.pk,
        union=delivery.union.code,
        state=delivery.state_on(clock.today()),
        answers={a.field_id: a.text for a in delivery.answers.all()},
        returned_reason=delivery.returned_reason,
        may_not_answer=may_not,
    )
