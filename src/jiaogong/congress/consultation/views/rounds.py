"""A round of opinions: opened, read, given to, closed; its draft as a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.consultation import permissions, presenting, services
from jiaogong.congress.consultation.forms import (
    LastDayForm,
    OpinionForm,
    ReasonForm,
    RoundForm,
    UnnamedOpinionForm,
)
from jiaogong.congress.consultation.queries import rounds
from jiaogong.congress.delegates.queries import house_visible_to
from jiaogong.congress.models import Item, OpinionRound
from jiaogong.congress.sessions.queries import AHEAD
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.files import kept_file
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import not_kept, signed_in
from jiaogong.members.middleware import standing
from jiaogong.unions.models import Union

_ACTS = ("last_day", "close", "call_off", "publish")


@signed_in
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for opinions on a draft."""
    who = standing(request)
    union = house_visible_to(who, code)
    require(permissions.may_ask(who, union))
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    form = RoundForm(sent, request.FILES or None, items=_items(union), initial={"starts_date": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.open_round(actor=who, union=union, plan=form.plan, form_key=form_key(request))
            return redirect("opinion-round", union.code, made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {"union": union, "form": form, "kept": kept, "form_key": request.POST.get("form_key") or new_form_key()}
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "congress/round_new.html", context, status=status)


def _items(union: Union) -> list[Item]:
    """What is still to be dealt with by the sessions ahead."""
    planned = Item.objects.filter(session__union=union, session__state__in=AHEAD, state=Item.State.PLANNED)
    return list(planned.select_related("session").order_by("session__starts_at", "position"))


@not_kept(where="is_unnamed")
@signed_in
def opinion_round(request: HttpRequest, code: str, round_id: int) -> HttpResponse:
    """A round: its draft, one's own opinions, and once it is answered all of them."""
    who = standing(request)
    found = rounds.round_visible_to(who, code, round_id)
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    form = UnnamedOpinionForm(sent) if found.may_be_unnamed else OpinionForm(sent)
    status = 200
    if request.method == "POST":
        require(permissions.may_give(who, found))
        status = 422
        if form.is_valid():
            try:
                return _given(request, found, form)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    return _round_page(request, found, form, kept=kept, status=status)


def _given(request: HttpRequest, found: OpinionRound, form: OpinionForm) -> HttpResponse:
    unnamed = bool(form.cleaned_data.get("is_unnamed"))
    services.give_opinion(
        actor=standing(request), round_id=found.pk, said=form.said, is_unnamed=unnamed, form_key=form_key(request)
    )
    messages.success(request, _("Your opinion is there. Its answer will stand on this page."))
    return redirect("opinion-round", found.union.code, found.pk)


def _round_page(
    request: HttpRequest, found: OpinionRound, form: OpinionForm, *, kept: object = None, status: int = 200
) -> HttpResponse:
    who, today = standing(request), clock.today()
    is_published = found.state == OpinionRound.State.PUBLISHED
    context = {
        "round": found,
        "union": found.union,
        "stage": presenting.STAGES[rounds.stage_of(found, today)],
        "counts": rounds.counts_of(found, today),
        "counted_by": presenting.COUNTED_BY[found.asked_of],
        "form": form,
        "kept": kept,
        "form_key": request.POST.get("form_key") or new_form_key(),
        "own": rounds.own_opinions(found, who.person),
        "may_give": permissions.may_give(who, found),
        "may_ask": permissions.may_ask(who, found.union),
        "may_change": permissions.may_change_round(who, found),
        "may_call_off": permissions.may_call_off(who, found),
        "may_publish": permissions.may_publish(who, found),
        "may_read_all": permissions.may_read_all(who, found),
        "is_published": is_published,
        "day_form": LastDayForm(initial={"last_date": found.last_date}),
        "reason_form": ReasonForm(),
    }
    return page_or_fragment(request, "congress/round.html", context, status=status)


@signed_in
def act(request: HttpRequest, code: str, round_id: int) -> HttpResponse:
    """An officer's act on a round; whoever comes by is led to it."""
    who = standing(request)
    found = rounds.round_visible_to(who, code, round_id)
    sent = request.POST.get("act", "")
    if request.method == "POST":
        if sent not in _ACTS:
            raise NotFound(_("There is no such act."))
        try:
            _acted(request, found, sent)
        except RuleBroken as broken:
            messages.error(request, str(broken))
    return redirect("opinion-round", code, round_id)


def _acted(request: HttpRequest, found: OpinionRound, sent: str) -> None:
    who = standing(request)
    if sent == "last_day":
        form = LastDayForm(request.POST)
        require(permissions.may_change_round(who, found))
        if not form.is_valid():
            raise RuleBroken(_("Give the last day as a date."))
        services.move_last_day(actor=who, round_id=found.pk, last_date=form.cleaned_data["last_date"])
    elif sent == "close":
        services.close_round(actor=who, round_id=found.pk)
    elif sent == "call_off":
        services.call_off_round(actor=who, round_id=found.pk, reason=request.POST.get("reason", ""))
    else:
        services.publish_answers(actor=who, round_id=found.pk)
        messages.success(request, _("The answers are published; those who gave an opinion are told."))


@signed_in
def own_opinion(request: HttpRequest, code: str, round_id: int, opinion_id: int) -> HttpResponse:
    """One's own opinion, worded anew or taken back while the round runs."""
    who = standing(request)
    found = rounds.round_visible_to(who, code, round_id)
    opinion = rounds.own_opinion(found, who.person, opinion_id)
    opinion.round = found
    start = {name: getattr(opinion, name) for name in ("place", "text", "why")}
    form = OpinionForm(request.POST if request.method == "POST" else None, initial=start)
    status = 200
    if request.method == "POST":
        status = 422
        if request.POST.get("act") == "take_back":
            services.take_opinion_back(actor=who, round_id=round_id, opinion_id=opinion_id)
            return redirect("opinion-round", code, round_id)
        if form.is_valid():
            services.change_opinion(actor=who, round_id=round_id, opinion_id=opinion_id, said=form.said)
            return redirect("opinion-round", code, round_id)
    may = permissions.may_change_opinion(who, opinion)
    context = {"round": found, "union": found.union, "opinion": opinion, "form": form, "may_change": may}
    return page_or_fragment(request, "congress/round_opinion.html", context, status=status)


@signed_in
def draft_file(request: HttpRequest, code: str, round_id: int) -> FileResponse:
    """The file of the draft, as an attachment."""
    found = rounds.round_visible_to(standing(request), code, round_id)
    if not found.sha256:
        raise NotFound(_("This draft has no file."))
    answer = FileResponse(
        kept_file(found.sha256).open("rb"), as_attachment=True, filename=found.file_name,
        content_type=found.content_type,
    )  # fmt: skip
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
