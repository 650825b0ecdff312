"""The list of texts, writing one, its workspace, its documents."""

from __future__ import annotations

import io
import re

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.web import form_key, page_or_fragment, take_kept_form
from jiaogong.ledger.narrowing import Filter, listed
from jiaogong.members.asking import asked
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.summaries import permissions, presenting, queries, services, sheets
from jiaogong.summaries.forms import LEVELS, offered
from jiaogong.summaries.models import Text
from jiaogong.summaries.views.branch import WIDE
from jiaogong.summaries.views.documents import kinds_offered
from jiaogong.summaries.views.life import life_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_EXPORTED = 50_000
MOST_WORDS = 60


@signed_in
def texts(request: HttpRequest) -> HttpResponse:
    """Texts of a branch, newest first."""
    who = standing(request)
    ask, narrowed = asked(request), _narrowed(request)
    page = queries.page_of(queries.texts_listed(who, narrowed), request.GET.get("after", ""))
    context = {
        "ask": ask,
        "texts": page.rows,
        "after": page.after,
        "is_first": not request.GET.get("after"),
        "narrowed": narrowed,
        "asked": _asked(request),
        "may_write": permissions.may_write_in(who, ask.union),
        "levels": LEVELS,
        "has_table": ask.union.kind in WIDE and bool(permissions.may_check_in(who, ask.union)),
        **offered(who),
    }
    return page_or_fragment(request, "summaries/texts.html", context)


@signed_in
def export_list(request: HttpRequest) -> HttpResponse | FileResponse:
    """The texts that the list shows, as a spreadsheet."""
    found = queries.texts_listed(standing(request), _narrowed(request))
    if found[MOST_EXPORTED : MOST_EXPORTED + 1].exists():
        raise RuleBroken(
            _("The list has more than %(most)s texts; narrow it to a year or a union first.") % {"most": MOST_EXPORTED}
        )
    file = io.BytesIO()
    sheets.write_texts(found, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"summaries-{clock.today():%Y%m%d}.xlsx", content_type=XLSX)


def _narrowed(request: HttpRequest) -> queries.Filter:
    """What the list is narrowed to, as its address asks."""
    year = request.GET.get("year", "").strip()
    words = request.GET.get("q", "").strip()[:MOST_WORDS]
    return queries.Filter(words, year if re.fullmatch(r"\d{4}", year) else "", asked(request).union)


def _asked(request: HttpRequest) -> str:
    """The list's filters as an address, without its place in the list."""
    given = request.GET.copy()
    given.pop("after", None)
    return given.urlencode()


@signed_in
@only_sent("summaries")
def write(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    ask = asked(request)
    level = request.POST.get("level", "")[:20]
    text = services.write_text(actor=who, union=ask.union, period=ask.period, level=level, form_key=form_key(request))
    return redirect("summary", text.pk)


@signed_in
def workspace(request: HttpRequest, text_id: int) -> HttpResponse:
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    if text.kind == Text.Kind.OLD and permissions.may_write_in(who, text.union):
        return redirect("summary-reading", text.pk)
    context = {
        "text": text,
        "view": presenting.check_view(presenting.checked(who, text), text.left_problems.select_related("left_by")),
        "may_change": permissions.may_change(who, text),
        "may_write": permissions.may_write_in(who, text.union),
        "kinds": kinds_offered(),
        **life_of(who, text),
    }
    return page_or_fragment(request, "summaries/workspace.html", context)


@signed_in
def edit(request: HttpRequest, text_id: int) -> HttpResponse:
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_change(who, text))
    kept = take_kept_form(request)
    sent = kept or request.POST
    body = sent.get("body", text.body).replace("\r\n", "\n")
    version = _number(sent.get("version", ""), text.version)
    context = {"text": text, "body": body, "version": version, "kept": kept}
    if request.method != "POST":
        return render(request, "summaries/edit.html", context)
    try:
        services.change_text(actor=who, text_id=text.pk, body=body, seen_version=version)
    except ChangedMeanwhile as refusal:
        current = refusal.facts["current"]
        context |= {"current": current, "version": current.version}
        return render(request, "summaries/edit.html", context, status=refusal.status)
    except RuleBroken as refusal:
        return render(request, "summaries/edit.html", context | {"reason": str(refusal)}, status=refusal.status)
    return redirect("summary", text.pk)


def _number(typed: str, otherwise: int) -> int:
    return int(typed) if typed.isdecimal() else otherwise


@signed_in
def behind(request: HttpRequest, text_id: int, start: int, end: int) -> HttpResponse:
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    keys = presenting.entries_of_part(presenting.checked(who, text), start, end)
    found = listed(who, Filter()).filter(pk__in=keys).order_by("start_date", "pk")
    context = {"text": text, "quote": text.body[start:end], "entries": found[:500], "count": len(keys)}
    return page_or_fragment(request, "summaries/behind.html", context)
