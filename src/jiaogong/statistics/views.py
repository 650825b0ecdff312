"""Pages of the roll-up."""

from __future__ import annotations

import io

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from jiaogong.catalogue import CATEGORIES
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.web import page_or_fragment
from jiaogong.ledger.overview import Overview
from jiaogong.ledger.rollup import silent_unions
from jiaogong.members.asking import Asked, asked, periods_offered
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import unions_visible_to
from jiaogong.statistics import queries, sheets
from jiaogong.unions.models import Union


@signed_in
def rollup(request: HttpRequest) -> HttpResponse:
    ask = _readable(request)
    found = Overview(ask.union, ask.period)
    unions = list(unions_visible_to(standing(request)))
    is_wide = ask.union.kind in (Union.Kind.AREA, Union.Kind.CLUSTER)
    context = {
        "ask": ask,
        "before": ask.period.before(),
        "sections": queries.sections(found.rows),
        "by_month": queries.acts_by_month(found),
        "against": queries.acts_against_last_year(found),
        "by_union": queries.by_union(found, unions) if is_wide else [],
        "silent_count": queries.silent_count(found, unions) if is_wide else 0,
        "unions": [u for u in unions if u.kind != Union.Kind.GROUP],
        "periods": periods_offered(),
    }
    return page_or_fragment(request, "statistics/rollup.html", context)


@signed_in
def silent(request: HttpRequest) -> HttpResponse:
    ask = _readable(request)
    category = request.GET.get("category", "")
    context = {
        "ask": ask,
        "category": category if category in CATEGORIES else "",
        "categories": CATEGORIES,
        "silent": silent_unions(ask.union, ask.period, category if category in CATEGORIES else ""),
    }
    return page_or_fragment(request, "statistics/silent.html", context)


@signed_in
def spreadsheet(request: HttpRequest) -> HttpResponse:
    ask = _readable(request)
    file = io.BytesIO()
    sheets.write_rollup(file, ask.union, ask.period)
    answer = HttpResponse(file.getvalue(), content_type=sheets.XLSX)
    answer["Content-Disposition"] = f'attachment; filename="rollup-{ask.union.code}-{ask.period.code}.xlsx"'
    return answer


def _readable(request: HttpRequest) -> Asked:
    ask = asked(request)
    if not standing(request).reads(ask.union):
        raise NotFound(_("The roll-up of %(union)s is for its officers and auditors.") % {"union": ask.union})
    return ask
