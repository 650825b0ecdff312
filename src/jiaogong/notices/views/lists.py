"""Notices received and sent, as lists and as spreadsheets."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.script import holding
from jiaogong.kernel.tables import Cell, table_file
from jiaogong.kernel.web import page_by_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.notices import queries
from jiaogong.notices.models import Delivery, Notice


@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """Notices received, or with ?box=sent those sent; newest first."""
    who = standing(request)
    may_send = bool(queries.senders(who))
    box, words, state = _asked(request, who, may_send)
    context: dict[str, Any] = {
        "box": box,
        "words": words,
        "state": state,
        "states": [(queries.OPEN, _("To do")), *Delivery.State.choices],
        "may_send": may_send,
        "today": clock.today(),
    }
    after = request.GET.get("after", "")
    if box == queries.SENT:
        sent = page_by_key(_sent(who, words, state), after, date="sent_at")
        context |= {"sent": sent.rows, "after": sent.after}
    else:
        received = page_by_key(_received(who, words, state), after, date="notice__sent_at")
        rows = [(d, d.state_on(clock.today())) for d in received.rows]
        context |= {"received": rows, "after": received.after}
    return page_or_fragment(request, "notices/notices.html", context)


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The notices that the list shows, as a spreadsheet."""
    who = standing(request)
    box, words, state = _asked(request, who, bool(queries.senders(who)))
    if box == queries.SENT:
        heads = [_("Title"), _("Sent"), _("Due"), _("Sent by"), _("Unions"), _("Read"), _("Answered")]
        rows = [_sent_row(n) for n in _sent(who, words, state).order_by("-sent_at", "-pk")]
    else:
        heads = [_("Title"), _("Sent"), _("Due"), _("Sent by"), _("Union"), _("State"), _("Reminded")]
        rows = [_received_row(d) for d in _received(who, words, state).order_by("-notice__sent_at", "-pk")]
    return table_file(f"notices-{box}-{clock.today():%Y%m%d}", heads, rows)


def _asked(request: HttpRequest, who: Standing, may_send: bool) -> tuple[str, str, str]:
    """Which box, words and state; whoever sends and receives nothing sees what was sent."""
    own = queries.SENT if may_send and not queries.received_by(who).exists() else queries.RECEIVED
    words, state = request.GET.get("q", "")[:40].strip(), request.GET.get("state", "")
    return request.GET.get("box", own), words, state


def _sent(who: Standing, words: str, state: str) -> QuerySet[Notice]:
    sent = queries.sent_by(who)
    sent = queries.with_late_answers(sent, clock.today()) if state == Delivery.State.LATE else sent
    return queries.counted(sent).select_related("union").filter(holding(words, "title"))


def _received(who: Standing, words: str, state: str) -> QuerySet[Delivery]:
    received = queries.in_state(queries.received_by(who), state, clock.today())
    return received.select_related("union", "notice__union").filter(holding(words, "notice__title"))


def _sent_row(notice: Notice) -> list[Cell]:
    told: list[Cell] = [notice.title, localdate(notice.sent_at), notice.due_date, notice.union.name]
    counts = vars(notice)  # annotated by `counted`
    return [*told, counts["sent_to"], counts["read"], counts["answered"] if notice.asks_answer else None]


def _received_row(delivery: Delivery) -> list[Cell]:
    notice, state = delivery.notice, delivery.state_on(clock.today())
    told: list[Cell] = [notice.title, localdate(notice.sent_at), notice.due_date, notice.union.name]
    return [*told, delivery.union.name, str(state.label), delivery.chased]
