"""Writing a proposal or a suggestion."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import not_kept, signed_in
from jiaogong.members.middleware import standing
from jiaogong.proposals import permissions, queries, services
from jiaogong.proposals.forms import CodeForm, ProposalForm, RateByCodeForm, SuggestionForm, WordingForm
from jiaogong.proposals.models import Proposal
from jiaogong.proposals.services.suggesting import digest_of


@signed_in
def new(request: HttpRequest, call_id: int) -> HttpResponse:
    """Begin a proposal for a call."""
    who = standing(request)
    call = queries.call_visible_to(who, call_id)
    require(permissions.may_propose(who, call))
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    form = ProposalForm(sent, delegations=queries.delegations_headed_by(who.person, call.union))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.draft_proposal(
                actor=who,
                call_id=call.pk,
                wording=form.wording,
                delegation_id=form.delegation_id,
                form_key=form_key(request),
            )
            return redirect("proposal", made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {"form": form, "call": call, "kept": kept, "form_key": request.POST.get("form_key") or new_form_key()}
    return page_or_fragment(request, "proposals/wording.html", context, status=422 if request.method == "POST" else 200)


@signed_in
def change(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Word a draft anew."""
    who = standing(request)
    found = queries.proposal_visible_to(who, proposal_id)
    require(permissions.may_change(who, found))
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    said = found.wording
    initial = {"title": said.title, "reasons": said.reasons, "remedy": said.remedy, "seen_version": found.version}
    form, status = WordingForm(sent, initial=initial), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                seen = form.cleaned_data["seen_version"] or 0
                services.change_proposal(actor=who, proposal_id=found.pk, wording=form.wording, seen_version=seen)
                return redirect("proposal", found.pk)
            except ChangedMeanwhile as changed:
                status = changed.status
                form.add_error(None, str(changed))
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    context = {"form": form, "call": found.call, "proposal": found, "kept": kept}
    return page_or_fragment(request, "proposals/wording.html", context, status=status)


@not_kept()
@signed_in
def suggest(request: HttpRequest) -> HttpResponse:
    """Make a suggestion, under one's name or none."""
    who = standing(request)
    house = who.house
    sent = request.POST if request.method == "POST" else None
    form = SuggestionForm(sent, initial={"code": services.new_code()})
    if sent is not None and form.is_valid():
        try:
            return _sent(request, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {"form": form, "house": house, "form_key": request.POST.get("form_key") or new_form_key()}
    return page_or_fragment(request, "proposals/suggest.html", context, status=422 if sent is not None else 200)


def _sent(request: HttpRequest, form: SuggestionForm) -> HttpResponse:
    who = standing(request)
    house, code = who.house, form.cleaned_data["code"]
    if form.cleaned_data["is_anonymous"]:
        made = services.suggest_anonymously(actor=who, union=house, wording=form.wording, code=code)
        context = {"suggestion": made, "code": code}
        return page_or_fragment(request, "proposals/sent.html", context)
    made = services.make_suggestion(actor=who, union=house, wording=form.wording, form_key=form_key(request))
    return redirect("proposal", made.pk)


def read_by_code(request: HttpRequest) -> HttpResponse:
    """Read the answer to an anonymous suggestion by its code, signed in or not; the code stands in no address."""
    form, found, status = CodeForm(request.POST or None), None, 200
    if request.method == "POST" and form.is_valid():
        found = queries.suggestion_by_code(digest_of(form.cleaned_data["code"]))
        if found is None:
            form.add_error("code", _("No suggestion has this code: look at each letter again."))
            status = 422
    elif request.method == "POST":
        status = 422
    context = {"form": form, **(_of_code(found, form.cleaned_data["code"]) if found else {})}
    return page_or_fragment(request, "proposals/read.html", context, status=status)


def rate_by_code(request: HttpRequest) -> HttpResponse:
    """Rate the answer by the code, signed in or not; the code stands in no address and no session."""
    found = queries.suggestion_by_code(digest_of(request.POST.get("code", "")[:40]))
    if request.method != "POST" or found is None:
        return redirect("suggestion-read")
    form = RateByCodeForm(request.POST, grades=queries.grades_of(found.union, clock.today()))
    said, status = "", 422
    if form.is_valid():
        try:
            services.rate_by_code(**form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            said, status = _("Your rating is noted."), 200
    code = request.POST["code"][:40]
    found = queries.suggestion_by_code(digest_of(code)) or found
    context = {"form": CodeForm(initial={"code": code}), "said": said, **_of_code(found, code)}
    if status != 200:
        context["rating"] = form
    return page_or_fragment(request, "proposals/read.html", context, status=status)


def _of_code(found: Proposal, code: str) -> dict[str, Any]:
    """What a code shows: the suggestion, its answers with their ratings, and the form that rates the last one."""
    may_rate = permissions.may_rate_by_code(found)
    grades = queries.grades_of(found.union, clock.today())
    return {
        "suggestion": found,
        "answers": [a for a in found.answers.all() if a.published_date],
        "may_rate": may_rate,
        "rating": RateByCodeForm(grades=grades, initial={"code": code}, auto_id="rate_%s") if may_rate else None,
    }
