"""The roll: who still owes a vote and who was handed a paper. How anybody voted is nowhere."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.ballots import permissions, queries, services
from jiaogong.ballots.models import Voter
from jiaogong.ballots.views.doors import looked_at
from jiaogong.kernel.access import require
from jiaogong.kernel.lists import sorted_page
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing

A_PAGE = 100


@signed_in
def roll(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """Those entitled to vote, by name, and who of them still owes a vote."""
    who, ballot = standing(request), looked_at(request, ballot_id)
    require(permissions.may_see_roll(who, ballot))
    words, mark = request.GET.get("q", "")[:40], request.GET.get("mark", "")
    people = sorted_page(
        queries.roll_visible(ballot, words, mark), request.GET.get("after", ""), by="pinyin", size=A_PAGE
    )
    context = {
        "ballot": ballot,
        "voters": people.rows,
        "after": people.after,
        "count": people.count,
        "words": words,
        "mark": mark,
        "marks": [(queries.OWED, Voter.Mark.NONE.label), *Voter.Mark.choices[1:]],
        "asked": request.GET.urlencode(),
        "may_hand": permissions.may_hand_papers(who, ballot),
    }
    return page_or_fragment(request, "ballots/roll.html", context)


@signed_in
def export(request: HttpRequest, ballot_id: int) -> FileResponse:
    """The roll that the list shows, in the order of the numbers that its fingerprint is made in."""
    ballot = looked_at(request, ballot_id)
    require(permissions.may_see_roll(standing(request), ballot))
    voters = queries.roll_visible(ballot, request.GET.get("q", "")[:40], request.GET.get("mark", ""))
    rows = [
        (v.person.number, v.person.name, v.group, v.person.union.called, v.get_mark_display())
        for v in voters.order_by("person__number")
    ]
    heads = [_("Number"), _("Name"), _("Group"), _("Union"), _("State")]
    return table_file(f"ballot-{ballot.pk}-roll", heads, rows)


@signed_in
@only_sent("ballot-roll")
def hand(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """Note who was handed a paper."""
    looked_at(request, ballot_id)
    chosen = [int(pk) for pk in request.POST.getlist("voter") if pk.isdecimal() and len(pk) < 19]
    count = services.hand_papers(actor=standing(request), ballot_id=ballot_id, voter_ids=chosen)
    told = ngettext("%(count)s paper noted as handed out.", "%(count)s papers noted as handed out.", count)
    messages.success(request, told % {"count": count})
    return redirect("ballot-roll", ballot_id)


@signed_in
def hand_back(request: HttpRequest, ballot_id: int, voter_id: int) -> HttpResponse:
    """Note that a paper came back unused; whoever merely comes by is led to the roll."""
    if request.method == "POST":
        looked_at(request, ballot_id)
        services.take_paper_back(actor=standing(request), ballot_id=ballot_id, voter_id=voter_id)
        messages.success(request, _("The paper is noted as given back."))
    return redirect("ballot-roll", ballot_id)
