"""Offices handed on for a time."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.entrance import permissions, queries
from jiaogong.entrance.forms import DelegationForm
from jiaogong.entrance.services import delegating
from jiaogong.kernel import clock
from jiaogong.kernel.errors import Refused
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing

_SHOWN = 100


@signed_in
def delegations(request: HttpRequest) -> HttpResponse:
    """Who stands in for whom, as far as one may know; hands an own office on."""
    who = standing(request)
    own = queries.offices_to_hand_on(who)
    form = DelegationForm(request.POST if request.method == "POST" else None, offices=own)
    refusal = ""
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            held = delegating.hand_on(
                actor=who,
                office_id=given["office"],
                number=given["number"],
                since=given["since"],
                until=given["until"],
                reason=given["reason"],
            )
        except Refused as refused:
            refusal = str(refused)
        else:
            told = _("%(person)s stands in until %(until)s.") % {"person": held.person, "until": held.until}
            messages.success(request, told)
            return redirect("delegations")
    rows = [(o, permissions.may_take_back(who, o)) for o in queries.stand_ins_visible_to(who)[:_SHOWN]]
    context = {"own": own, "form": form, "refusal": refusal, "rows": rows, "today": clock.today()}
    return page_or_fragment(request, "entrance/delegations.html", context, status=422 if form.is_bound else 200)


@signed_in
def end(request: HttpRequest, office_id: int) -> HttpResponse:
    if request.method == "POST":
        held = delegating.take_back(actor=standing(request), office_id=office_id)
        messages.success(request, _("%(person)s stands in no longer.") % {"person": held.person})
    return redirect("delegations")
