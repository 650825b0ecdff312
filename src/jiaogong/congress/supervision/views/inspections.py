"""Inspections of a house: the list, one planned or changed, one with what it found, its files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.models import Inspection, InspectionFinding, Session
from jiaogong.congress.supervision import queries, services
from jiaogong.congress.supervision.forms import InspectionForm
from jiaogong.congress.supervision.permissions import inspections as permissions
from jiaogong.congress.supervision.permissions import may_keep
from jiaogong.congress.supervision.presenting import Act, Sent
from jiaogong.congress.supervision.presenting.inspections import ACTS, OF_FINDING, page_of
from jiaogong.congress.supervision.queries import inspections as inspecting
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, RuleBroken
from jiaogong.kernel.files import kept_file
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import form_key, new_form_key, page_by_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.unions.models import Union

MOST_EXPORTED = 5000


def _states() -> list[tuple[str, Any]]:
    return [
        (inspecting.AHEAD, _("Ahead")),
        (inspecting.OVERDUE, _("Day gone by, not noted")),
        (inspecting.OPEN, _("With open remedies")),
        (inspecting.LATE, _("With late remedies")),
        (inspecting.TO_LOOK, _("To be looked at again")),
        (inspecting.TO_REMEDY, _("For me to remedy")),
        *Inspection.State.choices,
    ]


def _asked(request: HttpRequest, union: Union) -> QuerySet[Inspection]:
    rows = inspecting.in_state(union, standing(request), request.GET.get("state", ""), clock.today())
    return inspecting.found_by_words(rows, request.GET.get("q", "")[:60])


@signed_in
def inspections(request: HttpRequest, code: str) -> HttpResponse:
    """The inspections of a house, newest first."""
    who, today = standing(request), clock.today()
    union = queries.house_visible_to(who, code)
    rows = inspecting.counted(_asked(request, union), today)
    page = page_by_key(rows, request.GET.get("after", ""), date="on_date")
    shown = {name: request.GET.get(name, "") for name in ("q", "state")}
    context = {
        "union": union,
        "inspections": page.rows,
        "after": page.after,
        "shown": shown,
        "is_asked": any(shown.values()),
        "states": _states(),
        "may_keep": may_keep(who, union),
        "today": today,
        "asked": request.GET.urlencode(),
    }
    return page_or_fragment(request, "congress/inspections.html", context)


@signed_in
def export(request: HttpRequest, code: str) -> FileResponse:
    """What was found by the inspections that the list shows, a line each; an inspection without has one line."""
    union = queries.house_visible_to(standing(request), code)
    found = _asked(request, union).order_by("-on_date", "-pk").prefetch_related("findings", "inspectors__person")
    heads = (
        _("Union"), _("Matter inspected"), _("Place inspected"), _("Day of the inspection"), _("State"),
        _("Delegates"), _("What was found wanting"),
        _("Remedy asked for"), _("Remedy asked of"), _("Remedy due on"), _("State of the remedy"), _("How it was remedied"),
    )  # fmt: skip
    rows = [row for inspection in found[:MOST_EXPORTED] for row in _exported(union, inspection)]
    return table_file(f"inspections-{clock.today():%Y%m%d}", heads, rows)


def _exported(union: Union, inspection: Inspection) -> list[tuple[Any, ...]]:
    people = "、".join(i.person.name for i in inspection.inspectors.all() if i.has_come is not False)
    head = (
        union.name,
        inspection.matter,
        inspection.place,
        inspection.on_date,
        inspection.get_state_display(),
        people,
    )
    findings: list[InspectionFinding] = list(inspection.findings.all())
    if not findings:
        return [(*head, "", "", "", None, "", "")]
    return [
        (*head, f.text, f.remedy, f.charged, f.due_date, f.get_state_display(), f.outcome or f.explanation)
        for f in findings
    ]


@signed_in
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Plan an inspection of the delegates of one of the bodies."""
    who = standing(request)
    union = queries.house_visible_to(who, code)
    require(may_keep(who, union))
    wanted = request.POST.get("body") or request.GET.get("body", "")
    body = wanted if wanted in Session.Body.values else Session.Body.CONGRESS.value
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    people = queries.sitting_in(union, body, clock.today())
    form = InspectionForm(sent, people=people, must=True)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.plan_inspection(actor=who, union=union, plan=form.plan(body), form_key=form_key(request))
            return redirect("inspection", code, made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "union": union,
        "form": form,
        "body": body,
        "bodies": Session.Body.choices,
        "kept": kept,
        "form_key": request.POST.get("form_key") or new_form_key(),
    }
    return page_or_fragment(
        request, "congress/inspection_plan.html", context, status=422 if request.method == "POST" else 200
    )


@signed_in
def change(request: HttpRequest, code: str, inspection_id: int) -> HttpResponse:
    """Plan an inspection anew before it is held."""
    who = standing(request)
    found = inspecting.inspection_visible_to(who, code, inspection_id)
    require(permissions.may_change(who, found))
    named = [i.person_id for i in found.inspectors.all()]
    initial = {name: getattr(found, name) for name in ("matter", "place", "on_date", "purpose")}
    initial |= {"people": [str(pk) for pk in named], "seen_version": found.version}
    people = queries.sitting_in(found.union, found.body, clock.today())
    form = InspectionForm(request.POST or None, people=people, must=True, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.change_inspection(
                    actor=who,
                    inspection_id=found.pk,
                    plan=form.plan(found.body),
                    seen_version=form.cleaned_data["seen_version"] or 0,
                )
                return redirect("inspection", code, found.pk)
            except ChangedMeanwhile as changed:
                status = changed.status
                form.add_error(None, str(changed))
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    context = {"union": found.union, "form": form, "inspection": found, "body": found.body}
    return page_or_fragment(request, "congress/inspection_plan.html", context, status=status)


@signed_in
def inspection(request: HttpRequest, code: str, inspection_id: int) -> HttpResponse:
    """One inspection with what it found."""
    return _page(request, code, inspection_id, {})


def _page(
    request: HttpRequest,
    code: str,
    inspection_id: int,
    bound: Mapping[str, Any],
    of_finding: tuple[int, Mapping[str, Any]] = (0, {}),
    status: int = 200,
) -> HttpResponse:
    who = standing(request)
    found = inspecting.inspection_visible_to(who, code, inspection_id)
    context = page_of(who, found, bound, of_finding)
    return page_or_fragment(request, "congress/inspection.html", context, status=status)


@signed_in
def act(request: HttpRequest, code: str, inspection_id: int) -> HttpResponse:
    """Do one of the acts of the page, on the inspection or on something found (`finding` names it)."""
    who = standing(request)
    found = inspecting.inspection_visible_to(who, code, inspection_id)
    sent = request.POST if request.method == "POST" else take_kept_form(request)
    if sent is None:
        return redirect("inspection", code, inspection_id)
    name, key = sent.get("act", ""), sent.get("finding", "")
    finding = _finding_of(found, key) if key else None
    asked: Act[Any] | None = OF_FINDING.get(name) if finding else ACTS.get(name)
    if asked is None:
        raise NotFound(_("There is no such act."))
    thing = finding or found
    form = asked.form(who, thing, Sent(sent, request.FILES))
    done = request.method == "POST" and _done(request, asked, thing, form)
    if done:
        return redirect("inspection", code, inspection_id)
    bound = {name: form}
    status = 422 if request.method == "POST" else 200
    if finding:
        return _page(request, code, inspection_id, {}, (finding.pk, bound), status)
    return _page(request, code, inspection_id, bound, status=status)


def _finding_of(inspection: Inspection, key: str) -> InspectionFinding:
    found = next((f for f in inspection.findings.all() if str(f.pk) == key), None)
    if found is None:
        raise NotFound(_("There is no such finding."))
    found.inspection = inspection
    return found


def _done(request: HttpRequest, asked: Act[Any], thing: Any, form: Any) -> bool:
    """Do what was sent; False where the form has faults or a rule is in the way, which the form then says."""
    who = standing(request)
    require(asked.may(who, thing))
    if not form.is_valid():
        return False
    try:
        asked.do(who, thing, form)
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return False
    messages.success(request, str(asked.done))
    return True


@signed_in
def file(request: HttpRequest, code: str, inspection_id: int, evidence_id: int) -> FileResponse:
    """A file of an inspection, as an attachment."""
    found = inspecting.file_visible_to(standing(request), code, inspection_id, evidence_id)
    answer = FileResponse(
        kept_file(found.sha256).open("rb"), as_attachment=True, filename=found.name, content_type=found.content_type
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
