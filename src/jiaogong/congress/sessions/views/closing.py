"""The minutes, a session's resolutions, and the list of all resolutions to be followed up."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.models import Resolution
from jiaogong.congress.sessions import permissions, queries, services
from jiaogong.congress.sessions.forms import MinutesForm, ResolutionForm, SettleForm
from jiaogong.congress.sessions.limits import bounds_for
from jiaogong.congress.sessions.queries import outcomes
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_by_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing

MOST_EXPORTED = 5000


@signed_in
def minutes(request: HttpRequest, session_id: int) -> HttpResponse:
    """The minutes, written anew until they are signed."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    require(permissions.may_read_roll(who, found))
    may_write = permissions.may_write_minutes(who, found)
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    form = MinutesForm(sent, initial={"text": found.minutes, "seen_version": found.version})
    status = 200
    if request.method == "POST":
        require(may_write)
        status = 422
        if form.is_valid():
            try:
                services.write_minutes(actor=who, session_id=session_id, **form.cleaned_data)
                return redirect("session-minutes", session_id)
            except ChangedMeanwhile as changed:
                status = changed.status
                form.add_error(None, str(changed))
    context = {
        "session": found,
        "form": form,
        "kept": kept,
        "may_write": may_write,
        "may_sign": permissions.may_sign(who, found),
    }
    return page_or_fragment(request, "congress/minutes.html", context, status=status)


@signed_in
def resolutions_of(request: HttpRequest, session_id: int) -> HttpResponse:
    """What a session resolved: added, made public, and the report to the union above."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    require(permissions.may_read_roll(who, found))
    may_follow_up = permissions.may_follow_up(who, found)
    if request.method == "POST":
        require(may_follow_up)
    form = ResolutionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            plan = services.ResolutionPlan(**form.cleaned_data)
            services.add_resolution(actor=who, session_id=session_id, plan=plan)
            return redirect("session-resolutions", session_id)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "session": found,
        "form": form,
        "resolutions": found.resolutions.select_related("item", "settled_by"),
        "hidden": found.resolutions.filter(public_from__isnull=True).exists(),
        "days": bounds_for(found)["congress.public_days"].whole,
        "may_follow_up": may_follow_up,
    }
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "congress/session_resolutions.html", context, status=status)


@signed_in
def resolution(request: HttpRequest, resolution_id: int) -> HttpResponse:
    """One resolution: its words and who carries it out, or what came of it."""
    who = standing(request)
    found = outcomes.resolution_visible_to(who, resolution_id, clock.today())
    sent = request.POST.get("act", "") if request.method == "POST" else ""
    start = {name: getattr(found, name) for name in ("text", "charged", "due_date")}
    form = ResolutionForm(request.POST if sent == "change" else None, initial=start)
    settle = SettleForm(request.POST if sent in ("done", "not_adopted") else None)
    status = 200
    if sent:
        status = 422
        try:
            if _settled(request, sent, resolution_id, form, settle):
                return redirect("resolution", resolution_id)
        except RuleBroken as broken:
            (form if form.is_bound else settle).add_error(None, str(broken))
    may = permissions.may_follow_up(who, found.session)
    context = {"resolution": found, "session": found.session, "form": form, "settle_form": settle, "may_follow_up": may}
    return page_or_fragment(request, "congress/resolution.html", context, status=status)


def _settled(request: HttpRequest, sent: str, resolution_id: int, form: ResolutionForm, settle: SettleForm) -> bool:
    who = standing(request)
    if sent == "change":
        if form.is_valid():
            plan = services.ResolutionPlan(**form.cleaned_data)
            services.change_resolution(actor=who, resolution_id=resolution_id, plan=plan)
        return form.is_valid()
    if settle.is_valid():
        services.settle_resolution(
            actor=who, resolution_id=resolution_id, is_adopted=sent == "done", **settle.cleaned_data
        )
        messages.success(request, _("What came of it is noted."))
    return settle.is_valid()


@signed_in
def resolutions(request: HttpRequest) -> HttpResponse:
    """Resolutions of every session that one may know of, the newest first."""
    page = page_by_key(_asked(request), request.GET.get("after", ""), date="session__starts_at")
    context = {
        "resolutions": page.rows,
        "after": page.after,
        "words": request.GET.get("q", "")[:40],
        "state": request.GET.get("state", ""),
        "states": [(outcomes.LATE, _("Late")), *Resolution.State.choices],
        "asked": request.GET.urlencode(),
        "today": clock.today(),
    }
    return page_or_fragment(request, "congress/resolutions.html", context)


def _asked(request: HttpRequest) -> QuerySet[Resolution]:
    known = outcomes.resolutions_visible_to(standing(request), clock.today())
    found = outcomes.found_by_words(known, request.GET.get("q", "")[:40])
    return outcomes.in_state(found, request.GET.get("state", ""), clock.today()).select_related("session__union")


@signed_in
def resolutions_export(request: HttpRequest) -> FileResponse:
    """The resolutions that the list shows, as a spreadsheet."""
    heads = (
        _("Union"), _("Session"), _("Date"), _("What was resolved"), _("Who carries it out"), _("Until"), _("State"),
        _("What came of it"), _("Explanation"),
    )  # fmt: skip
    rows = [
        (
            r.session.union.name, r.session.official_title, localdate(r.session.starts_at), r.text, r.charged, r.due_date,
            r.get_state_display(), r.outcome, r.explanation,
        )
        for r in _asked(request).order_by("-session__starts_at", "-pk")[:MOST_EXPORTED]
    ]  # fmt: skip
    return table_file(f"resolutions-{clock.today():%Y%m%d}", heads, rows)
