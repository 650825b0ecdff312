"""One ballot: how it stands, what it still needs, its result; opened, closed, called off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.ballots import permissions, presenting, queries, services
from jiaogong.ballots.forms import CallOffForm
from jiaogong.ballots.models import Ballot, Outcome, Voter
from jiaogong.ballots.rules.rolls import roll_hash
from jiaogong.ballots.views.doors import looked_at
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing


@signed_in
def ballot(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """One ballot, to each as far as it is theirs."""
    who, found = standing(request), looked_at(request, ballot_id)
    voter = queries.voter_in(found, who.person)
    duty = queries.scrutineer_in(found, who.person)
    teller = found.tellers.filter(person=who.person).first()
    on_roll, owing = found.voters.count(), found.voters.filter(mark=Voter.Mark.NONE).count()
    context = {
        "ballot": found,
        "questions": queries.questions_of(found),
        "voter": voter,
        "may_vote": permissions.may_vote(found, voter),
        "duty": duty,
        "may_take_up": permissions.may_take_up(duty, found),
        "may_give": permissions.may_give_passphrase(duty, found),
        "teller": teller,
        "may_sheet": permissions.may_enter_sheet(who, found),
        "is_ours": bool(permissions.may_prepare(who, found.union)),
        "may_change": permissions.may_change(who, found),
        "may_change_plan": permissions.may_change_plan(who, found),
        "may_open": permissions.may_open(who, found),
        "may_close": permissions.may_close(who, found),
        "may_call_off": permissions.may_call_off(who, found),
        "may_hand": permissions.may_hand_papers(who, found),
        "may_links": permissions.may_make_links(who, found),
        "may_roll": permissions.may_see_roll(who, found),
        "lacks": list(permissions.lacks(found)) if found.state == Ballot.State.PREPARED else [],
        "lacks_people": not found.scrutineers.exists() and not found.tellers.exists(),
        "awaits": list(permissions.awaits(found)) if found.state == Ballot.State.CLOSED else [],
        "shares": found.scrutineers.select_related("person__union"),
        "tellers": found.tellers.select_related("person").prefetch_related("sheets"),
        "voted": on_roll - owing,
        "owing": owing,
        "on_roll": on_roll,
        "call_off_form": CallOffForm(),
        **_result(request, found),
    }
    return page_or_fragment(request, "ballots/ballot.html", context)


def _result(request: HttpRequest, found: Ballot) -> dict[str, Any]:
    """The count as tables, and whether a receipt is among the papers; nothing until it is counted.

    Of a confidential ballot the turnout alone: whoever asked for it tells the count to those whom it concerns.
    """
    outcome = Outcome.objects.filter(ballot=found).first()
    if outcome is None:
        return {"tally": None}
    tally, questions = queries.tally_of(found), queries.questions_of(found)
    receipt = request.GET.get("receipt", "").replace(" ", "").lower()
    return {
        "tally": tally,
        "tables": []
        if found.is_confidential
        else [presenting.result(t, q, tally.cast) for t, q in zip(tally.questions, questions, strict=True)],
        "groups": [] if found.is_confidential else presenting.by_group(outcome, questions),
        "receipt": receipt,
        "is_found": receipt in outcome.fingerprints,
        "is_roll_unchanged": roll_hash(queries.roll_of(found)) == found.electorate_hash,
    }


@signed_in
@only_sent("ballot")
def open_(request: HttpRequest, ballot_id: int) -> HttpResponse:
    looked_at(request, ballot_id)
    services.open_ballot(actor=standing(request), ballot_id=ballot_id)
    messages.success(request, _("The ballot is open; its voters and questions are frozen."))
    return redirect("ballot", ballot_id)


@signed_in
@only_sent("ballot")
def close(request: HttpRequest, ballot_id: int) -> HttpResponse:
    looked_at(request, ballot_id)
    done = services.close_ballot(actor=standing(request), ballot_id=ballot_id)
    if done.way == Ballot.Way.PAPER:
        messages.success(request, _("The ballot is closed; the tellers now count the papers, each apart."))
    else:
        messages.success(request, _("The ballot is closed; two scrutineers now open the papers together."))
    return redirect("ballot", ballot_id)


@signed_in
@only_sent("ballot")
def call_off(request: HttpRequest, ballot_id: int) -> HttpResponse:
    looked_at(request, ballot_id)
    services.call_off(actor=standing(request), ballot_id=ballot_id, reason=request.POST.get("reason", ""))
    messages.success(request, _("The ballot is called off; nobody opens what was cast."))
    return redirect("ballot", ballot_id)
