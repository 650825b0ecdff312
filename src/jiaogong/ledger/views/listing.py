"""The list of entries, what it sums to, and the list as a spreadsheet."""

from __future__ import annotations

import io

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_by_key, page_or_fragment
from jiaogong.ledger import narrowing, queries, sheets
from jiaogong.ledger.forms import FilterForm
from jiaogong.ledger.totals import totals_of
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import unions_visible_to
from jiaogong.unions.limits import limit_for

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_EXPORTED = 50_000


@signed_in
def ledger(request: HttpRequest) -> HttpResponse:
    """Entries, newest first."""
    form = _filter(request)
    page = page_by_key(
        narrowing.listed(standing(request), form.narrowed), request.GET.get("after", ""), date="start_date"
    )
    context = {
        "form": form,
        "entries": page.rows,
        "plans": narrowing.plans_beside(standing(request), form.narrowed),
        "most_plans": narrowing.MOST_PLANS,
        "after": page.after,
        "asked": _asked(request),
        "year": clock.today().year,
        "is_first": not request.GET.get("after"),
    }
    return page_or_fragment(request, "ledger/entries.html", context)


@signed_in
def totals(request: HttpRequest) -> HttpResponse:
    """How many entries the list shows, and what their figures add up to."""
    who, form = standing(request), _filter(request)
    fewest = limit_for(who.home, "privacy.small_count", clock.today()).whole
    found = totals_of(
        narrowing.narrowed_for(who, form.narrowed),
        openly=queries.openly_readable(who),
        fewest=fewest,
        may_count_all=form.narrowed.is_indexed,
        holds_all_confirmed=narrowing.lists_all_confirmed(who, form.narrowed),
    )
    context = {"totals": found, "form": form, "asked": _asked(request)}
    return page_or_fragment(request, "ledger/totals.html", context)


@signed_in
def export(request: HttpRequest) -> HttpResponse | FileResponse:
    """The entries that the list shows, as a spreadsheet."""
    who = standing(request)
    entries = narrowing.narrowed_for(who, _filter(request).narrowed).order_by("-start_date", "-pk")
    if entries[MOST_EXPORTED : MOST_EXPORTED + 1].exists():
        raise RuleBroken(
            _("The list has more than %(most)s entries; narrow it to a period or a union first.")
            % {"most": MOST_EXPORTED}
        )
    file = io.BytesIO()
    sheets.export_entries(entries, file, reader=who)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"ledger-{clock.today():%Y%m%d}.xlsx", content_type=XLSX)


@signed_in
def people(request: HttpRequest) -> HttpResponse:
    """People found by name, pinyin or initials, to be ticked in the form of an entry."""
    found = queries.people_to_name(standing(request), request.GET.get("who", ""))
    return render(request, "ledger/_people.html", {"people": found, "words": request.GET.get("who", "")})


def _filter(request: HttpRequest) -> FilterForm:
    return FilterForm(request.GET, unions=list(unions_visible_to(standing(request)).order_by("path")))


def _asked(request: HttpRequest) -> str:
    """The list's filters as an address, without its place in the list."""
    asked = request.GET.copy()
    asked.pop("after", None)
    return asked.urlencode()
