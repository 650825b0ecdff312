"""Putting the schools of an area on the tree: a list is pasted, looked at line by line, and entered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members import queries as members
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.organisation import permissions, services, sheets
from jiaogong.organisation.forms import SchoolsForm
from jiaogong.organisation.services.entering import Entering
from jiaogong.unions.models import Union


@signed_in
def schools(request: HttpRequest, code: str) -> HttpResponse:
    """First what the list would do, then, sent once more with `act=enter`, done."""
    who = standing(request)
    union = members.union_visible_to(who, code)
    require(permissions.may_enter_schools(who, union))
    sent = request.POST or take_kept_form(request)
    form = SchoolsForm(sent or None, request.FILES or None)
    rows: list[Entering] = []
    if sent and form.is_valid():
        try:
            lines = _lines(form)
            rows = services.foreseen(actor=who, union=union, text=lines)
            if request.POST.get("act") == "enter":
                return _entered(request, who, union, lines)
            form = SchoolsForm(initial={"lines": lines})
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "union": union,
        "form": form,
        "rows": rows,
        "fit": sum(not row.trouble and not row.stands for row in rows),
        "has_trouble": any(row.trouble for row in rows),
    }
    return page_or_fragment(request, "organisation/schools.html", context, 422 if form.errors else 200)


def _lines(form: SchoolsForm) -> str:
    file = form.cleaned_data["file"]
    return sheets.pasted_from(file.read(), file.name) if file else str(form.cleaned_data["lines"])


def _entered(request: HttpRequest, who: Standing, union: Union, lines: str) -> HttpResponse:
    made = services.enter_schools(actor=who, union=union, text=lines)
    told = ngettext("%(count)s school was put on the tree.", "%(count)s schools were put on the tree.", len(made))
    messages.success(request, told % {"count": len(made)})
    return redirect("union", union.code)
