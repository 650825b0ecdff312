"""A counted appraisal put on record with a session of the congress."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.appraisal import permissions, queries
from jiaogong.appraisal.queries.telling import outcome_of
from jiaogong.appraisal.services.on_record import put_on_record
from jiaogong.congress.models import Item
from jiaogong.congress.sessions.forms import OnRecordForm
from jiaogong.congress.sessions.queries import elsewhere
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing


@signed_in
def record(request: HttpRequest, appraisal_id: int) -> HttpResponse:
    """Choose the item of a session with which an appraisal is put on record."""
    who = standing(request)
    found = queries.appraisal_visible_to(who, appraisal_id)
    may = permissions.may_put_on_record(who, found)
    if request.method == "POST":
        require(may)
    elif not found.is_counted:
        raise RuleBroken(_("An appraisal is put on record once it is counted."))
    form = OnRecordForm(request.POST or None, items=elsewhere.offered(found.union, Item.Kind.APPRAISE))
    if form.is_valid():
        try:
            put_on_record(actor=who, appraisal_id=appraisal_id, item_id=form.cleaned_data["item"])
            messages.success(request, _("The result is on record with the session."))
            return redirect("appraisal-record", appraisal_id)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "told": outcome_of(found),
        "known": elsewhere.result_of(found.title, found.union, Item.Kind.APPRAISE),
        "may": may,
        "form": form,
        "back": reverse("appraisal", args=[appraisal_id]),
    }
    return page_or_fragment(request, "congress/on_record.html", context, status=422 if form.is_bound else 200)
