"""The limits that hold for a union: each with its value, where it comes from, and what the union sets itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.limits import Limit, Value
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members import queries as members
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.organisation import permissions, services
from jiaogong.organisation.forms import LimitForm
from jiaogong.rulepacks import KINDS, as_value
from jiaogong.unions.labels import limit_label, value_label
from jiaogong.unions.limits import history_of, limits_for, place_of
from jiaogong.unions.models import OwnLimit, Union


@dataclass(frozen=True, slots=True)
class Row:
    """A limit in words."""

    limit: Limit
    label: str
    value: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Past:
    """What a union set itself, in words."""

    own: OwnLimit
    label: str
    value: str


@signed_in
def limits(request: HttpRequest, code: str) -> HttpResponse:
    """Every limit in force for a union today; its officers set its own."""
    who, today = standing(request), clock.today()
    union = members.union_visible_to(who, code)
    sent = request.POST if request.method == "POST" else take_kept_form(request)
    choices = [(c, limit_label(c)) for c, kind in KINDS.items() if kind.shape not in ("choice", "sizes", "scale")]
    form = LimitForm(choices, data=sent, initial={"since": today, "code": request.GET.get("limit", "")})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _set(request, union, form)
                return redirect("union-limits", union.code)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    context = {
        "union": union,
        "place": place_of(union).replace("/", " · "),
        "rows": [_row(union, limit) for limit in limits_for(union, today)],
        "history": [_past(own) for own in history_of(union)],
        "form": form,
        "may_set": permissions.may_set_limit(who, union),
    }
    return page_or_fragment(request, "organisation/limits.html", context, status=status)


def _set(request: HttpRequest, union: Union, form: LimitForm) -> None:
    given, who = form.cleaned_data, standing(request)
    if given["value"] is None:
        services.give_up_limit(actor=who, union=union, code=given["code"], reason=given["reason"])
        messages.success(request, _("Given up; what holds above holds again."))
        return
    services.set_limit(
        actor=who,
        union=union,
        code=given["code"],
        value=given["value"],
        reason=given["reason"],
        since=given["since"],
    )
    messages.success(request, _("Set for this union and all below it."))


def _row(union: Union, limit: Limit) -> Row:
    return Row(limit, limit_label(limit.code), value_label(limit.code, limit.value), limit.union == union.code)


def _past(own: OwnLimit) -> Past:
    value: Value | None = None if own.value is None else as_value(own.value)
    return Past(own, limit_label(own.code), "" if value is None else value_label(own.code, value))
