"""Steps of memberships: what waits, one step for one person, a transfer, who retires when."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel import clock, periods
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.kernel.periods import Period
from jiaogong.kernel.web import page_by_key, page_or_fragment, take_kept_form
from jiaogong.members.asking import asked
from jiaogong.members.doors import signed_in
from jiaogong.members.dossier import permissions, queries
from jiaogong.members.dossier.forms import AnswerForm, MergeForm, MovementForm, TransferForm, value_of
from jiaogong.members.dossier.labels import FIELDS, told
from jiaogong.members.dossier.queries.retiring import retiring_of
from jiaogong.members.dossier.services import moving
from jiaogong.members.dossier.services.merging import merge_files
from jiaogong.members.middleware import standing
from jiaogong.members.models import Movement, Person
from jiaogong.members.queries import Standing

PRIVATE = ("phone", "lunar_birthday", "dues_base_fen")


@signed_in
def movements(request: HttpRequest) -> HttpResponse:
    """Steps that wait for somebody's answer, those that wait for one's own (?state=mine), or all."""
    who = standing(request)
    shows_all = request.GET.get("state") == "all"
    steps = queries.movements_visible_to(who)
    if request.GET.get("state") == "mine":
        steps = queries.movements_awaiting(who).select_related("person", "union_from", "union_to")
    elif not shows_all:
        steps = steps.filter(state__in=Movement.OPEN_STATES)
    page = page_by_key(steps, request.GET.get("after", ""), date="on_date")
    rows = [(m, m.state in Movement.OPEN_STATES and moving.may_decide(who, m)) for m in page.rows]
    context = {"rows": rows, "after": page.after, "shows_all": shows_all, "may_list": permissions.may_list(who)}
    return page_or_fragment(request, "members/movements.html", context)


@signed_in
def decide(request: HttpRequest, movement_id: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("movements")
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(_("Accept the step, or refuse it with a reason."))
    accepts, answer = form.cleaned_data["decision"] == "accept", form.cleaned_data["answer"]
    moving.decide_movement(actor=standing(request), movement_id=movement_id, accepts=accepts, answer=answer)
    return redirect("movements")


@signed_in
def move(request: HttpRequest, number: str) -> HttpResponse:
    """Write down a step of one person's membership: first which (?kind=), then what that step asks for."""
    who = standing(request)
    person = queries.file_visible_to(who, number)
    require(permissions.may_ask_to_join(who, person))
    sent = request.POST or take_kept_form(request)
    kind = _kind_of(sent or request.GET, person)
    if kind is None:
        return page_or_fragment(request, "members/move.html", {"person": person, "kinds": _kinds_for(who, person)})
    form = MovementForm(kind, sent or None, initial={"on_date": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            _written(request, person, kind, form)
            return redirect("person", person.number)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "kind": kind, "person": person}
    return page_or_fragment(request, "members/move.html", context, 422 if form.is_bound and form.errors else 200)


def _kind_of(said: QueryDict, person: Person) -> Movement.Kind | None:
    """The step that was chosen; of somebody who is no member it is to join, unless another was."""
    chosen = str(said.get("kind", ""))
    if chosen in Movement.Kind.values:
        return Movement.Kind(chosen)
    return None if person.is_member or "kind" in said else Movement.Kind.JOIN


def _kinds_for(who: Standing, person: Person) -> list[Movement.Kind]:
    """The steps that somebody's membership can take: a member does not join, who is not retired does not return."""
    if not permissions.may_move(who, person):
        return [] if person.is_member else [Movement.Kind.JOIN]
    barred = {Movement.Kind.JOIN} if person.is_member else set(Movement.ENDS_MEMBERSHIP)
    barred |= {Movement.Kind.RETIRE} if person.retired_date else {Movement.Kind.RETURN}
    return [kind for kind in Movement.Kind if kind not in barred]


def _written(request: HttpRequest, person: Person, kind: Movement.Kind, form: MovementForm) -> Movement:
    said = form.cleaned_data
    common = {
        "actor": standing(request),
        "number": person.number,
        "on_date": said["on_date"],
        "reason": said["reason"],
    }
    if kind == Movement.Kind.JOIN:
        return moving.ask_to_join(**common)
    if kind == Movement.Kind.TRANSFER:
        return moving.ask_transfer(**common, name=person.name, union_to=said["union_to"])
    return moving.write_down(**common, kind=kind, since_date=said.get("since_date"))


@signed_in
def transfer(request: HttpRequest) -> HttpResponse:
    """Ask for somebody's transfer to one's own union."""
    who = standing(request)
    if not who.officer_paths:
        raise NotPermitted(_("A transfer is asked for by an officer of the old or the new union."))
    sent = request.POST or take_kept_form(request)
    form = TransferForm(sent or None, initial={"on_date": clock.today(), "union_to": who.home.code})
    if request.method == "POST" and form.is_valid():
        try:
            moving.ask_transfer(actor=who, **form.cleaned_data)
            return redirect("movements")
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form}
    return page_or_fragment(request, "members/transfer.html", context, 422 if form.is_bound and form.errors else 200)


@signed_in
def retiring(request: HttpRequest) -> HttpResponse:
    """Who reaches the age of retirement within a period."""
    who = standing(request)
    require(permissions.may_list(who))
    ask = asked(request)
    period = ask.period if request.GET.get("period") else _this_term(clock.today())
    page = retiring_of(who, ask.union, period, request.GET.get("after", ""))
    context = {"page": page, "rows": page.rows, "after": page.after, "union": ask.union, "period": period}
    return page_or_fragment(request, "members/retiring.html", context)


def _this_term(day: dt.date) -> Period:
    """The school term that a day lies in."""
    begun = day.year if day.month >= 9 else day.year - 1
    terms = [periods.parse(f"{begun}-{begun + 1}-{number}") for number in (1, 2)]
    return next(term for term in terms if term.start <= day <= term.end)


@signed_in
def merge(request: HttpRequest) -> HttpResponse:
    """Two files side by side, to be made one."""
    who = standing(request)
    if not who.officer_paths:
        raise NotPermitted(_("Two files are made one by an officer of both unions."))
    asked = request.POST or (request.GET if {"kept", "gone"} <= request.GET.keys() else None)
    form = MergeForm(asked, initial=request.GET.dict())
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        files = [queries.file_visible_to(who, form.cleaned_data[name]) for name in ("kept", "gone")]
        for one, other in (files, files[::-1]):
            require(permissions.may_merge(who, one, other))
        if request.method == "POST":
            kept = merge_files(actor=who, **form.cleaned_data)
            return redirect("person", kept.number)
        context |= {"files": files, "fields": _side_by_side(files)}
    return page_or_fragment(request, "members/merge.html", context)


def _side_by_side(files: list[Person]) -> list[tuple[object, str, str, bool]]:
    """The fields of two files that are not private: label, both values, whether they contradict each other."""
    rows: list[tuple[object, str, str, bool]] = []
    for field, name in FIELDS.items():
        if field not in PRIVATE:
            ours, theirs = (told(field, value_of(person, field)) for person in files)
            rows.append((name, ours, theirs, bool(ours and theirs and ours != theirs)))
    return rows
