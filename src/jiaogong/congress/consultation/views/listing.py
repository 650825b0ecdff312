"""The lists of a union's rounds of opinions and of its meetings of heads, as pages and as spreadsheets."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.consultation import permissions, presenting
from jiaogong.congress.consultation.queries import heads, rounds
from jiaogong.congress.delegates.queries import house_visible_to
from jiaogong.congress.models import HeadsMeeting, HeadsSeat
from jiaogong.kernel import clock
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_by_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing

MOST_EXPORTED = 5000


@signed_in
def opinions(request: HttpRequest, code: str) -> HttpResponse:
    """Rounds of opinions of a union, newest first."""
    who, today = standing(request), clock.today()
    union = house_visible_to(who, code)
    words, state = request.GET.get("q", "")[:40], request.GET.get("state", "")
    asked = rounds.found_by_words(rounds.in_stage(rounds.rounds_of(union), state, today), words)
    page = page_by_key(rounds.counted(asked), request.GET.get("after", ""), date="starts_date")
    context = {
        "union": union,
        "rows": [(found, presenting.STAGES[rounds.stage_of(found, today)]) for found in page.rows],
        "after": page.after,
        "words": words,
        "state": state,
        "stages": presenting.STAGES.values(),
        "asked": request.GET.urlencode(),
        "may_ask": permissions.may_ask(who, union),
    }
    return page_or_fragment(request, "congress/opinions.html", context)


@signed_in
def opinions_export(request: HttpRequest, code: str) -> FileResponse:
    """The rounds that the list shows, as a spreadsheet."""
    today = clock.today()
    union = house_visible_to(standing(request), code)
    found = rounds.in_stage(rounds.rounds_of(union), request.GET.get("state", ""), today)
    found = rounds.found_by_words(found, request.GET.get("q", "")[:40])
    heads_of_table = (
        _("Draft"), _("Who is asked"), _("From"), _("Until"), _("State"), _("Opinions"), _("Adopted, wholly or in part"),
        _("Answers published on"),
    )  # fmt: skip
    rows = [
        (
            r.title, r.get_asked_of_display(), r.starts_date, r.last_date,
            str(presenting.STAGES[rounds.stage_of(r, today)].label), r.given, r.taken, r.published_date,
        )
        for r in rounds.counted(found).order_by("-starts_date", "-pk")[:MOST_EXPORTED]
    ]  # fmt: skip
    return table_file(f"opinions-{today:%Y%m%d}", heads_of_table, rows)


@signed_in
def heads_meetings(request: HttpRequest, code: str) -> HttpResponse:
    """Meetings of heads of a union, newest first."""
    who = standing(request)
    union = house_visible_to(who, code)
    words, state = request.GET.get("q", "")[:40], request.GET.get("state", "")
    asked = heads.in_state(heads.found_by_words(heads.meetings_of(union), words), state)
    page = page_by_key(heads.counted(asked), request.GET.get("after", ""), date="starts_at")
    seats = HeadsSeat.objects.filter(person=who.person, meeting__in=[m.pk for m in page.rows])
    seated, reads = set(seats.values_list("meeting", flat=True)), who.reads(union)
    context = {
        "union": union,
        "rows": [(m, reads or m.state == HeadsMeeting.State.SIGNED or m.pk in seated) for m in page.rows],
        "after": page.after,
        "words": words,
        "state": state,
        "states": [(heads.OWED, _("Decisions to be confirmed")), *HeadsMeeting.State.choices],
        "asked": request.GET.urlencode(),
        "may_call": permissions.may_call_heads(who, union),
    }
    return page_or_fragment(request, "congress/heads_meetings.html", context)


@signed_in
def heads_export(request: HttpRequest, code: str) -> FileResponse:
    """The meetings that the list shows, as a spreadsheet."""
    union = house_visible_to(standing(request), code)
    found = heads.found_by_words(heads.meetings_of(union), request.GET.get("q", "")[:40])
    found = heads.in_state(found, request.GET.get("state", ""))
    names = (_("Day"), _("Meeting place"), _("Why it cannot wait"), _("State"), _("Matters"), _("Decided"))
    return table_file(f"heads-{clock.today():%Y%m%d}", names, [_exported(m) for m in _latest(heads.counted(found))])


def _latest(found: Any) -> Any:
    return found.order_by("-starts_at", "-pk")[:MOST_EXPORTED]


def _exported(meeting: Any) -> tuple[Any, ...]:
    return (
        localdate(meeting.starts_at),
        meeting.place,
        meeting.cause,
        meeting.get_state_display(),
        meeting.taken_up,
        meeting.decided,
    )
