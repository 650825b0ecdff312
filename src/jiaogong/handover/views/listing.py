"""The handings over that one may know of, those that are owed, and beginning one."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.handover import queries, services
from jiaogong.handover.forms import StartForm
from jiaogong.handover.models import Handover
from jiaogong.kernel import clock
from jiaogong.kernel.access import refused, require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import form_key, new_form_key, page_by_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.unions.models import Union

MOST_EXPORTED, MOST_OWED = 5000, 30


@signed_in
def handovers(request: HttpRequest) -> HttpResponse:
    """Handings over, newest first; above them the chairs who went without one."""
    who = standing(request)
    page = page_by_key(_asked(request), request.GET.get("after", ""), date="started_at")
    context = {
        "handovers": page.rows,
        "after": page.after,
        "words": request.GET.get("q", "")[:60],
        "state": request.GET.get("state", ""),
        "states": Handover.State.choices,
        "asked": request.GET.urlencode(),
        "may_begin": bool(queries.unions_to_hand_over(who)),
        "owed": queries.chairs_gone(who, clock.today())[:MOST_OWED],
    }
    return page_or_fragment(request, "handover/handovers.html", context)


def _asked(request: HttpRequest) -> QuerySet[Handover]:
    known = queries.handovers_visible_to(standing(request))
    return queries.narrowed(known, request.GET.get("q", "")[:60], request.GET.get("state", ""))


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The handings over that the list shows, as a spreadsheet."""
    heads = (_("Union"), _("Office"), _("Giver"), _("Receiver"), _("Begun"), _("State"), _("Fingerprint"))
    rows = [
        (
            h.union.name,
            h.get_office_display(),
            h.giver.name,
            h.receiver.name,
            localdate(h.started_at),
            h.get_state_display(),
            h.fingerprint,
        )
        for h in _asked(request).order_by("-started_at", "-pk")[:MOST_EXPORTED]
    ]
    return table_file(f"handovers-{clock.today():%Y%m%d}", heads, rows)


@signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """Begin to hand the own office over, or that of somebody below who cannot."""
    who, today = standing(request), clock.today()
    unions = queries.unions_to_hand_over(who)
    if not unions:
        require(refused(_("A handing over is begun by officers.")))
    union = _union(request, unions, who.home)
    form = StartForm(
        request.POST if request.method == "POST" else None,
        givers=queries.givers(union, today),
        receivers=queries.receivers(union, today),
        own=who.person,
        initial={"giver": request.GET.get("giver", "")} if request.GET.get("giver") else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            begun = services.start_handover(
                actor=who,
                union=union,
                giver_id=form.cleaned_data["giver"],
                receiver_id=form.cleaned_data["receiver"],
                reason=form.cleaned_data["reason"],
                form_key=form_key(request),
            )
            return redirect("handover", begun.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    key = request.POST.get("form_key") or new_form_key()
    context = {"form": form, "form_key": key, "unions": unions, "union": union}
    return page_or_fragment(request, "handover/begin.html", context, status=422 if form.is_bound else 200)


def _union(request: HttpRequest, unions: list[Union], home: Union) -> Union:
    code = request.POST.get("union") or request.GET.get("union") or ""
    found = next((u for u in unions if u.code == (code or home.code)), None if code else unions[0])
    if found is None:
        raise NotFound(_("There is no union with the code “%(code)s” that you may see.") % {"code": code})
    return found
