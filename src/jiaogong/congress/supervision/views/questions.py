"""Questions of a house: the list, one asked, one with its whole life."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.models import Question, Session
from jiaogong.congress.supervision import queries, services
from jiaogong.congress.supervision.forms import AskForm
from jiaogong.congress.supervision.permissions import questions as permissions
from jiaogong.congress.supervision.presenting import Sent
from jiaogong.congress.supervision.presenting.questions import ACTS, page_of
from jiaogong.congress.supervision.queries import questions as asking
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import form_key, new_form_key, page_by_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.unions.models import Union

MOST_EXPORTED = 5000


def _states(leads: bool) -> list[tuple[str, Any]]:
    mine = [
        (asking.MINE, _("My own")),
        (asking.TO_JOIN, _("Invited to ask too")),
        (asking.TO_ANSWER, _("For me to answer")),
        (asking.TO_REPLY, _("Answered, my reply is waited for")),
        (asking.LATE, _("Answer late")),
    ]
    officers = [(asking.TO_PASS, _("To pass on")), (asking.TO_CLOSE, _("To close"))] if leads else []
    return [*mine, *officers, *Question.State.choices]


def _asked(request: HttpRequest, union: Union) -> QuerySet[Question]:
    rows = asking.in_state(union, standing(request), request.GET.get("state", ""), clock.today())
    rows = asking.found_by_words(rows, request.GET.get("q", "")[:60])
    return rows.select_related("union", "asker", "answerer")


@signed_in
def questions(request: HttpRequest, code: str) -> HttpResponse:
    """The questions of a house, newest first."""
    who, today = standing(request), clock.today()
    union = queries.house_visible_to(who, code)
    page = page_by_key(_asked(request, union), request.GET.get("after", ""), date="asked_date")
    shown = {name: request.GET.get(name, "") for name in ("q", "state")}
    bodies = queries.bodies_of(who, union, today)
    leads = who.holds_office_in(union)
    context = {
        "union": union,
        "questions": page.rows,
        "after": page.after,
        "shown": shown,
        "is_asked": any(shown.values()),
        "states": _states(leads),
        "body": bodies[0] if bodies else "",
        "may_ask": permissions.may_ask(who, union, bodies[0] if bodies else Session.Body.CONGRESS),
        "today": today,
        "asked": request.GET.urlencode(),
    }
    return page_or_fragment(request, "congress/questions.html", context)


@signed_in
def export(request: HttpRequest, code: str) -> FileResponse:
    """What the list shows, as a spreadsheet."""
    union = queries.house_visible_to(standing(request), code)
    rows = [
        (
            q.union.name,
            q.matter,
            q.text,
            q.addressee,
            q.asker.name,
            q.asked_date,
            q.answerer.name if q.answerer else "",
            q.due_date,
            q.answered_date,
            q.get_state_display(),
            q.closed_date,
        )
        for q in _asked(request, union).order_by("-asked_date", "-pk")[:MOST_EXPORTED]
    ]
    heads = (
        _("Union"), _("Matter asked about"), _("What is asked"), _("Asked of"), _("Asker"), _("Question asked on"), _("Who answers"),
        _("Due on"), _("Answered on"), _("State"), _("Closed on"),
    )  # fmt: skip
    return table_file(f"questions-{clock.today():%Y%m%d}", heads, rows)


@signed_in
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask a question as a delegate of one of the bodies in which one sits."""
    who, today = standing(request), clock.today()
    union = queries.house_visible_to(who, code)
    bodies = queries.bodies_of(who, union, today)
    wanted = request.POST.get("body") or request.GET.get("body", "")
    body = wanted if wanted in bodies else next(iter(bodies), Session.Body.CONGRESS.value)
    require(permissions.may_ask(who, union, body))
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    people = queries.sitting_in(union, body, today).exclude(pk=who.person.pk)
    form = AskForm(sent, body=body, people=people, delegations=queries.delegations_headed_by(who.person, union, body))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.ask_question(actor=who, union=union, plan=form.plan, form_key=form_key(request))
            return redirect("question", code, made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "union": union,
        "form": form,
        "body": body,
        "bodies": [(value, label) for value, label in Session.Body.choices if value in bodies],
        "kept": kept,
        "form_key": request.POST.get("form_key") or new_form_key(),
    }
    return page_or_fragment(
        request, "congress/question_ask.html", context, status=422 if request.method == "POST" else 200
    )


@signed_in
def question(request: HttpRequest, code: str, question_id: int) -> HttpResponse:
    """One question with its answers."""
    return _page(request, code, question_id, {})


def _page(request: HttpRequest, code: str, question_id: int, bound: dict[str, Any], status: int = 200) -> HttpResponse:
    who = standing(request)
    found = asking.question_visible_to(who, code, question_id)
    return page_or_fragment(request, "congress/question.html", page_of(who, found, bound), status=status)


@signed_in
def act(request: HttpRequest, code: str, question_id: int) -> HttpResponse:
    """Do one of the acts of the page; what was typed stays where the act is refused or the session was lost."""
    who = standing(request)
    found = asking.question_visible_to(who, code, question_id)
    sent = request.POST if request.method == "POST" else take_kept_form(request)
    if sent is None:
        return redirect("question", code, question_id)
    name = sent.get("act", "")
    if name not in ACTS:
        raise NotFound(_("There is no such act."))
    asked = ACTS[name]
    form = asked.form(who, found, Sent(sent))
    if request.method != "POST":
        return _page(request, code, question_id, {name: form})
    require(asked.may(who, found))
    if form.is_valid():
        try:
            asked.do(who, found, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, str(asked.done))
            return redirect("question", code, question_id)
    return _page(request, code, question_id, {name: form}, status=422)
