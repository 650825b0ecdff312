"""Checking a pasted or uploaded draft; nothing of it is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import take_kept_form
from jiaogong.members.asking import asked
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.summaries import permissions, presenting, queries
from jiaogong.summaries.checking import check_text
from jiaogong.summaries.forms import given_text, offered


@signed_in
def check(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    ask = asked(request)
    typed = request.POST or take_kept_form(request) or {}
    context: dict[str, Any] = {"ask": ask, "typed": typed.get("body", ""), "page_has_primary": True, **offered(who)}
    status = 200
    if request.method == "POST":
        require(permissions.may_check_in(who, ask.union))
        try:
            body = given_text(request).body
            against = queries.others_to_compare(who, ask.union, ask.period.code)
            checked = check_text(body, union=ask.union, period=ask.period, against=against, reader=who)
            context |= {"view": presenting.check_view(checked), "typed": body}
        except RuleBroken as refusal:
            context["reason"], status = str(refusal), 422
    return render(request, "summaries/check.html", context, status=status)
