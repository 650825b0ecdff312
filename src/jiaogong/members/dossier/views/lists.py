"""Lists of people by conditions: asked, kept, exported."""

from __future__ import annotations

import io
from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.lists import Count, sorted_page
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.dossier import permissions
from jiaogong.members.dossier.forms import ConditionsForm, SaveListForm
from jiaogong.members.dossier.queries.conditions import Conditions, listed
from jiaogong.members.dossier.services import lists as services
from jiaogong.members.middleware import standing
from jiaogong.members.models import SavedList
from jiaogong.members.queries import Standing, union_visible_to
from jiaogong.unions.limits import limit_for

MOST_UNIONS = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def lists(request: HttpRequest) -> HttpResponse:
    """The conditions, who fits them, and the lists that one keeps."""
    who = standing(request)
    require(permissions.may_list(who))
    form = ConditionsForm(request.GET)
    context = {
        "form": form,
        "asked": urlencode(form.asked),
        "save_form": SaveListForm(initial={"name": request.GET.get("name", "")[:40]}),
        "saved": [
            (kept, urlencode({**kept.conditions, "name": kept.name}))
            for kept in SavedList.objects.filter(owner=who.person)
        ],
        "today": clock.today(),
    }
    if form.is_valid() and form.asked:
        context |= _found(request, who, _conditions(who, form))
    return page_or_fragment(request, "members/lists.html", context)


def _found(request: HttpRequest, who: Standing, conditions: Conditions) -> dict[str, object]:
    services.note_listing(actor=who, conditions=conditions)
    fewest = limit_for(who.home, "privacy.small_count", clock.today()).whole
    found = listed(who, conditions, fewest=fewest)
    people = found.people.select_related("union").defer("phone")
    count = Count(found.count or 0, found.is_beyond)
    page = sorted_page(people, request.GET.get("after", ""), by="pinyin", count=count)
    return {
        "found": found,
        "people": page.rows,
        "after": page.after,
        "most_unions": MOST_UNIONS,
        "fewest": fewest,
        "conditions": conditions,
    }


def _conditions(who: Standing, form: ConditionsForm) -> Conditions:
    code = form.cleaned_data["union"].strip()
    return form.conditions(union=union_visible_to(who, code) if code else None)


@signed_in
def export(request: HttpRequest) -> HttpResponse | FileResponse:
    """The list as a spreadsheet, of those who may be named."""
    who, form = standing(request), ConditionsForm(request.GET)
    require(permissions.may_list(who))
    if not form.is_valid():
        raise RuleBroken(_("One of the conditions cannot be read; put it right on the page of the list."))
    file = io.BytesIO()
    services.write_list(actor=who, conditions=_conditions(who, form), file=file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"people-{clock.today():%Y%m%d}.xlsx", content_type=XLSX)


@signed_in
def save(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("people-lists")
    form, name = ConditionsForm(request.POST), SaveListForm(request.POST)
    asked = {field: value for field, value in form.asked.items() if field != "name"}
    if not (form.is_valid() and name.is_valid()):
        raise RuleBroken(_("Give the list a name, and conditions that can be read."))
    kept = services.save_list(actor=standing(request), name=name.cleaned_data["name"], conditions=asked)
    return redirect(f"{reverse('people-lists')}?{urlencode({**asked, 'name': kept.name})}")


@signed_in
def drop(request: HttpRequest, list_id: int) -> HttpResponse:
    if request.method == "POST":
        services.drop_list(actor=standing(request), list_id=list_id)
    return redirect("people-lists")
