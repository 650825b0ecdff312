"""A union's bodies, the list of a branch's, and a body elected anew."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Person, Term
from jiaogong.members.offices import permissions, queries, sheets
from jiaogong.members.offices.forms import ElectionForm, SchoolPostForm, SeatForm
from jiaogong.members.offices.presenting import bodies_for, bodies_of, finding_told, state_label
from jiaogong.members.offices.queries import listing
from jiaogong.members.offices.queries.houses import counts_of, findings_of, limits_of
from jiaogong.members.offices.rules.terms import Elected, Seated
from jiaogong.members.offices.services.founding import found_term, years_of
from jiaogong.members.queries import union_visible_to
from jiaogong.unions.models import Union

MOST_EXPORTED, MOST_NAMES = 20_000, 400
LISTED = (
    Term.Body.COMMITTEE,
    Term.Body.WOMEN,
    Term.Body.AUDIT,
    Term.Body.DELEGATES,
    Term.Body.CONGRESS,
    Term.Body.UPPER,
)


@signed_in
def committees(request: HttpRequest, code: str) -> HttpResponse:
    """A union's bodies: who sits on them, until when, and what falls short; earlier terms below."""
    who, today = standing(request), clock.today()
    union = union_visible_to(who, code)
    reads, may_keep = who.reads(union), permissions.may_keep(who, union)
    found = findings_of([union], today)[union.pk] if reads else ()
    shown = bodies_of(union, found, today)
    context = {
        "union": union,
        "bodies": shown,
        "unused": [one for one in shown if not one.is_shown],
        "earlier": queries.terms_of(union).filter(ended_date__isnull=False),
        "findings": len(found),
        "may_keep": may_keep,
        "reads": reads,
        "posts": queries.school_posts_of(union) if may_keep else (),
        "post_form": SchoolPostForm(auto_id="post_%s"),
        "people": names_of(union) if may_keep else (),
    }
    return page_or_fragment(request, "members/committees.html", context)


def names_of(union: Union) -> list[Person]:
    """Serving members, for the browser to offer while a name is typed; none where they are too many."""
    people = Person.objects.filter(
        union__path__startswith=union.path, is_member=True, retired_date__isnull=True, death_date__isnull=True
    ).only("number", "name")
    found = list(people[: MOST_NAMES + 1])
    return found if len(found) <= MOST_NAMES else []


@signed_in
def bodies(request: HttpRequest) -> HttpResponse:
    """One body of every union of a branch, narrowed by state, with the branch's rates."""
    union, body, state, words = _asked(request)
    today = clock.today()
    unions = listing.narrowed(union, body, state, words, today)
    rows, after = listing.page_of(unions, body, state, today, after=request.GET.get("after", "")[:20])
    context = {
        "union": union,
        "rows": [(row, state_label(row.state), [finding_told(f) for f in row.findings]) for row in rows],
        "after": after,
        "body": body,
        "state": state,
        "words": words,
        "choices": [(b.value, b.label) for b in LISTED],
        "states": [(s, state_label(s)) for s in listing.STATES],
        "rates": listing.rates_of(union, today) if "after" not in request.GET else None,
        "asked": request.GET.urlencode(),
    }
    return page_or_fragment(request, "members/bodies.html", context)


def _asked(request: HttpRequest) -> tuple[Union, str, str, str]:
    who, code = standing(request), request.GET.get("union", "")[:20]
    union = union_visible_to(who, code) if code else who.home
    require(permissions.may_list(who, union))
    body, state = request.GET.get("body", ""), request.GET.get("state", "")
    return (
        union,
        body if body in [b.value for b in LISTED] else Term.Body.COMMITTEE.value,
        state if state in listing.STATES else "",
        request.GET.get("q", "")[:40],
    )


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The list as a spreadsheet."""
    union, body, state, words = _asked(request)
    today = clock.today()
    found = listing.rows(listing.narrowed(union, body, state, words, today), body, state, today)
    rows: list[tuple[Any, ...]] = []
    for row in found:
        if len(rows) == MOST_EXPORTED:
            break
        term = row.term
        rows.append(
            (
                row.union.name, row.union.code, str(Term.Body(body).label), state_label(row.state),
                term.number if term else None, term.elected_date if term else None, term.ends_date if term else None,
                row.head, row.people, term.seats if term else None, "；".join(finding_told(f) for f in row.findings),
            )
        )  # fmt: skip
    heads = (
        _("Union"), _("Code"), _("Body"), _("State"), _("Number of the term"), _("Day of the election"), _("Ends"),
        _("Head"), _("Seats held"), _("Seats decided"), _("What falls short"),
    )  # fmt: skip
    return table_file(f"bodies-{today:%Y%m%d}", heads, rows)


@signed_in
def found(request: HttpRequest, code: str, body: str) -> HttpResponse:
    """Enter the election of a whole body, its members typed or read from a small spreadsheet."""
    who = standing(request)
    union = union_visible_to(who, code)
    if body not in bodies_for(union):
        raise NotFound(_("A union of this kind has no such body."))
    require(permissions.may_keep(who, union))
    form, seats, kept = _forms(request, union, body)
    status = 200
    if request.method == "POST" and request.POST.get("act", "save") == "save":
        status = 422
        if form.is_valid() and seats.is_valid():
            try:
                elected = _elected(union, form, seats)
                term = found_term(actor=who, union=union, body=body, elected=elected, form_key=form_key(request))
                messages.success(
                    request, _("The election is entered; the union above replies within the days allowed.")
                )
                return redirect("term", term.pk)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    elif request.method == "POST":
        status = 422 if form.errors else 200
    context = {
        "union": union,
        "body": body,
        "label": Term.Body(body).label,
        "form": form,
        "seats": seats,
        "people": names_of(union),
        "heads": "、".join(sheets.HEADS),
        "form_key": request.POST.get("form_key") or new_form_key(),
        "kept": kept,
    }
    return page_or_fragment(request, "members/found.html", context, status)


def _forms(request: HttpRequest, union: Union, body: str) -> tuple[ElectionForm, Any, Any]:
    """The form and its rows: as sent (with rows added, or those of a sheet), as kept while signing in, or to begin with."""
    today = clock.today()
    years = years_of(body, union, limits_of(union, today)).value
    allowed = tuple(n for n in years if isinstance(n, int)) if isinstance(years, tuple) else (3, 5)
    rows_of = formset_factory(SeatForm, extra=0, max_num=sheets.MOST)
    more: dict[str, Any] = {"form_kwargs": {"body": body}}
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST.copy() if request.method == "POST" else kept.copy() if kept else None
    if sent is None:
        form = ElectionForm(years=allowed, initial=_start(union, body, today))
        return form, formset_factory(SeatForm, extra=5, max_num=sheets.MOST)(**more), kept
    act = sent.get("act", "save")
    form = ElectionForm(sent, years=allowed)
    if act == "rows":
        count = sent.get("form-TOTAL_FORMS", "")
        sent["form-TOTAL_FORMS"] = str(min(int(count) if count.isdecimal() else 0, sheets.MOST - 5) + 5)
    if act == "sheet":
        try:
            file = request.FILES.get("sheet")
            read = sheets.seats_in(file.read() if file else b"", file.name or "" if file else "", body)
            return form, rows_of(initial=read, **more), kept
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    return form, rows_of(sent, **more), kept


def _start(union: Union, body: str, today: dt.date) -> dict[str, Any]:
    """The number after the last term's, its years and seats; without one, as many seats as sit now."""
    last = queries.terms_of(union).filter(body=body).first()
    if last:
        number = last.number + (last.state != Term.State.RETURNED)
        return {"number": number, "years": last.years, "seats": last.seats, "elected_date": today}
    members = counts_of([union], today).get(union.pk, (0, 0))[0]
    return {"number": 1, "seats": 3 if members <= 200 else 7, "elected_date": today}


def _elected(union: Union, form: ElectionForm, seats: Any) -> Elected:
    said = form.cleaned_data
    members = tuple(
        Seated(
            person_id=queries.person_meant(union, row.cleaned_data["person"]).pk,
            post=row.cleaned_data["post"],
            charge=row.cleaned_data["charge"],
            is_full_time=row.cleaned_data["is_full_time"],
            has_money=row.cleaned_data["has_money"],
        )
        for row in seats
        if row.is_filled
    )
    return Elected(
        number=said["number"],
        elected_date=said["elected_date"],
        years=said["years"],
        seats=said["seats"],
        members=members,
    )
