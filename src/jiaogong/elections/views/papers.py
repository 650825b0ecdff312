"""Papers of an election to be printed: the notice of its candidates, and the form of its result."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from jiaogong.elections import presenting, queries
from jiaogong.elections.models import Round
from jiaogong.elections.queries.progress import progress_of
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing


@signed_in
def notice(request: HttpRequest, election_id: int) -> HttpResponse:
    """The notice of the candidates (公示), as it is put up."""
    found = queries.election_visible_to(standing(request), election_id)
    if found.public_since is None:
        raise RuleBroken(_("The candidates of this election are not public yet."))
    context = {"election": found, "contests": presenting.contests_of(found, progress_of(found), all_told=False)}
    return page_or_fragment(request, "elections/notice.html", context)


@signed_in
def result(request: HttpRequest, election_id: int) -> HttpResponse:
    """The form of the result (票数统计表), round by round, with the lines to be signed."""
    found = queries.election_visible_to(standing(request), election_id)
    contests = presenting.contests_of(found, progress_of(found), all_told=False)
    counted = [(shown, [r for r in shown.rounds if r.round.state != Round.State.PREPARED]) for shown in contests]
    if not any(rounds for _shown, rounds in counted):
        raise RuleBroken(_("Nothing of this election has been counted yet."))
    return page_or_fragment(request, "elections/result.html", {"election": found, "counted": counted})
