"""The scrutineers' pages: a passphrase chosen before the opening, and given for the count."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiaogong.ballots import permissions, queries, services
from jiaogong.ballots.forms import NewPassphraseForm, PassphraseForm
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.rules.keys import drawn_passphrase
from jiaogong.ballots.views.doors import looked_at, secret
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing


@secret
@signed_in
def take_up(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """Choose the passphrase with which the own share will be opened."""
    who, ballot = standing(request), looked_at(request, ballot_id)
    require(permissions.may_take_up(queries.scrutineer_in(ballot, who.person), ballot))
    drawn = request.POST.get("drawn", "")[:40] or drawn_passphrase()
    form = NewPassphraseForm(request.POST if request.method == "POST" else None, initial={"drawn": drawn})
    if request.method == "POST" and form.is_valid():
        try:
            services.take_up_duty(actor=who, ballot_id=ballot_id, passphrase=form.cleaned_data["passphrase"])
            messages.success(
                request, _("You have taken up the duty. Without this passphrase your share opens nothing.")
            )
            return redirect("ballot", ballot_id)
        except RuleBroken as broken:
            form.add_error("passphrase", str(broken))
    return _page(request, ballot, form, drawn=drawn)


@secret
@signed_in
def give(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """Give the passphrase for the count; the second scrutineer's opens the papers."""
    who, ballot = standing(request), looked_at(request, ballot_id)
    require(permissions.may_give_passphrase(queries.scrutineer_in(ballot, who.person), ballot))
    form = PassphraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            done = services.give_passphrase(actor=who, ballot_id=ballot_id, passphrase=form.cleaned_data["passphrase"])
            messages.success(request, _told(done))
            return redirect("ballot", ballot_id)
        except RuleBroken as broken:
            form.add_error("passphrase", str(broken))
    return _page(request, ballot, form)


def _told(ballot: Ballot) -> str:
    if ballot.state == Ballot.State.CLOSED:
        return _("Your share waits, sealed to the others. Another scrutineer's passphrase opens the papers.")
    return _("The papers are opened; the key is thrown away.")


def _page(request: HttpRequest, ballot: Ballot, form: PassphraseForm, drawn: str = "") -> HttpResponse:
    context = {"ballot": ballot, "form": form, "drawn": drawn}
    return render(request, "ballots/passphrase.html", context, status=422 if form.is_bound else 200)
