"""Calls for proposals, their report, and the departments that answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import staff_of
from jiaogong.congress.sessions.queries.elsewhere import review_ahead
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.proposals import permissions, queries, services
from jiaogong.proposals.documents import report_of
from jiaogong.proposals.forms import CallForm, DepartmentForm
from jiaogong.proposals.models import Call
from jiaogong.proposals.queries.rates import rates_of
from jiaogong.proposals.services.reporting import put_before_session
from jiaogong.unions.labels import limit_told
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Call for proposals."""
    who = standing(request)
    unions = who.unions_led
    if not unions:
        require(permissions.may_call(who, who.home))
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    sessions = queries.sessions_ahead(unions)
    initial = {"union": who.home.code, "title": _("Call for proposals to the teachers' congress")}
    form = CallForm(sent, unions=unions, sessions=sessions, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.open_call(
                actor=who,
                union=form.union,
                title=form.cleaned_data["title"],
                last_date=form.cleaned_data["last_date"],
                asked=form.cleaned_data["asked"],
                session=form.session,
                form_key=form_key(request),
            )
            return redirect("proposal-call", made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {"form": form, "kept": kept, "form_key": request.POST.get("form_key") or new_form_key()}
    return page_or_fragment(
        request, "proposals/call_new.html", context, status=422 if request.method == "POST" else 200
    )


@signed_in
def call(request: HttpRequest, call_id: int) -> HttpResponse:
    """One call: until when, what has come, and how it fares."""
    who, today = standing(request), clock.today()
    found = queries.call_visible_to(who, call_id)
    context = {
        "call": found,
        "rates": rates_of(found.proposals.all()),
        "undecided": found.proposals.filter(kind="proposal", state="handed_in").count(),
        "may_propose": permissions.may_propose(who, found),
        "may_close": permissions.may_close(who, found),
        "may_finish": permissions.may_finish_screening(who, found),
        "is_led": bool(permissions.may_call(who, found.union)),
        "short": _too_short(found),
        "settled_min": limit_told(limit_for(found.union, "proposal.settled_min", today)),
        "today": today,
    }
    return page_or_fragment(request, "proposals/call.html", context)


def _too_short(found: Call) -> str:
    """That the call ends nearer to its session than the place's limit says; "" where it does not."""
    if found.session is None:
        return ""
    limit = limit_for(found.union, "proposal.deadline_days", found.opened_date)
    days = (localdate(found.session.starts_at) - found.last_date).days
    if days >= limit.whole:
        return ""
    told = _("The call ends %(days)s days before the session; the limit is %(limit)s days (%(source)s).")
    return told % {"days": days, "limit": limit.whole, "source": limit.source}


@signed_in
@only_sent("proposal-call")
def act(request: HttpRequest, call_id: int) -> HttpResponse:
    """Close a call or declare its screening finished."""
    who = standing(request)
    if request.POST.get("act") == "finish":
        services.finish_screening(actor=who, call_id=call_id)
        messages.success(request, _("The screening is finished, and what was filed stands in the ledger."))
    else:
        services.close_call(actor=who, call_id=call_id)
        messages.success(request, _("The call is closed, and what came stands in the ledger."))
    return redirect("proposal-call", call_id)


@signed_in
def report(request: HttpRequest, call_id: int) -> HttpResponse:
    """The report on a call's proposals, to be read, taken along as text, or put before the next session."""
    who = standing(request)
    found = queries.call_visible_to(who, call_id)
    text = report_of(found)
    if request.GET.get("as") == "txt":
        answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="proposals-report-{found.pk}.txt"'
        return answer
    title, *paragraphs = text.strip().split("\n\n")
    if request.method == "POST":
        body = "\n\n".join(paragraphs)
        paper = put_before_session(actor=who, call_id=call_id, title=title, text=body)
        messages.success(request, _("The report is a paper of the session."))
        return redirect("session-papers", paper.session_id)
    review = review_ahead(found.union, after=found.session)
    may_put = permissions.may_call(who, found.union)
    context = {"call": found, "title": title, "paragraphs": paragraphs, "review": review, "may_put": may_put}
    return page_or_fragment(request, "proposals/report.html", context)


@signed_in
def departments(request: HttpRequest, code: str) -> HttpResponse:
    """The departments that take proposals up, and who answers for each."""
    who = standing(request)
    union = _led(who, code)
    people = list(staff_of(union, clock.today()))
    rows = list(queries.departments_of(union))
    which = request.POST.get("department", "")
    bound: dict[str, Any] = {}
    if request.method == "POST":
        form = DepartmentForm(request.POST, people=people, auto_id=f"d{which}_%s")
        if form.is_valid():
            try:
                _save(request, union, form, which)
                messages.success(request, _("The department is noted."))
                return redirect("proposal-departments", code)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
        bound[which] = form
    drawn = [
        (
            d,
            bound.get(str(d.pk))
            or DepartmentForm(
                people=people,
                initial={"name": d.name, "answerer": d.answerer_id or "", "is_active": d.is_active},
                auto_id=f"d{d.pk}_%s",
            ),
        )
        for d in rows
    ]
    fresh = bound.get("") or DepartmentForm(people=people, auto_id="d_%s")
    context = {"union": union, "rows": drawn, "fresh": fresh, "refused": next(iter(bound.values()), None)}
    return page_or_fragment(request, "proposals/departments.html", context, status=422 if bound else 200)


def _led(who: Standing, code: str) -> Union:
    union = next((u for u in who.unions_led if u.code == code), None)
    if union is None:
        raise NotFound(_("There is no union with the code “%(code)s” that you may see.") % {"code": code})
    return union


def _save(request: HttpRequest, union: Union, form: DepartmentForm, which: str) -> None:
    services.save_department(
        actor=standing(request),
        union=union,
        name=form.cleaned_data["name"],
        answerer_id=form.answerer_id,
        is_active=form.cleaned_data["is_active"],
        department_id=int(which) if which.isdecimal() and len(which) < 19 else None,
    )
