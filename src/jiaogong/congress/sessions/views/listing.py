"""The first page of democratic management, the list of sessions, and a session proposed."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.models import Session
from jiaogong.congress.sessions import permissions, queries, services
from jiaogong.congress.sessions.forms import ProposeForm
from jiaogong.congress.sessions.presenting import cards_for, road_of
from jiaogong.congress.sessions.queries import rolls
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import form_key, new_form_key, page_by_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

MOST_EXPORTED = 5000


@signed_in
def hub(request: HttpRequest) -> HttpResponse:
    """Democratic management at a glance: the session that is next, and the way to everything else."""
    who, today = standing(request), clock.today()
    house = who.house if not who.read_paths else who.home
    coming = [queries.next_session(house, body, today) for body in Session.Body.values]
    context = {
        "union": house,
        "coming": [(s, road_of(s).current) for s in coming if s],
        "cards": cards_for(house),
        "may_propose": bool(_unions_for(who)),
    }
    return page_or_fragment(request, "congress/hub.html", context)


@signed_in
def sessions(request: HttpRequest) -> HttpResponse:
    """Sessions, newest first."""
    rows = _asked(request).select_related("union").defer("minutes", "notice")
    page = page_by_key(rows, request.GET.get("after", ""), date="starts_at")
    context = {
        "sessions": page.rows,
        "after": page.after,
        "words": request.GET.get("q", "")[:40],
        "state": request.GET.get("state", ""),
        "states": Session.State.choices,
        "asked": request.GET.urlencode(),
        "may_propose": bool(_unions_for(standing(request))),
    }
    return page_or_fragment(request, "congress/sessions.html", context)


def _asked(request: HttpRequest) -> QuerySet[Session]:
    known = queries.sessions_visible_to(standing(request))
    found = queries.found_by_words(known, request.GET.get("q", "")[:40])
    return queries.in_state(found, request.GET.get("state", ""))


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The sessions that the list shows, as a spreadsheet."""
    found = _asked(request).select_related("union").order_by("-starts_at", "-pk")[:MOST_EXPORTED]
    heads = (
        _("Union"), _("Session"), _("Date"), _("Meeting place"), _("Cause"), _("State"), _("entitled to vote"), _("Came"),
        _("Items dealt with"), _("Passed"),
    )  # fmt: skip
    rows = [_exported(s) for s in found.annotate(**queries.counts())]
    return table_file(f"sessions-{clock.today():%Y%m%d}", heads, rows)


def _exported(session: Any) -> tuple[str | int | Any, ...]:
    return (
        session.union.name,
        session.official_title,
        localdate(session.starts_at),
        session.place,
        session.get_cause_display(),
        session.get_state_display(),
        session.entitled,
        session.came,
        session.dealt,
        session.carried,
    )


def _unions_for(who: Standing) -> list[Union]:
    """The unions for which somebody may propose a session: where one holds an officer's post, or sits in the congress."""
    unions = {o.union_id: o.union for o in who.offices if permissions.may_keep(who, o.union)}
    house = who.house
    if any(rolls.sits_in_body(who.person, house, body, clock.today()) for body in Session.Body.values):
        unions.setdefault(house.pk, house)
    return list(unions.values())


@signed_in
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a session; a delegate begins a petition."""
    who = standing(request)
    unions = _unions_for(who)
    if not unions:
        require(permissions.may_keep(who, who.home))
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    officer = any(permissions.may_keep(who, u) for u in unions)
    start = {"union": unions[0].code, "cause": Session.Cause.REGULAR if officer else Session.Cause.PETITION}
    form = ProposeForm(sent, unions=unions, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.propose_session(
                actor=who, union=form.union_asked, plan=form.plan, form_key=form_key(request)
            )
            return redirect("session", made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {"form": form, "form_key": request.POST.get("form_key") or new_form_key(), "kept": kept}
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "congress/propose.html", context, status=status)
