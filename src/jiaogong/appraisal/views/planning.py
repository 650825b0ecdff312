"""The plan of an appraisal: written, and written anew until it is approved."""

from __future__ import annotations

from typing import Any

from django.forms import BaseFormSet, formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.appraisal import permissions, queries, services
from jiaogong.appraisal.forms import PlanForm, ReaderForm, SubjectForm
from jiaogong.appraisal.models import Appraisal
from jiaogong.appraisal.rules import Plan
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Person
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union

SPARE, MOST_ROWS = 3, 40
_LISTS = {"heads": "appraisal.heads", "grades": "appraisal.grades", "team_grades": "appraisal.team_grades"}


class _Sent:
    """The plan as typed: its form and the rows of people."""

    def __init__(self, request: HttpRequest, union: Union, *, at_start: dict[str, Any]) -> None:
        self.kept = take_kept_form(request) if request.method != "POST" else None
        posted = request.POST if request.method == "POST" else self.kept
        data = posted.copy() if posted is not None else None
        if data is not None and data.get("act") == "rows":
            for prefix in ("subject", "reader"):
                count = data.get(f"{prefix}-TOTAL_FORMS", "")
                data[f"{prefix}-TOTAL_FORMS"] = str(min(int(count) if count.isdecimal() else 0, MOST_ROWS) + SPARE)
        subjects, readers = at_start.pop("subjects", []), at_start.pop("readers", [])
        sessions = queries.sessions_to_choose(union, clock.today())
        self.form = PlanForm(data, sessions=sessions, initial=at_start)
        spare = SPARE if subjects else SPARE + 1
        subject_rows = formset_factory(SubjectForm, extra=spare, max_num=MOST_ROWS + SPARE)
        reader_rows = formset_factory(ReaderForm, extra=2, max_num=MOST_ROWS + SPARE)
        named = {"prefix": "subject", "initial": subjects, "form_kwargs": {"union": union}}
        self.subjects: BaseFormSet[SubjectForm] = subject_rows(data, **named)
        self.readers: BaseFormSet[ReaderForm] = reader_rows(data, prefix="reader", initial=readers)

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.subjects.is_valid(), self.readers.is_valid()])

    @property
    def plan(self) -> Plan:
        subjects = tuple(row.subject for row in self.subjects if row.subject)
        return self.form.plan(subjects, tuple(row.reader for row in self.readers if row.reader))


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Plan an appraisal; heads and grades stand as the place has them."""
    who = standing(request)
    unions = who.unions_led
    if not unions:
        require(permissions.may_plan(who, who.home))
    union = _union_asked(request, unions)
    unions = unions if union in unions else [union]
    sent = _Sent(request, union, at_start=_usual(union))
    status = 200
    if request.method == "POST" and request.POST.get("act") != "rows":
        status = 422
        if sent.is_valid():
            try:
                made = services.plan_appraisal(actor=who, union=union, plan=sent.plan, form_key=form_key(request))
                return redirect("appraisal", made.pk)
            except RuleBroken as broken:
                sent.form.add_error(None, str(broken))
    key = request.POST.get("form_key") or new_form_key()
    return _page(request, union, sent, status=status, unions=unions, form_key=key)


def _union_asked(request: HttpRequest, unions: list[Union]) -> Union:
    """The union to plan for: the one that is asked for, else the own.

    Raises NotFound where it is neither one of the own nor below one.
    """
    home = standing(request).home
    asked = request.POST.get("union") or request.GET.get("union") or (home if home in unions else unions[0]).code
    union = next((u for u in unions if u.code == asked), None)
    union = union or queries.unions_led_below(standing(request)).filter(code=asked).first()
    if union is None:
        raise NotFound(_("There is no union with the code “%(code)s” that you may see.") % {"code": asked[:20]})
    return union


@signed_in
def change(request: HttpRequest, appraisal_id: int) -> HttpResponse:
    """Write the plan anew until the party organisation has approved it."""
    who = standing(request)
    found = queries.appraisal_visible_to(who, appraisal_id)
    require(permissions.may_change(who, found))
    sent = _Sent(request, found.union, at_start=_as_planned(found))
    status = 200
    if request.method == "POST" and request.POST.get("act") != "rows":
        status = 422
        if sent.is_valid():
            seen = sent.form.cleaned_data["seen_version"] or 0
            try:
                services.change_plan(actor=who, appraisal_id=found.pk, plan=sent.plan, seen_version=seen)
                return redirect("appraisal", found.pk)
            except ChangedMeanwhile as changed:
                status = changed.status
                sent.form.add_error(None, str(changed))
            except RuleBroken as broken:
                sent.form.add_error(None, str(broken))
    return _page(request, found.union, sent, status=status, appraisal=found)


def _page(request: HttpRequest, union: Union, sent: _Sent, *, status: int, **more: Any) -> HttpResponse:
    people = Person.objects.filter(union__path__startswith=union.path, merged_into__isnull=True)
    context = {
        "union": union,
        "form": sent.form,
        "subjects": sent.subjects,
        "readers": sent.readers,
        "kept": sent.kept,
        "is_from_above": not standing(request).holds_office_in(union),
        "people": people.only("number", "name").order_by("pinyin", "pk")[:1000],
        **more,
    }
    return page_or_fragment(request, "appraisal/plan.html", context, status=status)


def _usual(union: Union) -> dict[str, Any]:
    today = clock.today()
    lists = {name: str(limit_for(union, code, today).value) for name, code in _LISTS.items()}
    title = _("Appraisal of leaders %(year)s") % {"year": today.year}
    has_delegates = queries.congress_delegates(union, today).exists()
    appraisers = Appraisal.Appraisers.DELEGATES if has_delegates else Appraisal.Appraisers.STAFF
    return {"title": title, "year": today.year, "appraisers": appraisers, **lists}


def _as_planned(appraisal: Appraisal) -> dict[str, Any]:
    return {
        "title": appraisal.title,
        "year": appraisal.year,
        "appraisers": appraisal.appraisers,
        "session": str(appraisal.session_id or ""),
        "about": appraisal.about,
        "reports_due_date": appraisal.reports_due_date,
        "seen_version": appraisal.version,
        **{name: "、".join(getattr(appraisal, name)) for name in _LISTS},
        "subjects": [{"person": s.person.number, "kind": s.kind, "post": s.post} for s in appraisal.subjects.all()],
        "readers": [{"number": r.person.number, "capacity": r.capacity} for r in appraisal.readers.all()],
    }
