"""The tellers' page: each counts apart; where they differ, both see where, and count again with a reason."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.ballots import permissions, presenting, queries, services
from jiaogong.ballots.forms import sheet_in
from jiaogong.ballots.models import Ballot, Sheet
from jiaogong.ballots.views.doors import looked_at
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing

_COUNT = re.compile(r"q\d+-(?!w$).+")


@signed_in
def sheet(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """Enter what was counted; another's sheet is shown only once both are in."""
    who, ballot = standing(request), looked_at(request, ballot_id)
    require(permissions.may_enter_sheet(who, ballot))
    questions, fault = queries.questions_of(ballot), ""
    sent = request.POST if request.method == "POST" else take_kept_form(request) or QueryDict()
    if request.method == "POST":
        try:
            _require_figures(sent)
            returned, counts = sheet_in(sent, questions)
            done = services.enter_sheet(
                actor=who, ballot_id=ballot_id, returned=returned, counts=counts, reason=sent.get("reason", "")
            )
            messages.success(request, _told(done))
            return redirect("ballot-sheet" if _differ(done) else "ballot", ballot_id)
        except RuleBroken as broken:
            fault = str(broken)
    sheets = queries.last_sheets(ballot)
    context = {
        "ballot": ballot,
        "sheet": presenting.sheet(questions, sent),
        "returned": sent.get("returned", ""),
        "reason": sent.get("reason", ""),
        "fault": fault,
        "is_again": any(one.teller.person_id == who.person.pk for one in sheets),
        "differences": presenting.differences(sheets, questions) if len(sheets) > 1 else [],
        "counted_by": [one.teller.person.name for one in sheets],
        "agreed": queries.agreed_sheet(ballot),
    }
    return page_or_fragment(request, "ballots/sheet.html", context, status=422 if fault else 200)


def _require_figures(sent: QueryDict) -> None:
    """Refuse a sheet without the papers returned, and one on which something else than a count stands."""
    if not sent.get("returned", "").strip():
        raise RuleBroken(_("Enter how many papers were returned; none is 0."))
    counts = [said for name in sent if name == "returned" or _COUNT.fullmatch(name) for said in sent.getlist(name)]
    wrong = next((said for said in counts if said and not (said.isdecimal() and len(said) < 6)), None)
    if wrong is not None:
        raise RuleBroken(_("“%(said)s” is not a count of papers.") % {"said": wrong[:20]})


def _differ(ballot: Ballot) -> bool:
    return len(queries.last_sheets(ballot)) > 1 and _agreed(ballot) is None


def _agreed(ballot: Ballot) -> Sheet | None:
    return queries.agreed_sheet(ballot)


def _told(ballot: Ballot) -> str:
    if _agreed(ballot) is not None:
        return _("Both tellers agree: the count stands.")
    if _differ(ballot):
        return _("The two counts differ: look at where, and count those papers again.")
    return _("Entered. The other teller counts without seeing it.")
