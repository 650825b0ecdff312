"""Appraisals for programs: the plans and their counts. Grades and names stand on the pages alone."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from jiaogong.appraisal import queries
from jiaogong.appraisal.models import Appraisal
from jiaogong.kernel.api import After, Page, Words
from jiaogong.kernel.web import page_by_key
from jiaogong.members.middleware import standing

router = Router(tags=[gettext_noop("Appraisals")])


class AppraisalLine(Schema):
    """A plan: how many are appraised, how many were entitled to grade, how many did."""

    id: int
    union: str
    year: int
    title: str
    appraisers: Appraisal.Appraisers
    state: Appraisal.State
    approved: dt.date | None
    appraised: int
    entitled: int | None
    issued: int | None
    cast: int | None


class AppraisalsAsked(Schema):
    """The filters of the page; `state` is one of an appraisal's, or open."""

    q: Words = ""
    state: str = ""
    after: After = ""


@router.get(
    "/appraisals",
    url_name="api-appraisals",
    response=Page[AppraisalLine],
    summary=gettext_noop("Appraisals in numbers, newest first"),
)
def appraisals(request: HttpRequest, asked: Query[AppraisalsAsked]) -> Page[AppraisalLine]:
    """Of the very unions in which one is an officer, of the own one those approved; 50 at a time."""
    found = queries.found_by_words(queries.appraisals_visible_to(standing(request)), asked.q)
    rows = queries.in_state(found, asked.state).select_related("union").annotate(appraised=Count("subjects"))
    page = page_by_key(rows, asked.after, date="planned_at")
    return Page(rows=[_line(appraisal) for appraisal in page.rows], after=page.after)


def _line(appraisal: Appraisal) -> AppraisalLine:
    return AppraisalLine(
        id=appraisal.pk,
        union=appraisal.union.code,
        year=appraisal.year,
        title=appraisal.title,
        appraisers=Appraisal.Appraisers(appraisal.appraisers),
        state=Appraisal.State(appraisal.state),
        approved=appraisal.approved_date,
        appraised=vars(appraisal)["appraised"],
        entitled=appraisal.entitled,
        issued=appraisal.issued,
        cast=appraisal.cast,
    )
