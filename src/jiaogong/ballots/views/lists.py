"""Ballots as a list and as a spreadsheet."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.ballots import queries
from jiaogong.ballots.models import Ballot
from jiaogong.kernel import clock
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import KeyPage, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing

A_PAGE, MOST_EXPORTED = 50, 5000


@signed_in
def ballots(request: HttpRequest) -> HttpResponse:
    """Ballots, the newest first."""
    who = standing(request)
    after = request.GET.get("after", "")
    page = _page(_asked(request).select_related("union"), int(after) if after.isdecimal() and len(after) < 19 else 0)
    mine = queries.owed_by(who.person, clock.now()).values_list("pk", flat=True)
    context = {
        "ballots": page.rows,
        "after": page.after,
        "owed": set(mine),
        "words": request.GET.get("q", "")[:40],
        "state": request.GET.get("state", ""),
        "states": [(queries.OWED, _("I still owe a vote")), (queries.DUTY, _("Waits for me")), *Ballot.State.choices],
        "purpose": request.GET.get("for", ""),
        "purposes": Ballot.Purpose.choices,
        "asked": request.GET.urlencode(),
        "may_prepare": bool(who.unions_led),
    }
    return page_or_fragment(request, "ballots/ballots.html", context)


def _page(rows: QuerySet[Ballot], after: int) -> KeyPage[Ballot]:
    """A page of ballots, whose keys are their order."""
    found = list((rows.filter(pk__lt=after) if after else rows).order_by("-pk")[: A_PAGE + 1])
    more = len(found) > A_PAGE
    return KeyPage(found[:A_PAGE], str(found[A_PAGE - 1].pk) if more else "")


def _asked(request: HttpRequest) -> QuerySet[Ballot]:
    who = standing(request)
    found = queries.found_by_words(queries.ballots_visible_to(who), request.GET.get("q", "")[:40])
    found = queries.for_purpose(found, request.GET.get("for", ""))
    return queries.in_state(found, request.GET.get("state", ""), who.person)


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The ballots that the list shows."""
    rows = [
        (
            b.union.name,
            b.title,
            b.get_purpose_display(),
            b.get_way_display(),
            b.get_state_display(),
            localdate(b.opened_at) if b.opened_at else None,
            localdate(b.counted_at) if b.counted_at else None,
            b.electorate_size,
        )
        for b in _asked(request).select_related("union").order_by("-pk")[:MOST_EXPORTED]
    ]
    heads = [
        *(_("Union"), _("Title"), _("What it is for"), _("Way of voting"), _("State")),
        *(_("Opened"), _("Counted on"), _("Entitled")),
    ]
    return table_file(f"ballots-{clock.today():%Y%m%d}", heads, rows)
