"""The tree of unions, the list of them that a search finds, and the page of one."""

from __future__ import annotations

import io

from django.http import FileResponse, HttpRequest, HttpResponse

from jiaogong.kernel import clock
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members import queries as members
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.organisation import permissions, sheets
from jiaogong.organisation.forms import UnionFilter
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.queries import changes_visible_to
from jiaogong.organisation.queries.state import warnings_of
from jiaogong.organisation.queries.tree import is_central, listed, tree_for
from jiaogong.unions.models import Union
from jiaogong.unions.queries import ancestors, branch

PAGE, MOST_BELOW = 50, 60
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def unions(request: HttpRequest) -> HttpResponse:
    """The tree with the branches that the address names open; or, asked for something, the list of what is found."""
    who, today = standing(request), clock.today()
    narrowed = UnionFilter(request.GET)
    context: dict[str, object] = {"filter": narrowed, "sectors": Union.Sector.choices}
    if narrowed.is_asked:
        found = narrowed.apply(listed(who), today)
        rows = list(narrowed.following(found)[: PAGE + 1])
        context |= {
            "found": rows[:PAGE],
            "count": found.count(),
            "after": rows[PAGE - 1].code if len(rows) > PAGE else "",
            "asked": request.GET.urlencode(),
        }
    else:
        opened = request.GET["open"].split(",") if "open" in request.GET else None
        context["tree"] = tree_for(who, opened, today)
    return page_or_fragment(request, "organisation/unions.html", context)


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The unions that the list shows, as a spreadsheet."""
    found = UnionFilter(request.GET).apply(listed(standing(request)), clock.today())
    file = io.BytesIO()
    sheets.write_unions(found, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"unions-{clock.today():%Y%m%d}.xlsx", content_type=XLSX)


@signed_in
def union(request: HttpRequest, code: str) -> HttpResponse:
    """One union: its people, offices, what it lacks, its names, what stands below it and what is asked for."""
    who, today = standing(request), clock.today()
    found = members.union_visible_to(who, code)
    context = {
        "union": found,
        "above": ancestors(found),
        "heads": members.headcount(found, today) if who.reads(found) else None,
        "offices": members.offices_in(found, today),
        "warnings": warnings_of(found, today) if who.reads(found) else [],
        "names": found.former_names.all(),
        "below": branch(found).filter(parent=found, closed_date__isnull=True)[: MOST_BELOW + 1],
        "most_below": f":{MOST_BELOW}",
        "changes": changes_visible_to(who).filter(union=found).order_by("-asked_at")[:5],
        "may_ask": permissions.may_ask(who, found),
        "may_enter_schools": permissions.may_enter_schools(who, found),
        "is_central": is_central(found),
        "kinds": UnionChange.Kind.choices,
        "reads": who.reads(found),
        "year": today.year,
    }
    return page_or_fragment(request, "organisation/union.html", context)
