"""Pages of rosters: sent, their columns put right, their rows looked at, taken over and back."""

from __future__ import annotations

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.files import require_size
from jiaogong.kernel.web import form_key, is_htmx, new_form_key, page_by_key, page_or_fragment
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import RosterImport
from jiaogong.members.roster import permissions, queries, services, slices
from jiaogong.members.roster.columns import COLUMNS
from jiaogong.members.roster.forms import ColumnsForm, RosterForm
from jiaogong.members.roster.telling import told_rows, write_rows

ROWS = 100
SECONDS_A_STEP = 1.5
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def rosters(request: HttpRequest) -> HttpResponse:
    """Send a roster; below stand those sent before."""
    who = standing(request)
    require(permissions.may_read_in(who, who.home))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = RosterForm(*sent, unions=queries.unions_to_read_in(who), initial={"union": who.home.code})
    if sent and form.is_valid():
        try:
            return redirect("roster-columns", _read(request, form).pk)
        except RuleBroken as broken:
            form.add_error("file", str(broken))
    page = page_by_key(queries.rosters_visible_to(who), request.GET.get("after", ""), date="read_at", size=20)
    context = {
        "form": form,
        "form_key": request.POST.get("form_key") or new_form_key(),
        "rosters": page.rows,
        "after": page.after,
    }
    return page_or_fragment(request, "members/rosters.html", context, status=422 if sent else 200)


def _read(request: HttpRequest, form: RosterForm) -> RosterImport:
    file = form.cleaned_data["file"]
    require_size(file.size, file.name)
    return services.read_roster(
        data=file.read(),
        name=file.name,
        union=form.unions[form.cleaned_data["union"]],
        actor=standing(request),
        form_key=form_key(request),
    )


@signed_in
def columns(request: HttpRequest, roster_id: int) -> HttpResponse:
    """What each column holds, as it was guessed: put right and sent."""
    who = standing(request)
    found = queries.roster_for(who, roster_id)
    services.note_reading(actor=who, roster=found)
    form = ColumnsForm(found, request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST":
        try:
            services.confirm_columns(roster_id=roster_id, columns=form.codes, actor=who)
            slices.advance_for(SECONDS_A_STEP, roster_id=roster_id, actor=who)
            return redirect("roster", roster_id)
        except RuleBroken as broken:
            refusal = str(broken)
    context = {"roster": found, "form": form, "choices": COLUMNS.values(), "refusal": refusal}
    return page_or_fragment(request, "members/roster_columns.html", context, status=422 if refusal else 200)


@signed_in
def roster(request: HttpRequest, roster_id: int) -> HttpResponse:
    """How far a roster has come, and its rows."""
    found = queries.roster_for(standing(request), roster_id)
    if found.state == RosterImport.State.COLUMNS:
        return redirect("roster-columns", roster_id)
    return page_or_fragment(request, "members/roster.html", _context(request, found))


def _context(request: HttpRequest, found: RosterImport) -> dict[str, Any]:
    context: dict[str, Any] = {"roster": found}
    if found.state in slices.MOVING:
        return context | {"share": slices.share_done(found)}
    services.note_reading(actor=standing(request), roster=found)
    state, words, after = (request.GET.get(name, "")[:40].strip() for name in ("state", "q", "after"))
    rows = queries.rows_found(found, state=state, words=words)
    later = rows.filter(pk__gt=int(after)) if after.isdecimal() and len(after) < 19 else rows
    some = list(later[: ROWS + 1])
    return context | {
        "state": state,
        "words": words,
        "rows": told_rows(some[:ROWS]),
        "after": some[ROWS - 1].pk if len(some) > ROWS else "",
        "counts": queries.counts_of(found),
        "undecided": queries.undecided(found),
    }


@signed_in
@only_sent("roster")
def decide(request: HttpRequest, roster_id: int) -> HttpResponse:
    """Same person, new person or leave out: "same:12", "new", "leave"."""
    decision, _sep, candidate = request.POST.get("decision", "").partition(":")
    row = request.POST.get("row", "")
    services.decide(
        roster_id=roster_id,
        row_id=int(row) if row.isdecimal() and len(row) < 19 else 0,
        decision=decision,
        candidate=int(candidate) if candidate.isdecimal() and len(candidate) < 19 else None,
        actor=standing(request),
    )
    return redirect(f"{reverse('roster', args=[roster_id])}?state=doubtful#row-{row}")


@signed_in
@only_sent("roster")
def accept(request: HttpRequest, roster_id: int) -> HttpResponse:
    who = standing(request)
    services.accept_roster(roster_id=roster_id, actor=who)
    slices.advance_for(SECONDS_A_STEP, roster_id=roster_id, actor=who)
    return redirect("roster", roster_id)


@signed_in
@only_sent("roster")
def advance(request: HttpRequest, roster_id: int) -> HttpResponse:
    """Some more slices of the work; whoever looks on sends this again until nothing is left."""
    found = slices.advance_for(SECONDS_A_STEP, roster_id=roster_id, actor=standing(request))
    if not is_htmx(request):
        return redirect("roster", roster_id)
    if found.state in slices.MOVING:
        return page_or_fragment(request, "members/roster.html", _context(request, found))
    return HttpResponse(status=204, headers={"HX-Redirect": reverse("roster", args=[roster_id])})


@signed_in
@only_sent("roster")
def undo(request: HttpRequest, roster_id: int) -> HttpResponse:
    who = standing(request)
    services.undo_roster(roster_id=roster_id, actor=who)
    slices.advance_for(SECONDS_A_STEP, roster_id=roster_id, actor=who)
    return redirect("roster", roster_id)


@signed_in
@only_sent("roster")
def drop(request: HttpRequest, roster_id: int) -> HttpResponse:
    services.drop_roster(roster_id=roster_id, actor=standing(request))
    messages.success(request, _("The roster has been thrown away; no file was changed."))
    return redirect("rosters")


@signed_in
def export(request: HttpRequest, roster_id: int) -> FileResponse:
    """The rows that the list shows, as a sheet."""
    found = queries.roster_for(standing(request), roster_id)
    services.note_reading(actor=standing(request), roster=found)
    file = io.BytesIO()
    rows = queries.rows_found(found, state=request.GET.get("state", ""), words=request.GET.get("q", "")[:40].strip())
    write_rows(rows.iterator(chunk_size=500), file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=_("roster-rows.xlsx"), content_type=XLSX)
