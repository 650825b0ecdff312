"""Results: the sheet of statistics, one person's result with what follows it, the years of a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.appraisal import documents, permissions, presenting, queries, services
from jiaogong.appraisal.forms import FeedbackForm, OutcomeForm, RemarkForm, RemedyForm, ReplyForm
from jiaogong.appraisal.models import Subject
from jiaogong.kernel import clock
from jiaogong.kernel.dress import PlainForm
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
def sheet(request: HttpRequest, appraisal_id: int) -> HttpResponse:
    """The sheet of statistics, for its keeper and those named to read it; printable."""
    who, today = standing(request), clock.today()
    found = queries.sheet_visible_to(who, appraisal_id, today)
    services.note_reading_of_all(who, found)
    least = queries.fewest(found.union, today)
    context = {
        "appraisal": found,
        "sheets": queries.sheets_of(found, least),
        "turnout": queries.turnout_of(found),
        "least": least,
    }
    return page_or_fragment(request, "appraisal/sheet.html", context)


@signed_in
def sheet_form(request: HttpRequest, appraisal_id: int) -> FileResponse:
    """The form for the level above, as a document to be signed."""
    who, today = standing(request), clock.today()
    found = queries.sheet_visible_to(who, appraisal_id, today)
    services.note_reading_of_all(who, found)
    sheets = queries.sheets_of(found, queries.fewest(found.union, today))
    data = documents.as_docx(found, sheets)
    name = f"appraisal-{found.year}-{found.pk}.docx"
    return FileResponse(data, as_attachment=True, filename=name, content_type=DOCX)


def _remark(who: Standing, pk: int, given: dict[str, Any]) -> str:
    services.add_remark(actor=who, subject_id=pk, **given)
    return _("Noted.")


def _feedback(who: Standing, pk: int, given: dict[str, Any]) -> str:
    services.give_feedback(actor=who, subject_id=pk, text=given["feedback"])
    return _("The feedback is given: the person reads the result from now on.")


def _reply(who: Standing, pk: int, given: dict[str, Any]) -> str:
    services.acknowledge(actor=who, subject_id=pk, **given)
    return _("You have taken note of the result.")


def _remedy(who: Standing, pk: int, given: dict[str, Any]) -> str:
    services.set_remedy(actor=who, subject_id=pk, **given)
    return _("The remedy is set. Once its day is past it stands on the first page until it is done.")


ACTS: dict[str, tuple[type[PlainForm], Callable[[Standing, int, dict[str, Any]], str]]] = {
    "remark": (RemarkForm, _remark),
    "feedback": (FeedbackForm, _feedback),
    "reply": (ReplyForm, _reply),
    "remedy": (RemedyForm, _remedy),
}
OF_ROWS = ("drop", "done")


@signed_in
def result(request: HttpRequest, subject_id: int) -> HttpResponse:
    """One result: grades by head, what was heard, feedback and what is done about it."""
    who, today = standing(request), clock.today()
    found = queries.result_visible_to(who, subject_id, today)
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    act = (sent.get("act", "") if sent else "") or ""
    forms = {name: form(sent if name == act else None, auto_id=f"{name}-%s") for name, (form, _do) in ACTS.items()}
    outcome, status = OutcomeForm(sent if act == "done" else None), 200
    if request.method == "POST":
        told, status = _acted(request, found, act, forms, outcome), 422
        if told:
            messages.success(request, told)
            return redirect("appraisal-result", found.pk)
    else:
        services.note_reading(who, found)
    return _page(request, found, forms, outcome, status=status, act=act, kept=kept)


def _acted(request: HttpRequest, found: Subject, act: str, forms: dict[str, PlainForm], outcome: OutcomeForm) -> str:
    """What was done, in words; nothing where the form that was sent is at fault."""
    who = standing(request)
    if act not in (*ACTS, *OF_ROWS):
        raise NotFound(_("There is no such step."))
    form = outcome if act == "done" else forms.get(act)
    if form is not None and not form.is_valid():
        return ""
    try:
        if act == "drop":
            services.drop_remark(actor=who, remark_id=_row(request.POST))
            return _("Taken back.")
        if act == "done":
            services.finish_remedy(actor=who, remedy_id=_row(request.POST), outcome=outcome.cleaned_data["outcome"])
            return _("Noted as done.")
        return ACTS[act][1](who, found.pk, form.cleaned_data if form else {})
    except RuleBroken as broken:
        if form is None:
            raise
        form.add_error(None, str(broken))
        return ""


def _row(sent: QueryDict) -> int:
    row = sent.get("row", "")
    return int(row) if row.isdecimal() and len(row) < 19 else 0


def _page(
    request: HttpRequest,
    found: Subject,
    forms: dict[str, PlainForm],
    outcome: OutcomeForm,
    *,
    status: int,
    act: str,
    kept: Any,
) -> HttpResponse:
    who, today = standing(request), clock.today()
    context = {
        "subject": found,
        "lines": queries.lines_of(found, queries.fewest(found.union, today)),
        "remarks": found.remarks.all(),
        "remedies": found.remedies.select_related("done_by"),
        "finishable": {r.pk for r in found.remedies.all() if permissions.may_finish(who, r)},
        "may_note": permissions.may_note(who, found),
        "may_acknowledge": permissions.may_acknowledge(who, found),
        "may_remedy": permissions.may_remedy(who, found),
        "forms": forms,
        "outcome": outcome,
        "row": _row(request.POST),
        "form": outcome if act == "done" else forms.get(act),
        "kept": kept,
        "today": today,
    }
    return page_or_fragment(request, "appraisal/result.html", context, status=status)


@signed_in
def years(request: HttpRequest, number: str) -> HttpResponse:
    """Somebody's appraisals year by year, for the person and whoever may read each of them."""
    who, today = standing(request), clock.today()
    subjects = queries.appraisals_of(who, number, today)
    for subject in subjects:
        services.note_reading(who, subject)
    shown = presenting.years_of(subjects, queries.fewest(subjects[0].union, today))
    context = {"person": subjects[0].person, "years": shown, "chart": presenting.chart_of(shown)}
    return page_or_fragment(request, "appraisal/years.html", context)
