"""Checking a pasted or uploaded draft; nothing of it is kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import take_kept_form
from jiaogong.members.asking import Asked, asked_or_told
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.prose import read
from jiaogong.summaries import permissions, presenting, queries
from jiaogong.summaries.checking import Checked, check_text
from jiaogong.summaries.checking.mending import mended_text
from jiaogong.summaries.forms import Given, given_text, offered, pasted
from jiaogong.summaries.understood import understood
from jiaogong.summaries.views import drafts

MOST_BESIDE = 10


@signed_in
def check(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    kept = take_kept_form(request)
    waiting = drafts.take(request) if request.method == "GET" else None
    ask, reason = asked_or_told(request, kept or waiting)
    may = permissions.may_check_in(who, ask.union)
    typed = (kept or waiting or request.POST).get("body", "")
    context: dict[str, Any] = {"ask": ask, "typed": typed, "kept": kept, "may": may}
    context["may_record"] = permissions.may_write_in(who, ask.union)
    if (request.method == "POST" or waiting) and not reason:
        require(may)
        try:
            given = Given("", pasted(typed)) if waiting else given_text(request)
            body = _mended(request, ask, given.body)
            against = queries.others_to_compare(who, ask.union, ask.period.code)
            checked = check_text(body, union=ask.union, period=ask.period, against=against, reader=who)
            context["notes"] = [*given.notes, *understood(read(body))]
            context |= {"view": presenting.check_view(checked), "typed": body, "beside": _beside(who, checked)}
        except RuleBroken as refusal:
            reason = str(refusal)
    context |= {"reason": reason, **offered(who)}
    return render(request, "summaries/check.html", context, status=422 if reason else 200)


def _mended(request: HttpRequest, ask: Asked, body: str) -> str:
    """The draft, with the ledger's value put at the place of the button that was pressed, if one was."""
    start, _dash, end = request.POST.get("take", "").partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        return body
    checked = check_text(body, union=ask.union, period=ask.period, reader=standing(request))
    mended = mended_text(checked, int(start), int(end))
    if mended is None:
        messages.warning(request, _("The words were changed since the check; it was made anew."))
    return body if mended is None else mended


def _beside(who: Standing, checked: Checked) -> list[tuple[str, str, list[presenting.Beside]]]:
    """The copied passages of each text that may be opened, side by side."""
    shown = [c for c in presenting.check_view(checked).copied if c.is_open][:MOST_BESIDE]
    bodies = dict(queries.texts_visible_to(who).filter(pk__in=[c.key for c in shown]).values_list("pk", "body"))
    return [(c.of, c.percent, presenting.passages_beside(checked, c.key, bodies[c.key])) for c in shown]
