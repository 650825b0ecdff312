"""Pages of notices: those received and sent, one notice, its form, the answers as a table."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import formset_factory
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.kernel import clock, files
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.script import holding
from jiaogong.kernel.tables import Cell, table_file
from jiaogong.kernel.web import form_key, new_form_key, page_by_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.notices import permissions, queries, services
from jiaogong.notices.forms import AnswerForm, FieldForm, NoticeForm
from jiaogong.notices.models import Delivery, Notice, NoticeField
from jiaogong.notices.rules import Draft

SPARE_ROWS = 3
MOST_FILES = 10
AT_A_TIME = 100


@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """Notices received, or with ?box=sent those sent; newest first."""
    who = standing(request)
    may_send = bool(queries.senders(who))
    box = request.GET.get("box", queries.SENT if may_send and not queries.received_by(who).exists() else "received")
    words, state = request.GET.get("q", "")[:40].strip(), request.GET.get("state", "")
    context: dict[str, Any] = {
        "page_has_primary": may_send,
        "box": box,
        "words": words,
        "state": state,
        "states": [(queries.OPEN, _("To do")), *Delivery.State.choices],
        "may_send": may_send,
        "today": clock.today(),
    }
    if box == queries.SENT:
        sent = queries.sent_by(who)
        sent = queries.with_late_answers(sent, clock.today()) if state == Delivery.State.LATE else sent
        found = queries.counted(sent).select_related("union")
        page = page_by_key(found.filter(holding(words, "title")), request.GET.get("after", ""), date="sent_at")
        context |= {"sent": page.rows, "after": page.after}
    else:
        received = queries.in_state(queries.received_by(who), state, clock.today()).select_related(
            "union", "notice__union"
        )
        received = received.filter(holding(words, "notice__title"))
        received_page = page_by_key(received, request.GET.get("after", ""), date="notice__sent_at")
        rows = [(d, d.state_on(clock.today())) for d in received_page.rows]
        context |= {"received": rows, "after": received_page.after}
    return page_or_fragment(request, "notices/notices.html", context)


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Write a notice and send it."""
    who = standing(request)
    senders = queries.senders(who)
    if not senders:
        require(permissions.may_send(who, who.home))
        raise RuleBroken(_("There is no union below %(union)s to send a notice to.") % {"union": who.home})
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST.copy() if request.method == "POST" else kept.copy() if kept else None
    form = NoticeForm(sent, senders=senders, below=queries.unions_below(who), initial={"union": senders[0].code})
    rows_of = formset_factory(FieldForm, extra=SPARE_ROWS, max_num=40)
    is_redrawn = sent is not None and sent.get("act") == "rows"
    if sent is not None and is_redrawn:
        count = sent.get("form-TOTAL_FORMS", "")
        sent["form-TOTAL_FORMS"] = str(min(int(count) if count.isdecimal() else 0, 37) + SPARE_ROWS)
    rows = rows_of(sent)
    if request.method == "POST" and not is_redrawn and form.is_valid() and rows.is_valid():
        try:
            made = _send(request, form, rows)
            told = ngettext("Sent to %(count)s union.", "Sent to %(count)s unions.", made.deliveries.count())
            messages.success(request, told % {"count": made.deliveries.count()})
            return redirect("notice", made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "page_has_primary": True,
        "form": form,
        "rows": rows,
        "form_key": request.POST.get("form_key") or new_form_key(),
        "kept": kept,
    }
    status = 422 if request.method == "POST" and not is_redrawn else 200
    return page_or_fragment(request, "notices/new.html", context, status=status)


def _send(request: HttpRequest, form: NoticeForm, rows: Any) -> Notice:
    chosen = request.FILES.getlist("files")
    if len(chosen) > MOST_FILES:
        raise RuleBroken(_("At most %(most)s files go with a notice.") % {"most": MOST_FILES})
    for file in chosen:
        files.require_size(file.size or 0, file.name or "")
    typed = form.cleaned_data
    return services.send_notice(
        actor=standing(request),
        union=form.sender,
        draft=Draft(
            title=typed["title"],
            body=typed["body"],
            due_date=typed["due_date"],
            category=typed["category"],
            asked=tuple(row.asked for row in rows if row.asked),
        ),
        to=form.receivers,
        attached=[files.keep(file.read(), file.name or "") for file in chosen],
        form_key=form_key(request),
    )


@signed_in
def notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """One notice; opened by an officer of a union that it went to, it is noted as read."""
    who = standing(request)
    found = queries.notice_visible_to(who, notice_id)
    services.note_read(actor=who, notice_id=notice_id)
    mine = queries.received_by(who).filter(notice=found).select_related("union", "notice", "answered_by")
    may_chase = permissions.may_chase(who, found)
    context = {
        "page_has_primary": True,
        "notice": found,
        "mine": [(d, d.state_on(clock.today()), permissions.may_answer(who, d)) for d in mine],
        "may_chase": may_chase,
        "tally": _tally(found, queries.tally(found, who, clock.today())),
        "to_remind": found.asks_answer,
        "today": clock.today(),
    }
    return page_or_fragment(request, "notices/notice.html", context)


def _tally(found: Notice, counts: dict[str, int]) -> list[tuple[str, int, str]]:
    """Each state's label and count with the list that it counts; what was never asked is not counted."""
    shown = [s for s in Delivery.State if found.asks_answer or s != Delivery.State.ANSWERED]
    where = reverse("notice-answers", args=[found.pk])
    return [(str(s.label), counts[s], f"{where}?state={s.value}") for s in shown]


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
        "page_has_primary": True,
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
@only_sent("notice")
def chase(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Remind those who still owe their answer."""
    count = services.chase(actor=standing(request), notice_id=notice_id)
    messages.success(
        request, ngettext("%(count)s union is reminded.", "%(count)s unions are reminded.", count) % {"count": count}
    )
    return redirect("notice", notice_id)


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
        "cells": [given.get(f.pk) for f in found.fields.all()],
    }


@signed_in
def export(request: HttpRequest, notice_id: int) -> FileResponse:
    """The answers that the table shows, as a spreadsheet; numbers are numbers there."""
    found = queries.notice_visible_to(standing(request), notice_id)
    fields = list(found.fields.all())
    rows = []
    for delivery in _deliveries(request, found):
        row = _row(delivery, found)
        told: list[Cell] = [delivery.union.code, delivery.union.name, str(row["state"].label)]
        told += [localdate(delivery.answered_at) if delivery.answered_at else None, delivery.chased]
        told += [_cell(f, a.text if a else "") for f, a in zip(fields, row["cells"], strict=True)]
        rows.append(told)
    heads = [_("Code"), _("Union"), _("State"), _("Answered on"), _("Reminded"), *(f.label for f in fields)]
    return table_file(f"answers-{found.pk}-{clock.today():%Y%m%d}", heads, rows)


def _cell(field: NoticeField, text: str) -> Cell:
    if field.kind != NoticeField.Kind.NUMBER:
        return text
    try:
        return float(text.replace(",", "").replace("，", ""))
    except ValueError:
        return text


@signed_in
def notice_file(request: HttpRequest, file_id: int) -> FileResponse:
    found = queries.file_visible_to(standing(request), file_id)
    return _attachment(found.sha256, found.name, found.content_type)


@signed_in
def answer_file(request: HttpRequest, answer_id: int) -> FileResponse:
    found = queries.answer_file_visible_to(standing(request), answer_id)
    return _attachment(found.sha256, found.text, found.content_type)


def _attachment(sha256: str, name: str, content_type: str) -> FileResponse:
    """A file as an attachment: never shown by the browser as a page of ours."""
    answer = FileResponse(
        files.kept_file(sha256).open("rb"), as_attachment=True, filename=name, content_type=content_type
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
