"""One constituency of a choosing: its people, its candidates, its votes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.ballots.models import Ballot
from jiaogong.congress.delegates import permissions
from jiaogong.congress.delegates.forms import PaperForm, candidates_in
from jiaogong.congress.delegates.presenting import electors_shown, margin_told, shortage_told, told
from jiaogong.congress.delegates.queries.choosing import (
    choosing_visible_to,
    constituencies_of,
    constituency_of,
    elected_in,
    heads_of_house,
    last_round,
    limits_of,
)
from jiaogong.congress.delegates.rules.seats import CODES
from jiaogong.congress.delegates.services import voting as services
from jiaogong.congress.delegates.services.opening import composition_of
from jiaogong.congress.models import Choosing, Constituency, Round
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told


@signed_in
def constituency(request: HttpRequest, code: str, choosing_id: int, constituency_id: int) -> HttpResponse:
    """Name candidates, put them to a secret ballot or write a vote on paper down; what each vote decided."""
    who, fault = standing(request), ""
    found = choosing_visible_to(who, code, choosing_id)
    unit = constituency_of(found, constituency_id)
    open_round = _open_round(unit)
    paper = PaperForm(
        request.POST if request.POST.get("act") == "paper" else None,
        people=[c.person for c in open_round.candidates.all()] if open_round else [],
        initial={"held_date": clock.today()},
    )
    if request.method == "POST":
        require(permissions.may_change(who, found))
        try:
            done = _done(request, found, unit, paper)
            if done:
                return done
        except RuleBroken as broken:
            fault = str(broken)
    context = {
        **_facts_of(who, found, unit),
        "paper": paper,
        "fault": fault,
        "form_key": request.POST.get("form_key") or new_form_key(),
    }
    return page_or_fragment(request, "congress/constituency.html", context, 422 if request.method == "POST" else 200)


def _open_round(unit: Constituency) -> Round | None:
    """The round whose candidates are named and that is not voted on yet."""
    last = last_round(unit)
    return last if last and last.state == Round.State.NAMED else None


def _facts_of(who: Standing, found: Choosing, unit: Constituency) -> dict[str, Any]:
    """What is known of a constituency; to those who may change it also who is in it and what its choice would make up."""
    today, may_change, last = clock.today(), permissions.may_change(who, found), last_round(unit)
    limits = limits_of(found.union, found.body, today)
    codes, elected = CODES[found.body], elected_in(unit)
    return {
        "union": found.union,
        "choosing": found,
        "unit": unit,
        "size": unit.electors.count(),
        "rounds": unit.rounds.all(),
        "last": last,
        "open_round": _open_round(unit),
        "elected": elected,
        "empty": max(0, unit.seats - len(elected)),
        "people": electors_shown(unit, heads_of_house(found.union)) if may_change else (),
        "ways": Ballot.Way.choices,
        "rules": [limit_told(limits[codes.quorum]), limit_told(limits[codes.elected_by])],
        "shortage": shortage_told(found, unit, limits) if may_change else "",
        "margin": margin_told(found, unit, limits) if not last or last.number == 1 else "",
        "checks": told(composition_of(found, list(constituencies_of(found)), today)) if may_change else (),
        "may_change": may_change,
        "may_open_ballot": who.reads(found.union),
    }


def _done(request: HttpRequest, found: Choosing, unit: Constituency, paper: PaperForm) -> HttpResponse | None:
    """Do what was sent and lead on; None where the form was not sound."""
    who, sent = standing(request), request.POST.get("act", "")
    if sent == "ballot":
        way = request.POST.get("way", "")
        ballot = services.put_to_ballot(
            actor=who,
            choosing_id=found.pk,
            constituency_id=unit.pk,
            way=way if way in Ballot.Way.values else Ballot.Way.SCREEN.value,
            form_key=form_key(request),
        )
        return redirect("ballot", ballot.pk)
    if sent == "paper":
        if not paper.is_valid():
            return None
        services.record_paper(
            actor=who,
            choosing_id=found.pk,
            constituency_id=unit.pk,
            held_date=paper.cleaned_data["held_date"],
            cast=paper.cleaned_data["cast"],
            votes=paper.votes,
        )
        messages.success(request, _("The vote is written down."))
    else:
        named = candidates_in(request.POST)
        services.name_candidates(actor=who, choosing_id=found.pk, constituency_id=unit.pk, people=named)
        messages.success(request, _("The candidates are named."))
    return redirect("constituency", found.union.code, found.pk, unit.pk)
