"""Checking a pasted or uploaded draft; nothing of it is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import take_kept_form
from jiaogong.members.asking import asked_or_told
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.summaries import permissions, presenting, queries
from jiaogong.summaries.checking import check_text
from jiaogong.summaries.forms import given_text, offered


@signed_in
def check(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    kept = take_kept_form(request)
    ask, reason = asked_or_told(request, kept)
    may = permissions.may_check_in(who, ask.union)
    typed = (kept or request.POST).get("body", "")
    context: dict[str, Any] = {"ask": ask, "typed": typed, "kept": kept, "may": may}
    if request.method == "POST" and not reason:
        require(may)
        try:
            body = given_text(request).body
            against = queries.others_to_compare(who, ask.union, ask.period.code)
            checked = check_text(body, union=ask.union, period=ask.period, against=against, reader=who)
            context |= {"view": presenting.check_view(checked), "typed": body}
        except RuleBroken as refusal:
            reason = str(refusal)
    context |= {"reason": reason, **offered(who)}
    return render(request, "summaries/check.html", context, status=422 if reason else 200)
