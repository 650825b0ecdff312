"""What a union is and has, as it states itself: the facts that hold, and those that held before."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.catalogue.profile import PROFILE
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.ledger.labels import label
from jiaogong.members import queries as members
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.organisation import permissions, services
from jiaogong.organisation.forms import ProfileForm, value_told
from jiaogong.unions.models import Union, UnionFact
from jiaogong.unions.queries import facts_on


@signed_in
def profile(request: HttpRequest, code: str) -> HttpResponse:
    """The facts of one union, to be read by whoever reads it and stated by its officers."""
    who, today = standing(request), clock.today()
    union = members.union_visible_to(who, code)
    if not who.reads(union):
        raise NotFound(_("The profile of %(union)s is for its officers and auditors.") % {"union": union})
    held = facts_on(union, today).get(union.pk, {})
    sent = request.POST if request.method == "POST" else take_kept_form(request)
    form, status = ProfileForm(sent, held=held), 200
    if request.method == "POST":
        if form.is_valid() and _stated(request, union, form):
            return redirect("union-profile", union.code)
        status = 422
    history = UnionFact.objects.filter(union=union).select_related("set_by").order_by("-since", "-pk")
    context = {
        "union": union,
        "facts": [(label(PROFILE[f.code]), value_told(f), f) for c in PROFILE if (f := held.get(c))],
        "history": [(label(PROFILE[f.code]), value_told(f), f) for f in history[:100] if f.code in PROFILE],
        "form": form,
        "may_state": permissions.may_state_facts(who, union),
    }
    return page_or_fragment(request, "organisation/profile.html", context, status=status)


def _stated(request: HttpRequest, union: Union, form: ProfileForm) -> bool:
    given = form.cleaned_data
    try:
        stated = services.state_facts(
            actor=standing(request), union=union, values=form.changed(), since=given["since"], source=given["source"]
        )
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return False
    messages.success(request, _("Kept.") if stated else _("Nothing was changed."))
    return True
