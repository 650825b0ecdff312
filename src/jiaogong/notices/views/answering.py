"""The answers: given, handed back, as a table and a spreadsheet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.kernel import clock, files
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.tables import Cell, table_file
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.notices import permissions, queries, services
from jiaogong.notices.forms import AnswerForm
from jiaogong.notices.models import Delivery, Notice, NoticeField

AT_A_TIME = 100


@signed_in
def answer(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Fill in what a notice asks, for a union; an answer given is shown as it stands."""
    who = standing(request)
    delivery = (
        queries.deliveries_visible_to(who)
        .select_related("union", "notice__union", "answered_by")
        .filter(pk=delivery_id)
    ).first() or queries.locked_delivery(delivery_id, visible_to=who)
    given = {a.field_id: a for a in delivery.answers.all()}
    may_answer = permissions.may_answer(who, delivery)
    kept = take_kept_form(request) if request.method != "POST" else None
    form = AnswerForm(
        request.POST if request.method == "POST" else kept,
        request.FILES if request.method == "POST" else None,
        asked=delivery.notice.fields.all(),
        initial={f"field-{pk}": a.text for pk, a in given.items() if not a.sha256},
    )
    if request.method == "POST":
        require(may_answer)
        if form.is_valid():
            try:
                _answer(request, delivery, form)
                return redirect("notice", delivery.notice_id)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    context = {
        "delivery": delivery,
        "form": form,
        "kept": kept,
        "given": [(f, given.get(f.pk)) for f in form.asked],
        "may_answer": may_answer,
        "may_return": permissions.may_return(who, delivery),
    }
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "notices/answer.html", context, status=status)


def _answer(request: HttpRequest, delivery: Delivery, form: AnswerForm) -> None:
    for name in request.FILES:
        for file in request.FILES.getlist(name):
            files.require_size(file.size or 0, file.name or "")
    services.answer_notice(
        actor=standing(request), delivery_id=delivery.pk, typed=form.typed, sent_files=form.sent_files
    )
    messages.success(request, _("Answered; the sender sees it."))


@signed_in
def return_answer(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Hand an answer back with a reason; whoever merely comes by is led to the answer."""
    if request.method != "POST":
        return redirect("notice-answer", delivery_id)
    services.return_answer(actor=standing(request), delivery_id=delivery_id, reason=request.POST.get("reason", ""))
    messages.success(request, _("The answer is handed back."))
    return redirect("notice-answer", delivery_id)


@signed_in
def answers(request: HttpRequest, notice_id: int) -> HttpResponse:
    """The answers as a table: a row a union, a column a field."""
    found = queries.notice_visible_to(standing(request), notice_id)
    state = request.GET.get("state", "")
    page = Paginator(_deliveries(request, found), AT_A_TIME).get_page(request.GET.get("page"))
    context = {
        "notice": found,
        "fields": found.fields.all(),
        "rows": [_row(d, found) for d in page.object_list],
        "page": page,
        "state": state,
        "states": Delivery.State.choices,
    }
    return page_or_fragment(request, "notices/answers.html", context)


def _deliveries(request: HttpRequest, found: Notice) -> Any:
    known = queries.deliveries_visible_to(standing(request)).filter(notice=found)
    shown = queries.in_state(known, request.GET.get("state", ""), clock.today())
    return (
        shown.select_related("union", "notice", "answered_by").prefetch_related("answers").order_by("union__path", "pk")
    )


def _row(delivery: Delivery, found: Notice) -> dict[str, Any]:
    given = {a.field_id: a for a in delivery.answers.all()} if delivery.answered_at else {}
    return {
        "delivery": delivery,
        "state": delivery.state_on(clock.today()),
        "cells": [(f, given.get(f.pk)) for f in found.fields.all()],
    }


@signed_in
def export(request: HttpRequest, notice_id: int) -> FileResponse:
    """The answers that the table shows, as a spreadsheet; numbers are numbers there."""
    found = queries.notice_visible_to(standing(request), notice_id)
    rows = []
    for delivery in _deliveries(request, found):
        row = _row(delivery, found)
        told: list[Cell] = [delivery.union.code, delivery.union.name, str(row["state"].label)]
        told += [localdate(delivery.answered_at) if delivery.answered_at else None, delivery.chased]
        told += [_cell(field, answer.text if answer else "") for field, answer in row["cells"]]
        rows.append(told)
    heads = [_("Code"), _("Union"), _("State"), _("Answered on"), _("Reminded"), *(f.label for f in found.fields.all())]
    return table_file(f"answers-{found.pk}-{clock.today():%Y%m%d}", heads, rows)


def _cell(field: NoticeField, text: str) -> Cell:
    if field.kind != NoticeField.Kind.NUMBER:
        return text
    try:
        return float(text.replace(",", "").replace("，", ""))
    except ValueError:
        return text
