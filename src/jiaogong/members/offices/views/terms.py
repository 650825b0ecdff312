"""One term and its seats: filled, vacated, described; its last day asked for; the reply of the union above."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Office
from jiaogong.members.offices import permissions, queries
from jiaogong.members.offices.forms import EndForm, FillForm, NewEndForm, OfficeForm
from jiaogong.members.offices.rules.terms import Seated
from jiaogong.members.offices.services import replying, seating
from jiaogong.members.offices.views.bodies import names_of


@signed_in
def term(request: HttpRequest, term_id: int) -> HttpResponse:
    """One term: who sat on it from when to when, how each came and went, and what the union above has said."""
    who = standing(request)
    found = queries.term_visible_to(who, term_id)
    context = {
        "term": found,
        "union": found.union,
        "seats": found.offices.all(),
        "reads": who.reads(found.union),
        "may_keep": permissions.may_keep(who, found.union),
        "may_reply": permissions.may_reply(who, found),
        "today": clock.today(),
    }
    return page_or_fragment(request, "members/term.html", context)


@signed_in
def fill(request: HttpRequest, term_id: int) -> HttpResponse:
    """Fill a vacant seat for the rest of the term."""
    who = standing(request)
    found = queries.term_visible_to(who, term_id)
    require(permissions.may_keep(who, found.union))
    kept = take_kept_form(request) if request.method != "POST" else None
    form = FillForm(request.POST or kept, term=found, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            seated = Seated(
                person_id=queries.person_meant(found.union, said["person"]).pk,
                post=said["post"],
                how=said["how"],
                is_full_time=said["is_full_time"],
                charge=said["charge"],
                has_money=said["has_money"],
            )
            office = seating.fill_seat(actor=who, term_id=found.pk, seated=seated, on=said["on"])
            messages.success(request, _("%(name)s holds the post.") % {"name": office.person})
            return redirect("term", found.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {"term": found, "union": found.union, "form": form, "people": names_of(found.union)}
    context["kept"] = kept
    return page_or_fragment(request, "members/fill.html", context, 422 if request.method == "POST" else 200)


@signed_in
def new_end(request: HttpRequest, term_id: int) -> HttpResponse:
    """Ask the union above for another last day."""
    who = standing(request)
    found = queries.term_visible_to(who, term_id)
    require(permissions.may_keep(who, found.union))
    kept = take_kept_form(request) if request.method != "POST" else None
    form = NewEndForm(request.POST or kept, initial={"ends_date": found.ends_date, "reason": found.asked_reason})
    if request.method == "POST" and form.is_valid():
        try:
            replying.ask_new_end(actor=who, term_id=found.pk, **form.cleaned_data)
            messages.success(request, _("The union above has been asked."))
            return redirect("term", found.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {"term": found, "union": found.union, "form": form, "kept": kept}
    return page_or_fragment(request, "members/new_end.html", context, 422 if request.method == "POST" else 200)


@signed_in
@only_sent("term")
def reply(request: HttpRequest, term_id: int) -> HttpResponse:
    """The reply of the union above: to the election, or to another last day."""
    who, approves = standing(request), request.POST.get("decision") == "accept"
    if request.POST.get("about") == "end":
        replying.reply_to_new_end(actor=who, term_id=term_id, approves=approves)
    else:
        answer = request.POST.get("answer", "")
        replying.reply_to_election(actor=who, term_id=term_id, approves=approves, answer=answer)
    messages.success(request, _("The reply is noted."))
    return redirect("term", term_id)


@signed_in
def office(request: HttpRequest, office_id: int) -> HttpResponse:
    """What comes with one seat, and its end."""
    who = standing(request)
    found = queries.office_visible_to(who, office_id)
    require(permissions.may_keep(who, found.union))
    act = request.POST.get("act", "") if request.method == "POST" else ""
    form = OfficeForm(request.POST if act == "describe" else None, initial=_described(found))
    end_form = EndForm(request.POST if act == "end" else None, initial={"on": clock.today()})
    try:
        if act == "describe" and form.is_valid():
            seating.describe_office(actor=who, office_id=found.pk, **form.cleaned_data)
            return _done(found)
        if act == "end" and end_form.is_valid():
            seating.end_office(actor=who, office_id=found.pk, **end_form.cleaned_data)
            messages.success(request, _("The office has ended; the seat is vacant."))
            return _done(found)
    except RuleBroken as broken:
        (form if act == "describe" else end_form).add_error(None, str(broken))
    context = {"office": found, "union": found.union, "form": form, "end_form": end_form}
    context["has_ended"] = found.until is not None and found.until <= clock.today()
    return page_or_fragment(request, "members/office.html", context, 422 if act else 200)


def _described(found: Office) -> dict[str, object]:
    return {name: getattr(found, name) for name in ("is_full_time", "rank", "charge", "has_money")}


def _done(found: Office) -> HttpResponse:
    return redirect("term", found.term_id) if found.term_id else redirect("committees", found.union.code)
