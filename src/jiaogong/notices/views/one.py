"""One notice: written, read, chased, its files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.kernel import clock, files
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.notices import permissions, queries, services
from jiaogong.notices.forms import FieldForm, NoticeForm
from jiaogong.notices.models import Delivery, Notice
from jiaogong.notices.rules import Draft

SPARE_ROWS = 3
MOST_FILES = 10


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
@only_sent("notice")
def chase(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Remind those who still owe their answer."""
    count = services.chase(actor=standing(request), notice_id=notice_id)
    messages.success(
        request, ngettext("%(count)s union is reminded.", "%(count)s unions are reminded.", count) % {"count": count}
    )
    return redirect("notice", notice_id)
