"""One appraisal: how far it has come, what is missing, the next step; and the reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.appraisal import permissions, presenting, queries, services
from jiaogong.appraisal.forms import ApprovalForm, GradingForm, LeaderForm, ReasonForm, ReportForm
from jiaogong.appraisal.models import Appraisal, Subject
from jiaogong.kernel import clock, files
from jiaogong.kernel.access import require
from jiaogong.kernel.dress import PlainForm
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing


def _approve(who: Standing, pk: int, given: dict[str, Any]) -> str:
    services.approve_plan(actor=who, appraisal_id=pk, **given)
    return _("The plan is approved: reports can be given, then the ballot is prepared.")


def _prepare(who: Standing, pk: int, given: dict[str, Any]) -> str:
    services.prepare_grading(actor=who, appraisal_id=pk, **given)
    return _("The ballot is prepared: name its scrutineers and open it on its own page.")


def _call_off(who: Standing, pk: int, given: dict[str, Any]) -> str:
    services.call_off(actor=who, appraisal_id=pk, **given)
    return _("The appraisal is called off.")


def _hand_up(who: Standing, pk: int, _given: dict[str, Any]) -> str:
    above = services.hand_up(actor=who, appraisal_id=pk).led_from
    return _("%(union)s leads this appraisal from now on, and is told.") % {"union": above}


def _name_leader(who: Standing, pk: int, given: dict[str, Any]) -> str:
    services.name_leader(actor=who, appraisal_id=pk, **given)
    return _("Who leads it is noted, and told.")


def _archive(who: Standing, pk: int, _given: dict[str, Any]) -> str:
    services.archive(actor=who, appraisal_id=pk)
    return _("The appraisal is archived.")


ACTS: dict[str, tuple[type[PlainForm], Callable[[Standing, int, dict[str, Any]], str]]] = {
    "approve": (ApprovalForm, _approve),
    "prepare": (GradingForm, _prepare),
    "call_off": (ReasonForm, _call_off),
    "archive": (PlainForm, _archive),
    "hand_up": (PlainForm, _hand_up),
    "name_leader": (LeaderForm, _name_leader),
}


@signed_in
def appraisal(request: HttpRequest, appraisal_id: int) -> HttpResponse:
    """One appraisal with its road; its next step is taken here."""
    who = standing(request)
    found = queries.appraisal_visible_to(who, appraisal_id)
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    act = (sent.get("act", "") if sent else "") or ""
    forms = {name: form(sent if name == act else None, auto_id=f"{name}-%s") for name, (form, _do) in ACTS.items()}
    forms["approve"].initial.setdefault("approved_date", clock.today())
    status = 200
    if request.method == "POST":
        status, form = 422, forms.get(act)
        if form is None:
            raise NotFound(_("There is no such step."))
        if form.is_valid():
            try:
                messages.success(request, ACTS[act][1](who, found.pk, form.cleaned_data))
                return redirect("appraisal", found.pk)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    return _page(request, found, forms, status=status, act=act, kept=kept)


def _page(
    request: HttpRequest, found: Appraisal, forms: dict[str, PlainForm], *, status: int, act: str, kept: Any
) -> HttpResponse:
    who, today = standing(request), clock.today()
    knows_all = queries.may_know_all(who, found, today)
    may_prepare, has_reports = permissions.may_prepare(who, found), permissions.has_reports(found)
    context = {
        "appraisal": found,
        "road": presenting.road_of(found),
        "subjects": [(s, queries.may_know_result(who, s, today)) for s in found.subjects.all()],
        "reportable": {s.pk for s in found.subjects.all() if permissions.may_report(who, s)},
        "knows_all": knows_all,
        "runs": permissions.may_lead(who, found),
        "keepers": queries.keepers_of(found, today).values() if found.is_counted else (),
        "voters": len(queries.voters_of(found, today)) if found.state == Appraisal.State.APPROVED else None,
        "may_change": permissions.may_change(who, found),
        "may_approve": permissions.may_approve(who, found),
        "may_prepare": may_prepare,
        "has_reports": has_reports,
        "not_prepared": may_prepare.reason or has_reports.reason,
        "may_put_on_record": permissions.may_put_on_record(who, found),
        "may_call_off": permissions.may_call_off(who, found),
        "may_archive": permissions.may_archive(who, found),
        "may_keep": permissions.may_keep(who, found),
        "may_hand_up": permissions.may_hand_up(who, found),
        "may_name_leader": permissions.may_name_leader(who, found),
        "leads_by": found.led_by.name if found.led_by else "",
        "ballot_url": reverse("ballot", args=[found.ballot_id]) if found.ballot_id and not found.is_counted else "",
        "owes_vote": queries.owes_grading(who, found),
        "forms": forms,
        "form": forms.get(act),
        "kept": kept,
        "today": today,
    }
    return page_or_fragment(request, "appraisal/appraisal.html", context, status=status)


@signed_in
def report(request: HttpRequest, subject_id: int) -> HttpResponse:
    """Somebody's report: read by the house, given by the person."""
    who = standing(request)
    found = queries.subject_visible_to(who, subject_id)
    may_report = permissions.may_report(who, found)
    if request.method == "POST":
        require(may_report)
    kept = take_kept_form(request) if request.method != "POST" else None
    form = ReportForm(request.POST if request.method == "POST" else kept, initial={"text": found.report})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _give(request, found, form.cleaned_data["text"])
                messages.success(request, _("The report is given."))
                return redirect("appraisal", found.appraisal_id)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    context = {"subject": found, "form": form, "may_report": may_report, "kept": kept}
    return page_or_fragment(request, "appraisal/report.html", context, status=status)


def _give(request: HttpRequest, subject: Subject, text: str) -> None:
    file, kept = request.FILES.get("file"), None
    if file:
        files.require_size(file.size or 0, file.name or "")
        kept = files.keep(file.read(), file.name or "")
    services.give_report(actor=standing(request), subject_id=subject.pk, text=text, file=kept)


@signed_in
def report_file(request: HttpRequest, subject_id: int) -> FileResponse:
    """The file of a report as an attachment: never shown by the browser as a page of ours."""
    found = queries.subject_visible_to(standing(request), subject_id)
    if not found.report_sha256:
        raise NotFound(_("This report has no file."))
    data = files.kept_file(found.report_sha256).open("rb")
    answer = FileResponse(data, as_attachment=True, filename=found.report_name, content_type=found.report_type)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
