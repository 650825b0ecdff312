"""What waits to leave the house and what failed, for officers of the area."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_by_key, page_or_fragment
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.outbox import permissions, queries
from jiaogong.outbox.models import Message
from jiaogong.outbox.services import sending, trying


def _asked(request: HttpRequest) -> tuple[str, str]:
    return request.GET.get("state", queries.OPEN), request.GET.get("q", "")[:40].strip()


def _listed(request: HttpRequest) -> QuerySet[Message]:
    state, words = _asked(request)
    visible = queries.messages_visible_to(standing(request)).select_related("person", "union")
    return queries.found_by_words(queries.in_state(visible, state), words)


@signed_in
def outbox(request: HttpRequest) -> HttpResponse:
    """Messages, newest first, above them whether a worker lives and how many wait or failed."""
    who = standing(request)
    require(permissions.may_see_outbox(who))
    state, words = _asked(request)
    page = page_by_key(_listed(request), request.GET.get("after", ""), date="made_at")
    worker = queries.last_worker()
    context: dict[str, Any] = {
        "rows": page.rows,
        "after": page.after,
        "state": state,
        "words": words,
        "states": [(queries.OPEN, _("Waiting or failed")), *Message.State.choices],
        "worker": worker,
        "is_alive": queries.is_alive(worker, clock.now()),
        "counts": queries.counts(queries.messages_visible_to(who)),
        "jobs": queries.jobs(),
        "mail_is_set": settings.MAIL_IS_SET,
        "mail_host": settings.EMAIL_HOST,
        "address": settings.SITE_ADDRESS,
    }
    return page_or_fragment(request, "outbox/outbox.html", context)


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The messages that the list shows, as a spreadsheet."""
    require(permissions.may_see_outbox(standing(request)))
    heads = [
        _("Written"),
        _("About"),
        _("Receiver"),
        _("Union"),
        _("State"),
        _("Tries"),
        _("Sent"),
        _("What went wrong"),
    ]
    rows = [
        [
            f"{localtime(m.made_at):%Y-%m-%d %H:%M}",
            m.get_topic_display(),
            m.person.name if m.person else _("the group"),
            m.union.name,
            m.get_state_display(),
            m.tries,
            f"{localtime(m.sent_at):%Y-%m-%d %H:%M}" if m.sent_at else None,
            m.reason,
        ]
        for m in _listed(request)
    ]
    return table_file(f"messages-{clock.today():%Y%m%d}", heads, rows)


@signed_in
def try_again(request: HttpRequest, message_id: int) -> HttpResponse:
    """Let a failed message be sent anew; whoever merely comes by is led to the list."""
    if request.method != "POST":
        return redirect("outbox")
    sending.try_again(actor=standing(request), message_id=message_id)
    messages.success(request, _("It is tried again now."))
    return redirect("outbox")


@signed_in
@only_sent("outbox")
def trial(request: HttpRequest) -> HttpResponse:
    """Send oneself a test letter and say how it went."""
    trying.send_trial(actor=standing(request))
    messages.success(request, _("The mail server has taken the letter; look into your mailbox."))
    return redirect("outbox")
