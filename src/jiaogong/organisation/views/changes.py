"""What is asked for of the tree: the list, one request and its answer, the form that asks."""

from __future__ import annotations

import io

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_by_key, page_or_fragment, take_kept_form
from jiaogong.members import queries as members
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.organisation import permissions, queries, services, sheets
from jiaogong.organisation.forms import ChangeForm, DecisionForm
from jiaogong.organisation.models import UnionChange
from jiaogong.unions.models import Union
from jiaogong.unions.queries import found_by_name

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def changes(request: HttpRequest) -> HttpResponse:
    """What was asked for, newest first."""
    page = page_by_key(_narrowed(request), request.GET.get("after", ""), date="asked_at")
    context = {
        "changes": page.rows,
        "after": page.after,
        "words": request.GET.get("q", "")[:40],
        "state": request.GET.get("state", ""),
        "states": UnionChange.State.choices,
        "asked": request.GET.urlencode(),
    }
    return page_or_fragment(request, "organisation/changes.html", context)


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The requests that the list shows, as a spreadsheet."""
    file = io.BytesIO()
    sheets.write_changes(_narrowed(request).order_by("-asked_at", "-pk"), file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"changes-{clock.today():%Y%m%d}.xlsx", content_type=XLSX)


def _narrowed(request: HttpRequest) -> QuerySet[UnionChange]:
    rows = queries.changes_visible_to(standing(request)).select_related("union", "other", "asked_by", "decided_by")
    words, state = request.GET.get("q", "")[:40].strip(), request.GET.get("state", "")
    if words:
        rows = rows.filter(union__in=found_by_name(Union.objects.all(), words).order_by().values("pk"))
    return rows.filter(state=state) if state in UnionChange.State.values else rows


@signed_in
def change(request: HttpRequest, change_id: int) -> HttpResponse:
    """One request: what it says, and its answer."""
    who = standing(request)
    found = queries.change_visible_to(who, change_id)
    form = DecisionForm(request.POST if request.method == "POST" else take_kept_form(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _decided(request, change_id, form))
            return redirect("union-change", change_id)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            status = broken.status
    context = {
        "change": found,
        "form": form,
        "people": queries.people_of(found.union).filter(number__in=found.facts.get("people", [])),
        "may_decide": permissions.may_decide(who, found),
        "may_withdraw": permissions.may_withdraw(who, found),
    }
    return page_or_fragment(request, "organisation/change.html", context, status=status)


def _decided(request: HttpRequest, change_id: int, form: DecisionForm) -> str:
    who, given = standing(request), form.cleaned_data
    if given["act"] == "approve":
        services.approve_change(actor=who, change_id=change_id, answer=given["answer"], basis=given["basis"])
        return _("Approved and carried out.")
    if given["act"] == "refuse":
        services.refuse_change(actor=who, change_id=change_id, answer=given["answer"])
        return _("Refused.")
    services.withdraw_change(actor=who, change_id=change_id)
    return _("Withdrawn.")


@signed_in
def ask(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The form that asks for a change; what was typed stays where it is refused."""
    who = standing(request)
    union = members.union_visible_to(who, code)
    if kind not in UnionChange.Kind.values:
        raise Http404
    require(permissions.may_ask(who, union))
    of = UnionChange.Kind(kind)
    schools = list(union.children.filter(has_union=False, closed_date__isnull=True)) if of == of.FOUND else []
    kept = request.POST if request.method == "POST" else take_kept_form(request)
    form = ChangeForm(union, of, schools, data=kept)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                key = form_key(request)
                made = services.ask_change(actor=who, union=union, kind=kind, asked=form.asked(), form_key=key)
                return redirect("union-change", made.pk)
            except (RuleBroken, NotFound) as broken:
                form.add_error(None, str(broken))
    context = {
        "union": union,
        "kind": of,
        "form": form,
        "form_key": request.POST.get("form_key") or new_form_key(),
    }
    return page_or_fragment(request, "organisation/ask.html", context, status=status)
