"""One matter of a meeting of heads: talked over, decided by hands, brought before a session."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.consultation import permissions, presenting, services
from jiaogong.congress.consultation.forms import DecisionForm, SaidForm
from jiaogong.congress.consultation.queries import heads
from jiaogong.congress.consultation.queries.bounds import bounds_for
from jiaogong.congress.consultation.telling import OWED, confirmation_of
from jiaogong.congress.models import HeadsMatter, Session
from jiaogong.congress.sessions.queries import next_session
from jiaogong.congress.sessions.rules import Count
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.unions.labels import limit_told


@signed_in
def matter(request: HttpRequest, code: str, matter_id: int) -> HttpResponse:
    """A matter as it stands; what becomes of it is noted here."""
    who = standing(request)
    found = heads.matter_visible_to(who, code, matter_id)
    require(permissions.may_read_meeting(who, found.meeting))
    sent = request.POST.get("act", "") if request.method == "POST" else ""
    said = SaidForm(request.POST if sent == "talk" else None)
    decision = DecisionForm(request.POST if sent == "decide" else None, auto_id="decided_%s")
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if _dealt_with(request, found, sent, said, decision):
                return redirect("heads-matter", code, matter_id)
        except RuleBroken as broken:
            bound = decision if decision.is_bound else said if said.is_bound else None
            bound.add_error(None, str(broken)) if bound else messages.error(request, str(broken))
    return _matter_page(request, found, said, decision, status)


def _dealt_with(request: HttpRequest, found: HeadsMatter, sent: str, said: SaidForm, decision: DecisionForm) -> bool:
    """Do what was sent; False where a form has faults."""
    who = standing(request)
    if sent == "talk":
        require(permissions.may_hold(who, found.meeting))
        if said.is_valid():
            services.talk_over(actor=who, matter_id=found.pk, text=said.cleaned_data["text"])
        return said.is_valid()
    if sent == "decide":
        require(permissions.may_hold(who, found.meeting))
        if decision.is_valid():
            told = decision.cleaned_data
            count = Count(yes=told["yes"], no=told["no"], abstained=told["abstained"])
            services.decide(actor=who, matter_id=found.pk, text=told["text"], count=count)
        return decision.is_valid()
    if sent != "bring":
        raise NotFound(_("There is no such act."))
    key = request.POST.get("session", "")
    session_id = int(key) if key.isdecimal() and len(key) < 19 else 0
    item = services.bring_before(actor=who, matter_id=found.pk, session_id=session_id)
    messages.success(request, _("It is on the agenda of %(session)s.") % {"session": item.session})
    return True


def _matter_page(
    request: HttpRequest, found: HeadsMatter, said: SaidForm, decision: DecisionForm, status: int
) -> HttpResponse:
    who, meeting = standing(request), found.meeting
    bounds, turnout = bounds_for(meeting), heads.turnout_of(meeting)
    owed = confirmation_of(found) == OWED
    context = {
        "shown": presenting.shown(found),
        "matter": found,
        "meeting": meeting,
        "union": meeting.union,
        "turnout": turnout,
        "quorum": bounds.quorum_needed(turnout.entitled),
        "votes_needed": bounds.votes_needed(turnout.entitled),
        "rules": [limit_told(bounds.quorum), limit_told(bounds.majority)],
        "is_quorate": turnout.entitled > 0 and turnout.present >= bounds.quorum_needed(turnout.entitled),
        "said_form": said,
        "decision_form": decision,
        "may_hold": permissions.may_hold(who, meeting),
        "may_bring": permissions.may_bring_before(who, found),
        "is_owed": owed,
        "next": next_session(meeting.union, Session.Body.CONGRESS, clock.today()) if owed else None,
    }
    return page_or_fragment(request, "congress/heads_matter.html", context, status=status)
