"""Pages of the yearly return: the return itself, the unions of a branch, the list behind a cell."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment
from jiaogong.ledger.labels import label
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing, union_visible_to, unions_visible_to
from jiaogong.statistics.models import YearlyReturn
from jiaogong.statistics.yearly import listing, permissions, presenting, queries, services, sheets
from jiaogong.statistics.yearly.figures import figures_of, period_of
from jiaogong.statistics.yearly.form import FORM
from jiaogong.statistics.yearly.rules import fingerprint, judge, last_ended, rated
from jiaogong.unions.models import Union
from jiaogong.unions.queries import found_by_name

PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Asked:
    """A branch and a statistics year, which the person may read."""

    union: Union
    year: int

    @property
    def query(self) -> str:
        return urlencode({"union": self.union.code, "year": str(self.year)})


def _asked(request: HttpRequest) -> Asked:
    given, who = request.POST if request.method == "POST" else request.GET, standing(request)
    code, typed = given.get("union", "").strip(), given.get("year", "").strip()
    union = union_visible_to(who, code) if code else who.home
    readable = permissions.may_read(who, union)
    if not readable:
        raise NotFound(readable.reason)
    year = int(typed) if typed.isdecimal() and len(typed) == 4 else 0
    if typed and not 1990 <= year <= 2199:
        raise RuleBroken(_("“%(year)s” is no statistics year; write one such as 2026.") % {"year": typed[:10]})
    return Asked(union, year or last_ended(clock.today()))


@signed_in
def yearly(request: HttpRequest) -> HttpResponse:
    """The return of a union and year: checks, rates, tables, and what may be done with it."""
    ask, who = _asked(request), standing(request)
    found = queries.compared(ask.union, ask.year)
    judged = judge(FORM.checks, found.live.totals())
    cover = presenting.cover(ask.union, period_of(ask.year).end)
    owing, of = _below(ask)
    context = {
        "ask": ask,
        "period": period_of(ask.year),
        "filed": found.filed,
        "tables": presenting.tables(found, ask.union, ask.year),
        "before": found.before_filed,
        "changed": len(found.changed),
        "checks": presenting.checks(judged, ask.union, ask.year),
        "wrong": sum(not one.holds for one in judged),
        "rates": presenting.rates(rated(FORM.rates, found.this_year)),
        "cover": cover,
        "notes": presenting.notes(ask.union, owing, of, [name for name, value in cover if not value]),
        "owing": owing,
        "is_wide": ask.union.kind in (Union.Kind.AREA, Union.Kind.CLUSTER) or of > 0,
        "due": queries.due_on(ask.union, ask.year),
        "steps": found.filed.steps.select_related("done_by") if found.filed else (),
        "unions": unions_visible_to(who).exclude(kind=Union.Kind.GROUP).order_by("path"),
        "form_key": new_form_key(),
        "seen": fingerprint(ask.union.code, ask.year, FORM.code, found.live.totals()),
        **_decisions(who, ask, found.filed),
    }
    return page_or_fragment(request, "yearly/yearly.html", context)


def _below(ask: Asked) -> tuple[int, int]:
    """How many unions below have not sent their return, and how many there are."""
    if ask.union.kind == Union.Kind.GROUP:
        return 0, 0
    of = queries.returning(ask.union, ask.year).count()
    return (queries.missing(ask.union, ask.year).count() if of else 0), of


def _decisions(who: Standing, ask: Asked, filed: YearlyReturn | None) -> dict[str, object]:
    ended = period_of(ask.year).end
    return {
        "may_check": permissions.may_check(who, ask.union, filed, ended=ended, today=clock.today()),
        "may_sign": permissions.may_sign(who, ask.union, filed),
        "may_send": permissions.may_send(who, ask.union, filed),
        "may_judge": permissions.may_judge(who, ask.union, filed),
        "may_remind": permissions.may_remind(who, ask.union),
    }


@signed_in
@only_sent("yearly")
def act(request: HttpRequest) -> HttpResponse:
    """Check, sign, send, accept or hand back a return, or remind the unions that owe theirs."""
    ask, who = _asked(request), standing(request)
    asked: dict[str, Any] = {"actor": who, "union": ask.union, "year": ask.year}
    name = request.POST.get("act", "")
    if name == "hand_back":
        services.hand_back(**asked, remark=request.POST.get("remark", ""))
    elif name == "sign":
        services.sign_return(**asked, seen=request.POST.get("seen", ""))
    elif name == "remind":
        notice = services.remind(**asked, form_key=form_key(request))
        messages.success(request, _("A notice has been sent to those that owe their return."))
        return redirect("notice", notice.pk)
    else:
        acts = {
            "check": services.check_return,
            "send": services.send_return,
            "accept": services.accept_return,
        }
        if name not in acts:
            raise RuleBroken(_("Say what is to be done with the return."))
        acts[name](**asked)
    messages.success(request, presenting.act_told(name))
    return redirect(f"{reverse('yearly')}?{ask.query}")


@signed_in
def unions(request: HttpRequest) -> HttpResponse:
    """The unions of a branch: the state of each one's return, and what a cell counts in it."""
    ask, given = _asked(request), request.GET
    codes = [cell.code for cell in FORM.cells()]
    code = given.get("cell", "") if given.get("cell", "") in codes else "members"
    rows = queries.returning(ask.union, ask.year)
    shown = queries.in_state(found_by_name(rows, given.get("q", "")[:40]), ask.year, given.get("state", ""))
    last = Union.objects.filter(code=given.get("after", "")[:20]).values_list("path", flat=True).first()
    page = list((shown.filter(path__gt=last) if last else shown)[: PAGE + 1])
    filed, figures = queries.filed_below(ask.union, ask.year), figures_of(ask.union, ask.year)
    cell, held = FORM.cell(code), figures.by_cell[code]
    owed = sum(held[u.pk] for u in rows)
    context = {
        "ask": ask,
        "rows": [presenting.union_line(u, filed.get(u.pk), cell, held[u.pk], ask.year) for u in page[:PAGE]],
        "after": page[PAGE - 1].code if len(page) > PAGE else "",
        "cell": cell,
        "cell_label": label(cell),
        "total": presenting.number(cell, figures.total(code)),
        "others": presenting.number(cell, figures.total(code) - owed),
        "cells": [(label(t), [(c.code, label(c)) for c in t.cells]) for t in FORM.tables],
        "states": [
            (queries.OWING, _("Not sent yet")),
            (queries.OPEN, pgettext("a return", "Open")),
            *YearlyReturn.State.choices,
        ],
        "count": shown.count(),
    }
    return page_or_fragment(request, "yearly/unions.html", context)


@signed_in
def behind(request: HttpRequest, cell: str) -> HttpResponse:
    """The people, offices or unions that a cell counts."""
    found, ask = listing.listable(cell), _asked(request)
    listed = listing.listed(standing(request), found, ask.union, ask.year, request.GET)
    context = {
        "ask": ask,
        "period": period_of(ask.year),
        "cell": found,
        "cell_label": label(found),
        "listed": listed,
        "after": listed.after,
        "q": request.GET.get("q", "")[:40],
    }
    return page_or_fragment(request, "yearly/behind.html", context)


@signed_in
def behind_export(request: HttpRequest, cell: str) -> FileResponse:
    """The same list as a spreadsheet."""
    found, ask = listing.listable(cell), _asked(request)
    every = listing.listed(standing(request), found, ask.union, ask.year, request.GET, size=listing.MOST_EXPORTED)
    file = io.BytesIO()
    sheets.write_list(file, f"{label(found)} {ask.year}", every.rows)
    return _sent(file, f"{found.code}-{ask.union.code}-{ask.year}.xlsx")


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The return in the form's shape: its cover, a sheet a table, the checks, and of an area its unions."""
    ask, file = _asked(request), io.BytesIO()
    sheets.write_return(file, ask.union, ask.year)
    return _sent(file, f"yearly-return-{ask.union.code}-{ask.year}.xlsx")


def _sent(file: io.BytesIO, name: str) -> FileResponse:
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
