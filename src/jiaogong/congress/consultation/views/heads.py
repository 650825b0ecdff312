"""A meeting of heads: called, its roll, its matters, its minutes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.consultation import permissions, presenting, services
from jiaogong.congress.consultation.forms import CallForm, InviteForm, MatterForm, MinutesForm, ReasonForm
from jiaogong.congress.consultation.queries import heads
from jiaogong.congress.consultation.queries.bounds import bounds_for
from jiaogong.congress.consultation.telling import minutes_of
from jiaogong.congress.delegates.queries import house_visible_to
from jiaogong.congress.models import HeadsMeeting, HeadsSeat
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.unions.labels import limit_told

_ACTS = ("roll", "draw", "invite", "matter", "sign", "call_off")


@signed_in
def call(request: HttpRequest, code: str) -> HttpResponse:
    """Call the heads of delegations and committees together."""
    who = standing(request)
    union = house_visible_to(who, code)
    require(permissions.may_call_heads(who, union))
    kept = take_kept_form(request) if request.method != "POST" else None
    form = CallForm(request.POST if request.method == "POST" else kept)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.call_heads(actor=who, union=union, call=form.call, form_key=form_key(request))
            return redirect("heads-meeting", union.code, made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    term = heads.term_of(union)
    context = {
        "union": union,
        "form": form,
        "kept": kept,
        "heads": heads.heads_of(term) if term else [],
        "form_key": request.POST.get("form_key") or new_form_key(),
    }
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "congress/heads_call.html", context, status=status)


def _readable(request: HttpRequest, code: str, meeting_id: int) -> HeadsMeeting:
    who = standing(request)
    found = heads.meeting_visible_to(who, code, meeting_id)
    require(permissions.may_read_meeting(who, found))
    return found


@signed_in
def meeting(request: HttpRequest, code: str, meeting_id: int) -> HttpResponse:
    """A meeting of heads as it stands: who came, what was decided, what is owed a confirmation."""
    who = standing(request)
    found = _readable(request, code, meeting_id)
    bounds, turnout = bounds_for(found), heads.turnout_of(found)
    matters = [presenting.shown(m) for m in found.matters.select_related("item__session")]
    context = {
        "meeting": found,
        "union": found.union,
        "seats": heads.seats_of(found),
        "turnout": turnout,
        "quorum": bounds.quorum_needed(turnout.entitled),
        "quorum_rule": limit_told(bounds.quorum),
        "votes_needed": bounds.votes_needed(turnout.entitled),
        "majority_rule": limit_told(bounds.majority),
        "matters": matters,
        "is_open": any(m.matter.state == "planned" for m in matters),
        "has_counted": any(m.matter.yes is not None for m in matters),
        "attendances": HeadsSeat.Attendance.choices,
        "may_hold": permissions.may_hold(who, found),
        "may_prepare": permissions.may_prepare(who, found),
        "may_sign": permissions.may_sign(who, found),
        "may_call": permissions.may_call_heads(who, found.union),
        "matter_form": MatterForm(),
        "invite_form": InviteForm(),
        "reason_form": ReasonForm(),
    }
    return page_or_fragment(request, "congress/heads_meeting.html", context)


@signed_in
def act(request: HttpRequest, code: str, meeting_id: int) -> HttpResponse:
    """An officer's act on a meeting; whoever comes by is led to it."""
    found = heads.meeting_visible_to(standing(request), code, meeting_id)
    sent = request.POST.get("act", "")
    if request.method == "POST":
        if sent not in _ACTS:
            raise NotFound(_("There is no such act."))
        try:
            _acted(request, found, sent)
        except RuleBroken as broken:
            messages.error(request, str(broken))
    return redirect("heads-meeting", code, meeting_id)


def _acted(request: HttpRequest, found: HeadsMeeting, sent: str) -> None:
    who, post = standing(request), request.POST
    if sent == "roll":
        came = {pk: post.get(f"came-{pk}", "") for pk in found.seats.values_list("pk", flat=True)}
        services.call_roll(actor=who, meeting_id=found.pk, came=came)
    elif sent == "draw":
        services.draw_heads(actor=who, meeting_id=found.pk)
    elif sent == "invite":
        services.invite(actor=who, meeting_id=found.pk, number=post.get("number", ""))
    elif sent == "matter":
        title, reserved = post.get("title", ""), bool(post.get("is_reserved"))
        services.add_matter(actor=who, meeting_id=found.pk, title=title, is_reserved=reserved)
    elif sent == "sign":
        services.sign_minutes(actor=who, meeting_id=found.pk)
    else:
        services.call_off_heads(actor=who, meeting_id=found.pk, reason=post.get("reason", ""))


@signed_in
def minutes(request: HttpRequest, code: str, meeting_id: int) -> HttpResponse:
    """The minutes; until somebody has written them they begin from the record."""
    who = standing(request)
    found = _readable(request, code, meeting_id)
    may_write = permissions.may_hold(who, found)
    text = found.minutes or minutes_of(found, heads.seats_of(found), found.matters.all())
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    form = MinutesForm(sent, initial={"text": text, "seen_version": found.version})
    status = 200
    if request.method == "POST":
        require(may_write)
        status = 422
        if form.is_valid():
            try:
                services.write_minutes(actor=who, meeting_id=meeting_id, **form.cleaned_data)
                return redirect("heads-meeting", code, meeting_id)
            except ChangedMeanwhile as changed:
                status = changed.status
                form.add_error(None, str(changed))
    context = {"meeting": found, "union": found.union, "form": form, "kept": kept, "may_write": may_write}
    return page_or_fragment(request, "congress/heads_minutes.html", context, status=status)
