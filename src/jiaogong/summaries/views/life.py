"""The life of a text on its page: sign, submit, return, accept, take back; and a draft of one's own brought in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import form_key, take_kept_form
from jiaogong.members.asking import asked_or_told
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries, services
from jiaogong.summaries.forms import given_text, offered
from jiaogong.summaries.models import Text


def life_of(who: Standing, text: Text) -> dict[str, object]:
    """What a text's page tells and offers of its life."""
    check = text.checks.order_by("-version").first() if permissions.may_see_versions(who, text) else None
    call = queries.call_upon(text.union, text.period) if text.kind != Text.Kind.OLD else None
    return {
        "steps": list(text.steps.select_related("done_by")),
        "kept_check": check,
        "call": call,
        "may_see_versions": permissions.may_see_versions(who, text),
        "may_sign": permissions.may_sign(who, text),
        "may_submit": permissions.may_submit(who, text),
        "may_judge": permissions.may_judge(who, text),
        "may_take_back": permissions.may_take_back(who, text),
    }


@signed_in
@only_sent("summary")
def life(request: HttpRequest, text_id: int) -> HttpResponse:
    """Do one act of a text's life, then show the text, or the branch's table where one came from there."""
    act, said = request.POST.get("act", ""), request.POST.get("remark", "")
    asked: dict[str, Any] = {"actor": standing(request), "text_id": text_id}
    if act == "sign":
        services.sign_text(**asked, seen_version=_number(request.POST.get("version", "")))
        messages.success(request, _("Signed."))
    elif act == "submit":
        services.submit_text(**asked)
        messages.success(request, _("Submitted to the union above."))
    elif act == "return":
        services.return_text(**asked, remark=said)
        messages.success(request, _("Returned with your remarks."))
    elif act == "accept":
        services.accept_text(**asked, remark=said)
        messages.success(request, _("Accepted."))
    elif act == "take_back":
        services.take_back(**asked, reason=said)
        messages.success(request, _("It is a draft again."))
    else:
        queries.text_visible_to(standing(request), text_id)
        raise RuleBroken(_("Say what is to be done with the text."))
    return redirect("summary", text_id)


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


@signed_in
def bring(request: HttpRequest) -> HttpResponse:
    """Bring a draft of one's own in, pasted or as a file."""
    who = standing(request)
    kept = take_kept_form(request)
    ask, reason = asked_or_told(request, kept)
    may = permissions.may_write_in(who, ask.union)
    sent = kept or request.POST
    context: dict[str, Any] = {"ask": ask, "typed": sent.get("body", ""), "kept": kept, "may": may}
    context["title"] = sent.get("title", "")
    if request.method == "POST" and not reason:
        require(may)
        try:
            given = given_text(request)
            text = services.bring_in(
                actor=who,
                union=ask.union,
                period=ask.period,
                title=given.name,
                body=given.body,
                form_key=form_key(request),
            )
            return redirect("summary", text.pk)
        except RuleBroken as refusal:
            reason = str(refusal)
    context |= {"reason": reason, **offered(who)}
    return render(request, "summaries/bring.html", context, status=422 if reason else 200)
