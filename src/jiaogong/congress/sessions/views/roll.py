"""The roll: called by list or number, by a code on the hall's screen, its presidium and guests; the hall's screen itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, Seat, Session
from jiaogong.congress.sessions import permissions, queries, services
from jiaogong.congress.sessions.forms import GuestForm, NumberForm
from jiaogong.congress.sessions.limits import bounds_for
from jiaogong.congress.sessions.presenting import presidium_facts, qr
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.telling import result_told
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.script import holding
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing

Attendance = Seat.Attendance


@signed_in
def roll(request: HttpRequest, session_id: int) -> HttpResponse:
    """Who sits in the session and who came; noted as a list, or one by one by number at the door."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    require(permissions.may_read_roll(who, found))
    guest = GuestForm(request.POST if request.POST.get("act") == "guest" else None, auto_id="guest-%s")
    number = NumberForm(
        request.POST if request.POST.get("act") in ("arrive", "leave") else None,
        initial={"number": request.GET.get("number", "")[:6]},
        auto_id="door-%s",
    )
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if _noted(request, session_id, guest, number):
                return redirect("session-roll", session_id)
        except RuleBroken as broken:
            bound = guest if guest.is_bound else number if number.is_bound else None
            bound.add_error(None, str(broken)) if bound else messages.error(request, str(broken))
    context = {"session": found, "guest_form": guest, "number_form": number, **_roll_of(request, found)}
    return page_or_fragment(request, "congress/roll.html", context, status=status)


def _roll_of(request: HttpRequest, found: Session) -> dict[str, Any]:
    who, words = standing(request), request.GET.get("q", "")[:40].strip()
    seats = found.seats.select_related("person", "delegation").order_by("number", "pk")
    if words:
        seats = seats.filter(holding(words, "person__name", "delegation__name"))
    turnout, bounds = rolls.turnout_of(found), bounds_for(found)
    return {
        "seats": seats,
        "words": words,
        "turnout": turnout,
        "needed": bounds.quorum_needed(turnout.entitled),
        "attendances": Attendance.choices,
        "presidium": presidium_facts(found),
        "may_keep_roll": permissions.may_keep_roll(who, found),
        "may_prepare": permissions.may_prepare(who, found),
        "reads_excuses": permissions.may_keep(who, found.union),
    }


def _noted(request: HttpRequest, session_id: int, guest: GuestForm, number: NumberForm) -> bool:
    """Do what was sent; False where a form has faults."""
    who, sent = standing(request), request.POST.get("act", "")
    if sent == "guest":
        if guest.is_valid():
            services.seat_guest(actor=who, session_id=session_id, **guest.cleaned_data)
        return guest.is_valid()
    if sent in ("arrive", "leave"):
        if not number.is_valid():
            return False
        note = services.arrive_by_number if sent == "arrive" else services.note_leaving
        seat = note(actor=who, session_id=session_id, number=number.cleaned_data["number"])
        told = _("%(name)s is in the hall.") if sent == "arrive" else _("%(name)s has left.")
        messages.success(request, told % {"name": seat.person.name})
        return True
    if sent == "presidium":
        people = [int(pk) for pk in request.POST.getlist("person") if pk.isdecimal() and len(pk) < 19]
        services.name_presidium(actor=who, session_id=session_id, people=people)
        messages.success(request, _("The presidium is named."))
        return True
    came = {
        int(name.removeprefix("came-")): services.Came(
            value, request.POST.get(f"excuse-{name.removeprefix('came-')}", "")
        )
        for name, value in request.POST.items()
        if name.startswith("came-") and name.removeprefix("came-").isdecimal() and value in Attendance.values
    }
    count = services.note_attendance(actor=who, session_id=session_id, came=came)
    messages.success(request, _("%(count)s changes on the roll.") % {"count": count})
    return True


@signed_in
def roll_export(request: HttpRequest, session_id: int) -> FileResponse:
    """The roll as a spreadsheet, with a column to sign in."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    require(permissions.may_read_roll(who, found))
    seats = found.seats.select_related("person", "delegation").order_by("number", "pk")
    heads = (
        _("No."),
        _("Name"),
        _("Delegation"),
        _("As"),
        _("presidium"),
        _("Attendance"),
        _("Came"),
        _("Left"),
        _("Signature"),
    )
    rows = [
        (
            s.number,
            s.person.name,
            s.delegation.name if s.delegation else "",
            s.get_role_display(),
            "√" if s.is_presidium else "",
            s.get_attendance_display() if s.attendance else "",
            f"{localtime(s.arrived_at):%H:%M}" if s.arrived_at else "",
            f"{localtime(s.left_at):%H:%M}" if s.left_at else "",
            "",
        )
        for s in seats
    ]
    return table_file(f"roll-{found.pk}", heads, rows)


@signed_in
def arrive(request: HttpRequest, session_id: int) -> HttpResponse:
    """Note one's own arrival: the code on the hall's screen leads here, a tap confirms."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    seat = found.seats.filter(person=who.person).first()
    fault, status = "", 200
    if request.method == "POST":
        try:
            seat = services.arrive(actor=who, session_id=session_id, code=request.POST.get("code", "")[:64])
            messages.success(request, _("You are on the roll as present."))
            return redirect("session", session_id)
        except RuleBroken as broken:
            fault, status = str(broken), broken.status
    door = f"{request.build_absolute_uri(reverse('session-roll', args=[session_id]))}?"
    context = {
        "session": found,
        "seat": seat,
        "code": request.GET.get("code", "")[:64],
        "fault": fault,
        "own_code": qr(door + urlencode({"number": seat.number})) if seat and seat.number else "",
    }
    return page_or_fragment(request, "congress/arrive.html", context, status=status)


@signed_in
def hall(request: HttpRequest, session_id: int) -> HttpResponse:
    """The screen of the hall: quorum, the item at hand, the result; it asks for itself anew every few seconds."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    require(permissions.may_read_roll(who, found))
    turnout, bounds = rolls.turnout_of(found), bounds_for(found)
    items = list(found.items.exclude(state=Item.State.DROPPED).order_by("position"))
    decided = sorted((i for i in items if i.decided_at), key=lambda i: (i.decided_at, i.position))
    last = decided[-1] if decided else None
    context = {
        "session": found,
        "turnout": turnout,
        "needed": bounds.quorum_needed(turnout.entitled),
        "votes_needed": bounds.votes_needed(turnout.entitled) if turnout.entitled else None,
        "is_quorate": turnout.entitled > 0 and turnout.present >= bounds.quorum_needed(turnout.entitled),
        "item": next((i for i in items if i.state in (Item.State.VOTING, Item.State.PLANNED)), None),
        "last": last,
        "last_told": result_told(last) if last else "",
        "speakers": found.speakers.filter(spoke_at__isnull=True).select_related("person")[:3],
        "arrival": _arrival_code(request, found),
    }
    return page_or_fragment(request, "congress/hall.html", context)


def _arrival_code(request: HttpRequest, found: Session) -> Any:
    """The code to scan on arriving, shown by officers alone: whoever is in the hall sees it, and nobody else."""
    if not permissions.may_keep_roll(standing(request), found):
        return ""
    where = request.build_absolute_uri(reverse("session-arrive", args=[found.pk]))
    return qr(f"{where}?{urlencode({'code': rolls.hall_codes(found, clock.now())[0]})}")
