"""The years of a union: closed when they stand, reopened from above."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.ledger import permissions, queries, services
from jiaogong.ledger.forms import YearForm
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import union_visible_to
from jiaogong.unions.models import Union


@signed_in
def year(request: HttpRequest, code: str) -> HttpResponse:
    """The years of a union with what is still open in each."""
    who = standing(request)
    union = union_visible_to(who, code)
    if request.method == "POST":
        return _act(request, union)
    context = {
        "union": union,
        "years": queries.years_of(union, clock.today().year),
        "history": queries.closed_years(union).filter(reopened_at__isnull=False),
        "may_close": permissions.may_close_year(who, union),
        "may_reopen": permissions.may_reopen_year(who, union),
    }
    return page_or_fragment(request, "ledger/year.html", context)


def _act(request: HttpRequest, union: Union) -> HttpResponse:
    form = YearForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(_("Say which year to close or to reopen."))
    asked = {"actor": standing(request), "union": union, "year": form.cleaned_data["year"]}
    try:
        if form.cleaned_data["act"] == "close":
            services.close_year(**asked)
        else:
            services.reopen_year(**asked, reason=form.cleaned_data["reason"])
    except RuleBroken as broken:
        messages.warning(request, str(broken))
    return redirect("year", union.code)
