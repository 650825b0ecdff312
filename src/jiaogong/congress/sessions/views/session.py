"""One session with its road, and the acts that need no more than a button."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.models import Session
from jiaogong.congress.sessions import permissions, queries, services
from jiaogong.congress.sessions.forms import ChangeForm, ReasonForm, ReportForm
from jiaogong.congress.sessions.presenting import road_of
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.telling import result_told
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing

Act = Callable[[Standing, int, HttpRequest], object]


@signed_in
def session(request: HttpRequest, session_id: int) -> HttpResponse:
    """A session: its road with the one next step, its agenda with results, its resolutions."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    road = road_of(found)
    context = {
        "session": found,
        "road": road,
        "now": road.current if found.state != Session.State.CALLED_OFF else None,
        "turnout": rolls.turnout_of(found),
        "items": [(i, result_told(i)) for i in found.items.select_related("ballot").order_by("position")],
        "resolutions": _readable(who, found),
        "seat": found.seats.filter(person=who.person).first(),
        "leads": found.union in who.unions_led,
        "may_keep": permissions.may_keep(who, found.union),
        "may_read_roll": permissions.may_read_roll(who, found),
        "may_call": permissions.may_call(who, found),
        "may_open": permissions.may_open(who, found),
        "may_lead": permissions.may_lead(who, found),
        "may_sign": permissions.may_sign(who, found),
        "may_call_off": permissions.may_call_off(who, found),
        "may_take_part": permissions.may_take_part(who, found),
        "may_sign_petition": permissions.may_sign_petition(who, found),
        "has_signed": found.signatures.filter(person=who.person).exists(),
        "reason_form": ReasonForm(),
        "report_form": ReportForm(initial={"on": clock.today()}, auto_id="report-%s"),
    }
    return page_or_fragment(request, "congress/session.html", context)


def _readable(who: Standing, found: Session) -> list[object]:
    """The resolutions one may read: all for those who sit or read there, for others of the house those made public."""
    known = found.resolutions.select_related("item").order_by("pk")
    if permissions.may_read_roll(who, found):
        return list(known)
    return list(known.filter(public_from__lte=clock.today()))


def _call(who: Standing, session_id: int, request: HttpRequest) -> None:
    services.call_session(actor=who, session_id=session_id, notice=request.POST.get("notice", ""))
    messages.success(request, _("The session is called; everybody who sits in it is on its roll."))


def _send(who: Standing, session_id: int, request: HttpRequest) -> None:
    services.send_papers(actor=who, session_id=session_id)
    messages.success(request, _("The papers are sent."))


def _draw(who: Standing, session_id: int, request: HttpRequest) -> None:
    count = services.draw_roll(actor=who, session_id=session_id)
    messages.success(request, _("The roll has been drawn anew: %(count)s with a vote.") % {"count": count})


def _open(who: Standing, session_id: int, request: HttpRequest) -> None:
    opened = services.open_session(actor=who, session_id=session_id, reason=request.POST.get("reason", ""))
    values = {"present": opened.opened_with, "entitled": opened.entitled}
    messages.success(request, _("The session is open: %(present)s of %(entitled)s are present.") % values)


def _close(who: Standing, session_id: int, request: HttpRequest) -> None:
    services.close_session(actor=who, session_id=session_id)
    messages.success(request, _("The session is over; its minutes are written from the record."))


def _sign(who: Standing, session_id: int, request: HttpRequest) -> None:
    services.sign_minutes(actor=who, session_id=session_id)
    messages.success(request, _("The minutes are signed, and the session stands in the ledger."))


def _sign_petition(who: Standing, session_id: int, request: HttpRequest) -> None:
    services.sign_petition(actor=who, session_id=session_id)
    messages.success(request, _("Your name stands under the petition."))


def _publish(who: Standing, session_id: int, request: HttpRequest) -> None:
    services.publish_resolutions(actor=who, session_id=session_id)
    messages.success(request, _("The resolutions are public."))


def _call_off(who: Standing, session_id: int, request: HttpRequest) -> None:
    services.call_off(actor=who, session_id=session_id, reason=request.POST.get("reason", ""))
    messages.success(request, _("The session is called off."))


def _report(who: Standing, session_id: int, request: HttpRequest) -> None:
    form = ReportForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(_("Say on which day the union above was told."))
    services.note_report(actor=who, session_id=session_id, on=form.cleaned_data["on"])
    messages.success(request, _("The report is noted."))


def _ask_for_floor(who: Standing, session_id: int, request: HttpRequest) -> None:
    services.ask_for_floor(actor=who, session_id=session_id)
    messages.success(request, _("You are on the list of speakers."))


ACTS: dict[str, Act] = {
    "call": _call,
    "send": _send,
    "draw": _draw,
    "open": _open,
    "close": _close,
    "sign": _sign,
    "petition": _sign_petition,
    "publish": _publish,
    "call_off": _call_off,
    "report": _report,
    "floor": _ask_for_floor,
}


@signed_in
@only_sent("session")
def act(request: HttpRequest, session_id: int) -> HttpResponse:
    """Do what the button says, and come back to the session."""
    doing = ACTS.get(request.POST.get("act", ""))
    if doing is None:
        raise NotFound(_("There is no such act."))
    doing(standing(request), session_id, request)
    return redirect("session", session_id)


@signed_in
def change(request: HttpRequest, session_id: int) -> HttpResponse:
    """Put another day, place or number in the place of what was proposed."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    require(permissions.may_prepare(who, found))
    names = ("starts_at", "place", "term_number", "number", "reason")
    form = ChangeForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            services.change_session(actor=who, session_id=session_id, **form.cleaned_data)
            return redirect("session", session_id)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "congress/session_change.html", {"session": found, "form": form}, status=status)
