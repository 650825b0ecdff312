"""What is printed for a ballot: papers, two to a sheet of A4, and slips with one-time links."""

from __future__ import annotations

from collections.abc import Sequence

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache

from jiaogong.ballots import permissions, queries, services
from jiaogong.ballots.labels import votes_told
from jiaogong.ballots.rules import QuestionPlan
from jiaogong.ballots.views.doors import looked_at
from jiaogong.kernel.access import require
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing

ROOM, HEADING, ROW = 110, 10, 8.5  # millimetres: for the tables on a page of A5, a question's text, a row


@signed_in
def papers(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """The paper in its official form, twice on a sheet that is cut in the middle."""
    ballot = looked_at(request, ballot_id)
    require(permissions.may_prepare(standing(request), ballot.union))
    questions = queries.questions_of(ballot)
    kinds = {q.kind for q in questions}
    context = {
        "ballot": ballot,
        "questions": questions,
        "kinds": kinds,
        "votes": list(votes_told().values()),
        "limited": next((q for q in questions if q.kind == "grade" and q.most), None),
        "may_write_in": any(q.may_write_in for q in questions),
        "copies": range(2),
        "is_close": _millimetres(questions) > ROOM,
    }
    return render(request, "ballots/papers.html", context)


def _millimetres(questions: Sequence[QuestionPlan]) -> float:
    """About how high the tables of a paper stand when its rows are wide apart."""
    return sum(
        HEADING + ROW * (2 if q.kind == "motion" else 1 + len(q.options) + 2 * q.may_write_in) for q in questions
    )


@never_cache
@signed_in
@only_sent("ballot")
def links(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """Slips with a one-time link for each who still owes a vote; shown this once."""
    ballot = looked_at(request, ballot_id)
    made = services.make_links(actor=standing(request), ballot_id=ballot_id)
    if not made:
        return redirect("ballot", ballot_id)
    slips = []
    for voter, token in made:
        where = request.build_absolute_uri(reverse("ballot-link", args=[token]))
        drawn = segno.make(where, error="m").svg_inline(scale=3, border=0, omitsize=True)
        slips.append({"name": voter.person.name, "number": voter.person.number, "where": where, "qr": mark_safe(drawn)})
    return render(request, "ballots/slips.html", {"ballot": ballot, "slips": slips})
