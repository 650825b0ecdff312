"""The list of appraisals, and the list of what is done about weak points."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.appraisal import permissions, queries
from jiaogong.appraisal.models import Appraisal
from jiaogong.appraisal.queries.duties import DONE, LATE
from jiaogong.appraisal.queries.plans import OPEN
from jiaogong.kernel import clock
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_by_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing

MOST_EXPORTED, MOST_SHOWN = 5000, 300


@signed_in
def appraisals(request: HttpRequest) -> HttpResponse:
    """Appraisals, newest first."""
    who = standing(request)
    page = page_by_key(_asked(request).select_related("union"), request.GET.get("after", ""), date="planned_at")
    context = {
        "appraisals": page.rows,
        "after": page.after,
        "words": request.GET.get("q", "")[:40],
        "state": request.GET.get("state", ""),
        "states": [(OPEN, _("Under way")), *Appraisal.State.choices],
        "asked": request.GET.urlencode(),
        "may_plan": any(permissions.may_plan(who, u) for u in who.unions_led),
        "below": list(queries.unions_led_below(who)[:MOST_SHOWN]),
        "remedies": queries.remedies_in(queries.remedies_visible_to(who), "", clock.today()).count(),
    }
    return page_or_fragment(request, "appraisal/appraisals.html", context)


def _asked(request: HttpRequest) -> QuerySet[Appraisal]:
    found = queries.found_by_words(queries.appraisals_visible_to(standing(request)), request.GET.get("q", "")[:40])
    return queries.in_state(found, request.GET.get("state", ""))


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The appraisals that the list shows, as a spreadsheet: turnout, and no grades."""
    rows = [
        (
            a.union.name,
            a.year,
            a.title,
            a.get_appraisers_display(),
            a.get_state_display(),
            a.subjects.count(),
            a.entitled,
            a.cast,
            localdate(a.counted_at) if a.counted_at else None,
        )
        for a in _asked(request).select_related("union").order_by("-planned_at", "-pk")[:MOST_EXPORTED]
    ]
    heads = (
        _("Union"), _("Year appraised"), _("Title"), _("Who appraises"), _("State"), _("Appraised"),
        _("Entitled to grade"), _("Papers cast"), _("Counted"),
    )  # fmt: skip
    return table_file(f"appraisals-{clock.today():%Y%m%d}", heads, rows)


@signed_in
def remedies(request: HttpRequest) -> HttpResponse:
    """What is done about weak points, the first due first: the own, and as chair the house's."""
    today, state = clock.today(), request.GET.get("state", "")
    known = queries.remedies_in(queries.remedies_visible_to(standing(request)), state, today)
    shown = known.select_related("subject__person", "subject__appraisal").order_by("due_date", "pk")[:MOST_SHOWN]
    context = {"remedies": shown, "state": state, "late": LATE, "done": DONE, "today": today}
    return page_or_fragment(request, "appraisal/remedies.html", context)
