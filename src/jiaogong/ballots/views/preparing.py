"""A ballot prepared by hand, and the people who open and count it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.ballots import permissions, queries, services
from jiaogong.ballots.forms import MEMBERS, NAMED, BallotForm, PeopleForm, QuestionForm, words_in
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.rules import BallotPlan, VoterPlan
from jiaogong.ballots.views.doors import looked_at
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import roster_of

SPARE_ROWS = 2


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Prepare a ballot that no institution asked for: a motion, a survey, a show of names."""
    who = standing(request)
    unions = queries.unions_led(who)
    require(permissions.may_prepare(who, unions[0] if unions else who.home))
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST.copy() if request.method == "POST" else kept.copy() if kept else None
    is_redrawn = sent is not None and sent.get("act") == "rows"
    if sent is not None and is_redrawn:
        count = sent.get("form-TOTAL_FORMS", "")
        sent["form-TOTAL_FORMS"] = str(min(int(count) if count.isdecimal() else 0, 57) + SPARE_ROWS)
    form = BallotForm(sent, unions=unions, initial={"union": unions[0].code})
    rows = formset_factory(QuestionForm, extra=SPARE_ROWS, max_num=60)(sent)
    if request.method == "POST" and not is_redrawn and form.is_valid() and rows.is_valid():
        try:
            return redirect("ballot", _prepare(request, form, rows).pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {"form": form, "rows": rows, "form_key": request.POST.get("form_key") or new_form_key(), "kept": kept}
    status = 422 if request.method == "POST" and not is_redrawn else 200
    return page_or_fragment(request, "ballots/new.html", context, status=status)


def _prepare(request: HttpRequest, form: BallotForm, rows: Any) -> Ballot:
    typed, union = form.cleaned_data, form.union
    roster = roster_of(union)
    plan = BallotPlan(
        title=typed["title"],
        explanation=typed["explanation"],
        way=typed["way"],
        opens_at=typed["opens_at"],
        closes_at=typed["closes_at"],
        questions=tuple(planned for row in rows if (planned := row.planned(roster))),
    )
    if typed["scope"] == NAMED:
        people = queries.people_named(union, words_in(typed["named"]))
    else:
        chosen = queries.electorate(union, members=typed["scope"] == MEMBERS)
        people = list(chosen.select_related("union").order_by("pinyin", "pk"))
    voters = [VoterPlan(person_id=p.pk, group=p.union.called if typed["is_told_apart"] else "") for p in people]
    return services.prepare_ballot(
        actor=standing(request), union=union, plan=plan, voters=voters, form_key=form_key(request)
    )


@signed_in
def people(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """Name the scrutineers, the keeper of a spare share and the tellers."""
    who, ballot = standing(request), looked_at(request, ballot_id)
    require(permissions.may_change(who, ballot))
    kept = take_kept_form(request) if request.method != "POST" else None
    form = PeopleForm(request.POST if request.method == "POST" else kept, initial=_named(ballot))
    if request.method == "POST" and form.is_valid():
        try:
            _name(request, ballot, form)
            messages.success(request, _("Named. Each scrutineer now takes up the duty with a passphrase of their own."))
            return redirect("ballot", ballot.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    status = 422 if request.method == "POST" else 200
    context = {"ballot": ballot, "form": form, "kept": kept}
    return page_or_fragment(request, "ballots/people.html", context, status=status)


def _named(ballot: Ballot) -> dict[str, str]:
    shares = list(ballot.scrutineers.select_related("person"))
    return {
        "scrutineers": "、".join(s.person.number for s in shares if not s.is_spare),
        "spares": "、".join(s.person.number for s in shares if s.is_spare),
        "tellers": "、".join(t.person.number for t in ballot.tellers.select_related("person")),
    }


def _name(request: HttpRequest, ballot: Ballot, form: PeopleForm) -> None:
    who, typed, union = standing(request), form.cleaned_data, ballot.union
    named = {field: words_in(typed[field]) for field in ("scrutineers", "spares", "tellers")}
    if named["scrutineers"] or named["spares"]:
        services.name_scrutineers(
            actor=who,
            ballot_id=ballot.pk,
            scrutineers=[p.pk for p in queries.people_named(union, named["scrutineers"])],
            spares=[p.pk for p in queries.people_named(union, named["spares"], above=True)],
        )
    if named["tellers"]:
        tellers = [p.pk for p in queries.people_named(union, named["tellers"])]
        services.name_tellers(actor=who, ballot_id=ballot.pk, tellers=tellers)
