"""The summaries of a branch in one table: who has come how far, what their checks count; called for, reminded, checked."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.asking import Asked, asked
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import unions_visible_to
from jiaogong.summaries import permissions, queries, services, sheets
from jiaogong.summaries.models import SummaryCall, Text
from jiaogong.summaries.queries.branch import LATE, NONE, OPEN, OWING
from jiaogong.summaries.views.outline import number_of
from jiaogong.unions.models import Union

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_EXPORTED = 20_000
WIDE = (Union.Kind.AREA, Union.Kind.CLUSTER)


@signed_in
def table(request: HttpRequest) -> HttpResponse:
    """Every union of a branch and its summary: state, when, late by, what its check counts."""
    who, ask = standing(request), _asked(request)
    today = clock.today()
    shown = queries.table(_narrowed(request, ask), today)
    page = queries.page_of_table(shown, request.GET.get("after", ""))
    texts = queries.texts_of_branch(ask.union, ask.period.code)
    unchecked = services.unchecked(texts)
    call, counts = queries.call_of(ask.union, ask.period.code), _counts(ask)
    context = {
        "ask": ask,
        "rows": queries.rows_of(page.rows, call, today, who, unchecked),
        "after": page.after,
        "is_first": not request.GET.get("after"),
        "asked": _query(request),
        "count": shown.count(),
        "call": call,
        "is_late": call is not None and call.is_late_on(today) and counts["missing"] > 0,
        "counts": counts,
        "states": _states(),
        "given": request.GET,
        "may_call": permissions.may_call(who, ask.union),
        "unions": unions_visible_to(who).filter(kind__in=WIDE).order_by("path"),
        "unchecked": len(unchecked),
        "checking": _progress(texts, unchecked),
        "here": request.get_full_path(),
        "due_offered": (call.due_date if call else _due_offered(ask, today)).isoformat(),
    }
    return page_or_fragment(request, "summaries/table.html", context)


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The table as it is narrowed, as a spreadsheet."""
    ask, today, file = _asked(request), clock.today(), io.BytesIO()
    unions = list(queries.table(_narrowed(request, ask), today)[:MOST_EXPORTED])
    call = queries.call_of(ask.union, ask.period.code)
    unchecked = services.unchecked(queries.texts_of_branch(ask.union, ask.period.code))
    sheets.write_table(queries.rows_of(unions, call, today, standing(request), unchecked), file)
    file.seek(0)
    name = f"summaries-{ask.union.code}-{ask.period.code}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


@signed_in
@only_sent("summary-table")
def act(request: HttpRequest) -> HttpResponse:
    """Call for the summaries, set another day, close the call, remind, or check some that are not checked yet."""
    who, ask = standing(request), _asked(request)
    wanted: dict[str, Any] = {"actor": who, "union": ask.union, "period": ask.period}
    name = request.POST.get("act", "")
    if name in ("call", "change"):
        told = _called(request, wanted, is_new=name == "call")
    elif name in ("close", "open"):
        services.close_call(**wanted, closed=name == "close")
        told = _("The call is closed.") if name == "close" else _("The call is open again.")
    elif name == "remind":
        count = services.remind(**wanted)
        told = ngettext("%(count)s union was reminded.", "%(count)s unions were reminded.", count) % {"count": count}
    elif name == "check":
        left = services.check_anew(**wanted)
        told = _("Checked; %(count)s are left.") % {"count": left} if left else _("Every text is checked.")
    else:
        raise RuleBroken(_("Say what is to be done with the call."))
    messages.success(request, told)
    return redirect(f"{reverse('summary-table')}?{urlencode({'union': ask.union.code, 'period': ask.period.code})}")


def _called(request: HttpRequest, wanted: dict[str, Any], *, is_new: bool) -> str:
    day, note = _day(request.POST.get("due_date", "")), request.POST.get("note", "")
    if is_new:
        call: SummaryCall = services.call_summaries(**wanted, due_date=day, note=note)
        return _("The summaries are called for, due on %(day)s.") % {"day": call.due_date}
    seen = number_of(request.POST.get("version", ""))
    services.change_call(**wanted, due_date=day, note=note, seen_version=seen)
    return _("The call is changed.")


def _day(typed: str) -> dt.date:
    try:
        return dt.date.fromisoformat(typed.strip())
    except ValueError:
        raise RuleBroken(_("“%(day)s” is no day; choose one such as 2026-12-20.") % {"day": typed[:20]}) from None


def _asked(request: HttpRequest) -> Asked:
    """The branch and period; a branch whose ledger one does not read is not there."""
    ask = asked(request)
    if not permissions.may_check_in(standing(request), ask.union):
        raise NotFound(permissions.may_check_in(standing(request), ask.union).reason)
    return ask


def _narrowed(request: HttpRequest, ask: Asked) -> queries.Asked:
    return queries.Asked(
        ask.union, ask.period.code, request.GET.get("q", "").strip()[:40], request.GET.get("state", "")
    )


def _query(request: HttpRequest) -> str:
    given = request.GET.copy()
    given.pop("after", None)
    return given.urlencode()


def _states() -> list[tuple[str, object]]:
    return [
        (OWING, _("Not submitted yet")),
        (LATE, _("Late")),
        (NONE, _("No text yet")),
        *Text.State.choices,
        (OPEN, _("Something to look at")),
    ]


def _counts(ask: Asked) -> dict[str, int]:
    """How many unions owe a summary, and how many have submitted theirs."""
    of = queries.owing_unions(ask.union, ask.period.code).count()
    missing = queries.missing_unions(ask.union, ask.period.code).count()
    return {"of": of, "done": of - missing, "missing": missing}


def _progress(texts: Sequence[Text], unchecked: Sequence[Text]) -> dict[str, int]:
    """How many of the submitted texts are checked as they stand; the worker is at the others."""
    of = sum(text.state in queries.DONE for text in texts)
    left = sum(text.state in queries.DONE for text in unchecked)
    return {"of": of, "done": of - left, "left": left}


def _due_offered(ask: Asked, today: dt.date) -> dt.date:
    """The day that a new call proposes: ten days before the period ends, else two weeks from today."""
    proposed = ask.period.end - dt.timedelta(days=10)
    return proposed if proposed > today else today + dt.timedelta(days=14)
