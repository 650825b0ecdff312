"""One proposal with its whole life, and what is done on its page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.proposals import presenting, queries


@signed_in
def proposal(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """One proposal or suggestion."""
    return _page(request, proposal_id, {})


def _page(request: HttpRequest, proposal_id: int, bound: dict[str, Any], status: int = 200) -> HttpResponse:
    who = standing(request)
    found = queries.proposal_visible_to(who, proposal_id)
    context = presenting.page_of(who, found, bound)
    return page_or_fragment(request, "proposals/proposal.html", context, status=status)


@signed_in
def act(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Do one of the acts of the page; what was typed stays where the act is refused or the session was lost."""
    who = standing(request)
    found = queries.proposal_visible_to(who, proposal_id)
    sent = request.POST if request.method == "POST" else take_kept_form(request)
    if sent is None:
        return redirect("proposal", proposal_id)
    name = sent.get("act", "")
    if name not in presenting.ACTS:
        raise NotFound(_("There is no such act."))
    asked = presenting.ACTS[name]
    form = asked.form(who, found, sent)
    if request.method != "POST":
        return _page(request, proposal_id, {name: form})
    require(asked.may(who, found))
    status = 422
    if form.is_valid():
        try:
            asked.do(who, proposal_id, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            status = broken.status
        else:
            messages.success(request, str(asked.done))
            return redirect("proposal", proposal_id)
    return _page(request, proposal_id, {name: form}, status=status)


@signed_in
def versions(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """The texts as they were handed in, their fingerprints, and what differs."""
    found = queries.proposal_visible_to(standing(request), proposal_id)
    context = {"proposal": found, "versions": found.versions.all(), "compared": presenting.compared(found)}
    return page_or_fragment(request, "proposals/versions.html", context)
