"""The paper: shown, marked, cast. The receipt stands on the page that answers the form; nothing is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from jiaogong.ballots import permissions, presenting, queries, services
from jiaogong.ballots.forms import answers_in, is_blank
from jiaogong.ballots.models import Ballot, Voter
from jiaogong.ballots.views.doors import looked_at, secret
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing


@secret
@signed_in
def vote(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """The paper of whoever is signed in."""
    who, ballot = standing(request), looked_at(request, ballot_id)
    voter = queries.voter_in(ballot, who.person)
    return _paper(
        request,
        ballot,
        voter,
        lambda answers: services.cast_vote(actor=who, ballot_id=ballot_id, answers=answers),
    )


@never_cache
@sensitive_post_parameters()
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The paper of whoever holds a one-time link, without signing in."""
    services.keep_time(ballot_id=queries.ballot_of_link(token).pk)
    ballot = queries.ballot_of_link(token)
    voter = queries.voter_of_link(ballot, token)
    return _paper(
        request, ballot, voter, lambda answers: services.cast_by_link(token=token, answers=answers), is_link=True
    )


def _paper(
    request: HttpRequest,
    ballot: Ballot,
    voter: Voter | None,
    cast: Callable[[Sequence[Any]], str],
    *,
    is_link: bool = False,
) -> HttpResponse:
    questions, may_vote = queries.questions_of(ballot), permissions.may_vote(ballot, voter)
    sent = request.POST if request.method == "POST" else QueryDict()
    context: dict[str, Any] = {"ballot": ballot, "voter": voter, "may_vote": may_vote, "is_link": is_link, "faults": []}
    if request.method == "POST":
        require(may_vote)
        answers, context["faults"] = answers_in(sent, questions)
        if not context["faults"] and is_blank(sent) and "blank" not in sent:
            context["is_blank"] = True
            context["faults"] = [_("You have marked nothing. To abstain in everything, cast your vote once more.")]
        if not context["faults"]:
            try:
                receipt = cast(answers)
                return render(request, "ballots/voted.html", {**context, "receipt": receipt})
            except RuleBroken as broken:
                context["faults"] = [str(broken)]
    context["paper"] = presenting.paper(questions, sent) if may_vote else []
    return render(request, "ballots/vote.html", context, status=422 if context["faults"] else 200)
