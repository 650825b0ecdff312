"""Whole texts for programs: read, checked, written from the ledger, listed."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema, Status
from pydantic import Field

from jiaogong.kernel.access import require
from jiaogong.kernel.api import After, Code, Key, Page, Words, answered
from jiaogong.members.asking import period_of
from jiaogong.members.middleware import standing
from jiaogong.members.queries import roster_of, union_visible_to
from jiaogong.prose import as_json as reading_as_json
from jiaogong.prose import read
from jiaogong.summaries import permissions, queries, services
from jiaogong.summaries.checking import as_json as check_as_json
from jiaogong.summaries.checking import check_text
from jiaogong.summaries.files import require_modest_length
from jiaogong.summaries.models import Text
from jiaogong.summaries.understood import understood
from jiaogong.summaries.writing import as_json as summary_as_json
from jiaogong.summaries.writing import write_summary

router = Router(tags=[gettext_noop("Texts")])
Period = Annotated[str, Field(max_length=20, description="2026, 2026H1, 2026-03, 2025-2026, 2025-2026-2, 2026S")]
Body = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(max_length=120)]


class ReadSent(Schema):
    """A text to be read, and the name that it is answered under; with a union, the names on its file are known."""

    text: Body
    document: Name = ""
    union: Code = ""


class CheckSent(Schema):
    """A draft, the name that it is answered under, and the branch and period that it is about."""

    text: Body
    document: Name = ""
    union: Code
    period: Period


class TextLine(Schema):
    """A text in a list."""

    id: int
    union: str
    period: str
    kind: Text.Kind
    state: Text.State
    title: str
    changed_at: dt.datetime


class SignSent(Schema):
    """The version that the chair has read and signs; another one is not signed."""

    seen_version: int


class RemarkSent(Schema):
    """What is to be put right, why it is taken back, or a word with the acceptance."""

    remark: Annotated[str, Field(max_length=1000)] = ""


class TextTold(TextLine):
    """A whole text; `figures` are those of the ledger's words that still stand, at their places in `text`."""

    text: str
    version: int
    is_as_written: bool
    figures: list[dict[str, Any]]


class TextsAsked(Schema):
    """The filters of the page; empty means any."""

    q: Words = ""
    year: Annotated[str, Field(pattern=r"^(\d{4})?$")] = ""
    union: Code = ""
    after: After = ""


class SummaryAsked(Schema):
    union: Code
    period: Period


class SummarySent(SummaryAsked):
    """Whose summary is to be written and kept. With a `form_key`, the same sent again returns what it made."""

    form_key: UUID | None = None


@router.post("/read", url_name="api-read", response=dict[str, Any], summary=gettext_noop("Read a text"))
def read_text(request: HttpRequest, sent: ReadSent) -> HttpResponse:
    """Its claims and findings, as `jiaogong read --json` prints them; nothing is kept."""
    require_modest_length(sent.text)
    roster = _roster(request, sent.union) if sent.union else []
    reading = read(sent.text, roster=roster)
    return answered(reading_as_json(sent.document, reading) | {"notes": list(understood(reading))})


def _roster(request: HttpRequest, code: str) -> list[str]:
    """The names on a branch's file, for those who read old texts into its ledger."""
    who = standing(request)
    union = union_visible_to(who, code)
    require(permissions.may_write_in(who, union))
    return list(roster_of(union))


@router.post(
    "/check", url_name="api-check", response=dict[str, Any], summary=gettext_noop("Hold a draft against the ledger")
)
def check(request: HttpRequest, sent: CheckSent) -> HttpResponse:
    """Each part of each claim with its verdict, as `jiaogong check --json` prints it; nothing is kept."""
    who = standing(request)
    union, period = union_visible_to(who, sent.union), period_of(sent.period)
    require(permissions.may_check_in(who, union))
    require_modest_length(sent.text)
    against = queries.others_to_compare(who, union, period.code)
    checked = check_text(sent.text, union=union, period=period, against=against, reader=who)
    return answered(check_as_json(sent.document, checked))


@router.get(
    "/summary",
    url_name="api-summary-now",
    response=dict[str, Any],
    summary=gettext_noop("A summary as the ledger tells it now"),
)
def summary(request: HttpRequest, asked: Query[SummaryAsked]) -> HttpResponse:
    """As `jiaogong summary --json` prints it, for the officers who write it; nothing is kept."""
    who = standing(request)
    union, period = union_visible_to(who, asked.union), period_of(asked.period)
    require(permissions.may_write_in(who, union))
    return answered(summary_as_json(union, period, write_summary(union, period)))


@router.get(
    "/summaries", url_name="api-summaries", response=Page[TextLine], summary=gettext_noop("Texts kept, newest first")
)
def texts(request: HttpRequest, asked: Query[TextsAsked]) -> Page[TextLine]:
    """Without their words; 50 at a time."""
    who = standing(request)
    union = union_visible_to(who, asked.union) if asked.union else None
    narrowed = queries.Filter(asked.q.strip(), asked.year, union)
    page = queries.page_of(queries.texts_listed(who, narrowed), asked.after)
    return Page(rows=[_line(text) for text in page.rows], after=page.after)


@router.post(
    "/summaries",
    url_name="api-summaries",
    response={201: TextTold},
    summary=gettext_noop("Write a summary and keep it as a draft"),
)
def write(request: HttpRequest, sent: SummarySent) -> Status[TextTold]:
    """Written from the ledger of the branch and period."""
    who = standing(request)
    union, period = union_visible_to(who, sent.union), period_of(sent.period)
    made = services.write_text(actor=who, union=union, period=period, form_key=sent.form_key)
    return Status(201, _told(queries.text_visible_to(who, made.pk)))


@router.get(
    "/summaries/{int:text_id}", url_name="api-summary", response=TextTold, summary=gettext_noop("One text kept")
)
def text(request: HttpRequest, text_id: Key) -> TextTold:
    """Its words and, where the ledger wrote it, its figures with the entries behind each."""
    return _told(queries.text_visible_to(standing(request), text_id))


@router.post(
    "/summaries/{int:text_id}/sign",
    url_name="api-summary-sign",
    response=TextTold,
    summary=gettext_noop("Sign a text as the chair"),
)
def sign(request: HttpRequest, text_id: Key, sent: SignSent) -> TextTold:
    """From then on its words stand."""
    who = standing(request)
    return _told(services.sign_text(actor=who, text_id=text_id, seen_version=sent.seen_version))


@router.post(
    "/summaries/{int:text_id}/submit",
    url_name="api-summary-submit",
    response=TextTold,
    summary=gettext_noop("Submit a signed text to the union above"),
)
def submit(request: HttpRequest, text_id: Key) -> TextTold:
    """What its check counts is kept with it."""
    return _told(services.submit_text(actor=standing(request), text_id=text_id))


@router.post(
    "/summaries/{int:text_id}/return",
    url_name="api-summary-return",
    response=TextTold,
    summary=gettext_noop("Return a submitted text with remarks"),
)
def hand_back(request: HttpRequest, text_id: Key, sent: RemarkSent) -> TextTold:
    """To be mended, signed and submitted anew."""
    return _told(services.return_text(actor=standing(request), text_id=text_id, remark=sent.remark))


@router.post(
    "/summaries/{int:text_id}/accept",
    url_name="api-summary-accept",
    response=TextTold,
    summary=gettext_noop("Accept a submitted text"),
)
def accept(request: HttpRequest, text_id: Key, sent: RemarkSent) -> TextTold:
    """Its words stand for good."""
    return _told(services.accept_text(actor=standing(request), text_id=text_id, remark=sent.remark))


@router.post(
    "/summaries/{int:text_id}/take-back",
    url_name="api-summary-take-back",
    response=TextTold,
    summary=gettext_noop("Take a signed or submitted text back to a draft"),
)
def take_back(request: HttpRequest, text_id: Key, sent: RemarkSent) -> TextTold:
    """With a reason, while it is not accepted."""
    return _told(services.take_back(actor=standing(request), text_id=text_id, reason=sent.remark))


def _line(text: Text) -> TextLine:
    return TextLine(
        id=text.pk,
        union=text.union.code,
        period=text.period,
        kind=Text.Kind(text.kind),
        state=Text.State(text.state),
        title=text.title,
        changed_at=text.changed_at,
    )


def _told(text: Text) -> TextTold:
    is_as_written = bool(text.written_body) and text.body == text.written_body
    told = _line(text).dict()
    return TextTold(**told, text=text.body, version=text.version, is_as_written=is_as_written, figures=text.figures)
