"""A choosing of delegates: begun, its constituencies and seats, made public, opened, called off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.delegates import permissions, queries
from jiaogong.congress.delegates.forms import BeginForm, NameForm, ReasonForm, keys_in, seats_in
from jiaogong.congress.delegates.presenting import body_of, told, units_of
from jiaogong.congress.delegates.queries.choosing import (
    choosing_visible_to,
    left_out,
    limits_of,
    no_longer,
    people_in,
)
from jiaogong.congress.delegates.rules.seats import CODES, seats_allowed
from jiaogong.congress.delegates.services import choosing as services
from jiaogong.congress.delegates.services import constituencies
from jiaogong.congress.delegates.services.opening import composition_of, lacks_of, open_term, public_until
from jiaogong.congress.models import Choosing
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Term
from jiaogong.unions.labels import limit_told
from jiaogong.unions.models import Union

MOST_SHOWN = 400


@signed_in
def begin(request: HttpRequest, code: str, body: str) -> HttpResponse:
    """Begin to choose a body's delegates."""
    who, today = standing(request), clock.today()
    union = queries.house_visible_to(who, code)
    if body not in Choosing.Body.values:
        raise NotFound(_("There is no such body of delegates."))
    require(permissions.may_arrange(who, union))
    limits = limits_of(union, body, today)
    years = limits[CODES[body].years].value
    allowed = tuple(n for n in years if isinstance(n, int)) if isinstance(years, tuple) else (3, 5)
    kept = take_kept_form(request) if request.method != "POST" else None
    shown = body_of(union, body, today)
    form = BeginForm(request.POST or kept, years=allowed, initial=_start(union, body, shown.least))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.begin_choosing(
                actor=who, union=union, body=body, form_key=form_key(request), **form.cleaned_data
            )
            return redirect("choosing", union.code, made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "union": union,
        "body": shown,
        "form": form,
        "kept": kept,
        "form_key": request.POST.get("form_key") or new_form_key(),
        "rule": limit_told(limits[CODES[body].seats]),
    }
    return page_or_fragment(request, "congress/choosing_begin.html", context, 422 if request.method == "POST" else 200)


def _start(union: Union, body: str, least: int) -> dict[str, Any]:
    """The number after the last term's and its years; as many seats as the place asks for."""
    last = Term.objects.filter(union=union, body=body).order_by("-number").first()
    return {"number": last.number + 1 if last else 1, "years": last.years if last else 3, "seats": least or 30}


@signed_in
def choosing(request: HttpRequest, code: str, choosing_id: int) -> HttpResponse:
    """One choosing: its constituencies with seats, candidates and who is elected; how they are made up so far."""
    who, today = standing(request), clock.today()
    found = choosing_visible_to(who, code, choosing_id)
    units = units_of(found)
    limits = limits_of(found.union, found.body, today)
    may_change = permissions.may_change(who, found)
    context = {
        "union": found.union,
        "choosing": found,
        "units": units,
        "elected": sum(len(u.elected) for u in units),
        "checks": told(composition_of(found, [u.unit for u in units], today)) if found.state == "running" else (),
        "rule": limit_told(limits[CODES[found.body].seats]),
        "allowed": seats_allowed(found.body, found.electors, limits[CODES[found.body].seats]),
        "public_until": public_until(found, limits) if found.public_from else None,
        "must_be_public": bool(CODES[found.body].public_days),
        "left_out": left_out(found, today).count() if may_change else 0,
        "may_change": may_change,
        "lacks": lacks_of(found, [u.unit for u in units], today) if may_change else (),
        "reason_form": ReasonForm(),
    }
    return page_or_fragment(request, "congress/choosing.html", context)


@signed_in
@only_sent("choosing")
def act(request: HttpRequest, code: str, choosing_id: int) -> HttpResponse:
    """Make the list public, open the term, or call the choosing off."""
    who = standing(request)
    found = choosing_visible_to(who, code, choosing_id)
    sent = request.POST.get("act", "")
    if sent == "open":
        term = open_term(actor=who, choosing_id=found.pk, reason=request.POST.get("reason", ""))
        messages.success(request, _("The term is open: the delegates hold their seats."))
        return redirect("congress-delegations", code, term.pk)
    if sent == "call_off":
        services.call_off_choosing(actor=who, choosing_id=found.pk, reason=request.POST.get("reason", ""))
        messages.success(request, _("The choosing of delegates is called off."))
    else:
        services.make_public(actor=who, choosing_id=found.pk)
        messages.success(request, _("The list is public from today on."))
    return redirect("choosing", code, found.pk)


@signed_in
def units(request: HttpRequest, code: str, choosing_id: int) -> HttpResponse:
    """Who belongs to which constituency, and who is left out."""
    who, today = standing(request), clock.today()
    found = choosing_visible_to(who, code, choosing_id)
    require(permissions.may_change(who, found))
    form = NameForm(request.POST if request.POST.get("act") == "add" else None)
    fault = ""
    if request.method == "POST":
        try:
            if _arrange(request, found, form):
                return redirect("choosing-units", code, found.pk)
        except RuleBroken as broken:
            fault = str(broken)
    shown = units_of(found)
    asked = request.GET.get("of", "")
    opened = next((u.unit for u in shown if str(u.unit.pk) == asked and not u.has_voted), None)
    people = people_in(opened) if opened else left_out(found, today)
    context = {
        "union": found.union,
        "choosing": found,
        "units": shown,
        "opened": opened,
        "people": people[:MOST_SHOWN],
        "count": people.count(),
        "gone": no_longer(found, today),
        "form": form,
        "fault": fault,
    }
    return page_or_fragment(request, "congress/choosing_units.html", context, 422 if request.method == "POST" else 200)


def _arrange(request: HttpRequest, found: Choosing, form: NameForm) -> bool:
    """Do what was sent; whether it was sound."""
    who, said = standing(request), request.POST
    sent, target = said.get("act", ""), said.get("to", "")
    to = int(target) if target.isdecimal() and len(target) < 19 else 0
    if sent == "add":
        if not form.is_valid():
            return False
        constituencies.add_constituency(actor=who, choosing_id=found.pk, name=form.cleaned_data["name"])
    elif sent == "drop":
        constituencies.drop_constituency(actor=who, choosing_id=found.pk, constituency_id=to)
    elif sent == "gone":
        gone = [e.person_id for e in no_longer(found, clock.today())]
        constituencies.drop_electors(actor=who, choosing_id=found.pk, people=gone)
    else:
        constituencies.move_people(actor=who, choosing_id=found.pk, constituency_id=to, people=keys_in(said, "people"))
    return True


@signed_in
def seats(request: HttpRequest, code: str, choosing_id: int) -> HttpResponse:
    """How many seats there are and how many each constituency has, with the reason for another number."""
    who = standing(request)
    found = choosing_visible_to(who, code, choosing_id)
    require(permissions.may_change(who, found))
    shown, fault = units_of(found), ""
    if request.method == "POST":
        total = request.POST.get("total", "")
        try:
            if not total.isdecimal() or len(total) > 3:
                raise RuleBroken(_("Say how many seats there are in all."))
            constituencies.decide_seats(
                actor=who,
                choosing_id=found.pk,
                total=int(total),
                seats=seats_in(request.POST, [u.unit.pk for u in shown]),
            )
            messages.success(request, _("The seats are decided."))
            return redirect("choosing", code, found.pk)
        except RuleBroken as broken:
            fault = str(broken)
            for one in shown:
                one.unit.seats = request.POST.get(f"seats-{one.unit.pk}", one.unit.seats)
                one.unit.reason = request.POST.get(f"reason-{one.unit.pk}", one.unit.reason)
    limits = limits_of(found.union, found.body, clock.today())
    context = {
        "union": found.union,
        "choosing": found,
        "units": shown,
        "total": request.POST.get("total", found.seats),
        "rule": limit_told(limits[CODES[found.body].seats]),
        "fault": fault,
    }
    return page_or_fragment(request, "congress/choosing_seats.html", context, 422 if fault else 200)
