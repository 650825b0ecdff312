"""Those who open and count a ballot, named on its page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.ballots import permissions, services
from jiaogong.ballots.forms import PeopleForm, words_in
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.queries.electorates import people_named
from jiaogong.ballots.views.doors import looked_at
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing


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
            scrutineers=[p.pk for p in people_named(union, named["scrutineers"])],
            spares=[p.pk for p in people_named(union, named["spares"], above=True)],
        )
    if named["tellers"]:
        tellers = [p.pk for p in people_named(union, named["tellers"])]
        services.name_tellers(actor=who, ballot_id=ballot.pk, tellers=tellers)
