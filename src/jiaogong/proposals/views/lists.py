"""The list of proposals and suggestions."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_by_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.proposals import permissions, queries
from jiaogong.proposals.models import Proposal

MOST_EXPORTED = 5000


def _states() -> list[tuple[str, Any]]:
    return [
        (queries.MINE, _("My own")),
        (queries.TO_SIGN, _("To second")),
        (queries.TO_SCREEN, _("To screen")),
        (queries.TO_ASSIGN, _("To assign")),
        (queries.TO_ANSWER, _("To answer")),
        (queries.LATE, _("Answer late")),
        (queries.TO_PUBLISH, _("Answers to publish")),
        (queries.TO_RATE, _("To rate")),
        (queries.TO_SETTLE, _("To settle")),
        *Proposal.State.choices,
    ]


def _asked(request: HttpRequest) -> QuerySet[Proposal]:
    asked = request.GET
    rows = queries.in_state(standing(request), asked.get("state", ""), clock.today())
    rows = queries.found_by_words(rows, asked.get("q", "")[:60])
    if asked.get("kind", "") in Proposal.Kind.values:
        rows = rows.filter(kind=asked["kind"])
    call = asked.get("call", "")
    if call.isdecimal() and len(call) < 19:
        rows = rows.filter(call=int(call))
    return rows.select_related("union", "proposer", "call").prefetch_related("assignments__department")


@signed_in
def proposals(request: HttpRequest) -> HttpResponse:
    """Proposals and suggestions, newest first."""
    who, today = standing(request), clock.today()
    page = page_by_key(_asked(request), request.GET.get("after", ""), date="since")
    running = list(queries.open_calls(who, today).select_related("union"))
    house = who.house
    shown = {name: request.GET.get(name, "") for name in ("q", "state", "kind", "call")}
    context = {
        "proposals": page.rows,
        "after": page.after,
        "shown": shown,
        "is_asked": any(shown.values()),
        "states": _states(),
        "kinds": Proposal.Kind.choices,
        "calls": queries.calls_visible_to(who)[:20],
        "running": [(call, permissions.may_propose(who, call)) for call in running],
        "led": who.unions_led,
        "screened": queries.unions_screened_by(who),
        "answers_for": queries.answering_for(who).exists(),
        "house": house,
        "today": today,
        "asked": request.GET.urlencode(),
    }
    return page_or_fragment(request, "proposals/proposals.html", context)


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """What the list shows, as a spreadsheet; names of anonymous senders are not there to be told."""
    rows = [
        (
            p.union.name,
            p.number,
            p.receipt_told,
            p.get_kind_display(),
            p.title,
            p.proposer.name if p.proposer else _("without a name") if p.code_digest else "",
            p.get_state_display(),
            "、".join(a.department.name for a in p.assignments.all()),
            p.due_date,
            p.answered_date,
            p.get_outcome_display() if p.outcome else "",
            p.settled_date,
        )
        for p in _asked(request).order_by("-since", "-pk")[:MOST_EXPORTED]
    ]
    heads = (
        _("Union"), _("Number"), _("Receipt"), _("Kind"), _("Matter proposed"), _("Proposer"), _("State"), _("Departments"),
        _("Due on"), _("Answered on"), _("What came of it"), _("Settled on"),
    )  # fmt: skip
    return table_file(f"proposals-{clock.today():%Y%m%d}", heads, rows)
