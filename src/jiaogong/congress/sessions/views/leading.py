"""One item dealt with, and what is said around it: opinions, speakers, the presidium's own meetings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, ItemResult, Paper
from jiaogong.congress.sessions import permissions, queries, services
from jiaogong.congress.sessions.forms import CountForm, ItemForm, OpinionForm, PresidiumMeetingForm, RecountForm
from jiaogong.congress.sessions.limits import bounds_for
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.telling import result_told
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing

_CHANGED = ("title", "kind", "way", "presenter", "text", "late_reason")


@signed_in
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """An item: changed while it is planned, then heard, voted on by hands or put to a secret ballot."""
    who = standing(request)
    found = queries.item_visible_to(who, item_id)
    sent = request.POST.get("act", "") if request.method == "POST" else ""
    tellers = {"tellers": queries.last_tellers(found.session)}
    count = CountForm(request.POST if sent == "hands" else None, initial=tellers)
    recount = RecountForm(request.POST if sent == "recount" else None, initial=tellers, auto_id="anew-%s")
    form = ItemForm(
        request.POST if sent == "change" else None,
        initial={name: getattr(found, name) for name in _CHANGED},
        after_papers=found.session.papers_sent_at is not None,
    )
    status, fault = 200, ""
    if sent:
        status = 422
        try:
            if _dealt_with(request, sent, item_id, (count, recount, form)):
                return redirect("session-item", item_id)
        except RuleBroken as broken:
            fault = str(broken)
    context = {**_facts_of(who, found), "count_form": count, "recount_form": recount, "form": form, "fault": fault}
    return page_or_fragment(request, "congress/item.html", context, status=status)


def _facts_of(who: Standing, found: Item) -> dict[str, Any]:
    """What is known of an item, what its vote needs, and what one may do with it."""
    bounds, turnout = bounds_for(found.session), rolls.turnout_of(found.session)
    may = permissions.may_lead(who, found.session)
    return {
        "item": found,
        "session": found.session,
        "told": result_told(found),
        "counts": found.hand_counts.select_related("noted_by"),
        "result": ItemResult.objects.filter(item=found).first(),
        "may_recount": permissions.may_recount(who, found),
        "turnout": turnout,
        "needed": bounds.quorum_needed(turnout.entitled),
        "votes_needed": bounds.votes_needed(turnout.entitled),
        "is_quorate": turnout.entitled > 0 and turnout.present >= bounds.quorum_needed(turnout.entitled),
        "must_be_secret": bounds.must_be_secret(found.kind),
        "may_lead": may,
        "may_change": may if may else permissions.may_prepare(who, found.session),
        "may_add_paper": permissions.may_add_paper(who, found.session),
        "papers": _papers_of(who, found),
        "opinions": found.opinions.select_related("delegation", "said_by"),
    }


def _papers_of(who: Standing, found: Item) -> QuerySet[Paper]:
    """The item's own papers: for officers all, for others what has been sent."""
    known = found.papers.order_by("pk")
    return known if permissions.may_keep(who, found.session.union) else known.filter(sent_at__isnull=False)


def _dealt_with(
    request: HttpRequest, sent: str, item_id: int, sent_forms: tuple[CountForm, RecountForm, ItemForm]
) -> bool:
    """Do what was sent; False where a form has faults."""
    who = standing(request)
    count, recount, form = sent_forms
    if sent == "hands":
        if count.is_valid():
            told = count.cleaned_data["tellers"]
            services.vote_by_hands(actor=who, item_id=item_id, count=count.count, tellers=told)
        return count.is_valid()
    if sent == "recount":
        if recount.is_valid():
            told = {name: recount.cleaned_data[name] for name in ("reason", "tellers")}
            services.recount_hands(actor=who, item_id=item_id, count=recount.count, **told)
        return recount.is_valid()
    if sent == "change":
        if form.is_valid():
            services.change_item(actor=who, item_id=item_id, plan=form.plan)
        return form.is_valid()
    if sent == "heard":
        services.note_heard(actor=who, item_id=item_id)
    elif sent == "ballot":
        way = request.POST.get("way", "screen")
        services.put_to_ballot(actor=who, item_id=item_id, way=way if way in ("screen", "paper", "both") else "screen")
        messages.success(request, _("The ballot is prepared: name its scrutineers, then open it."))
    else:
        raise NotFound(_("There is no such act."))
    return True


@signed_in
def floor(request: HttpRequest, session_id: int) -> HttpResponse:
    """What delegations say, who waits for the floor, what the presidium decided."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    items = list(found.items.exclude(state=Item.State.DROPPED).order_by("position"))
    sent = request.POST.get("act", "") if request.method == "POST" else ""
    opinion = OpinionForm(request.POST if sent == "opinion" else None, items=items)
    meeting = PresidiumMeetingForm(
        request.POST if sent == "meeting" else None, initial={"held_at": clock.now()}, auto_id="meeting-%s"
    )
    status = 200
    if sent:
        status = 422
        try:
            if _said(request, sent, session_id, opinion, meeting):
                return redirect("session-floor", session_id)
        except RuleBroken as broken:
            bound = opinion if opinion.is_bound else meeting if meeting.is_bound else None
            bound.add_error(None, str(broken)) if bound else messages.error(request, str(broken))
    context = {
        "session": found,
        "opinion_form": opinion,
        "meeting_form": meeting,
        "opinions": found.opinions.select_related("delegation", "item", "said_by"),
        "speakers": found.speakers.select_related("person"),
        "meetings": found.presidium_meetings.all(),
        "may_take_part": permissions.may_take_part(who, found),
        "may_lead": permissions.may_lead(who, found),
        "may_keep_roll": permissions.may_keep_roll(who, found),
    }
    return page_or_fragment(request, "congress/floor.html", context, status=status)


def _said(
    request: HttpRequest, sent: str, session_id: int, opinion: OpinionForm, meeting: PresidiumMeetingForm
) -> bool:
    """Do what was sent; False where a form has faults."""
    who = standing(request)
    if sent == "opinion":
        if opinion.is_valid():
            told = opinion.cleaned_data
            services.give_opinion(actor=who, session_id=session_id, text=told["text"], item_id=told["item"])
        return opinion.is_valid()
    if sent == "meeting":
        if meeting.is_valid():
            services.note_presidium_meeting(actor=who, session_id=session_id, **meeting.cleaned_data)
        return meeting.is_valid()
    if sent == "floor":
        services.ask_for_floor(actor=who, session_id=session_id)
    elif sent == "spoken":
        key = request.POST.get("key", "")
        services.note_spoken(actor=who, speaker_id=int(key) if key.isdecimal() and len(key) < 19 else 0)
    else:
        raise NotFound(_("There is no such act."))
    return True
