"""The tree of unions, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from jiaogong.kernel import clock
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members import queries as members
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.unions.queries import ancestors, branch


@signed_in
def unions(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    words = request.GET.get("q", "")[:40].strip()
    found = members.unions_visible_to(who).filter(name__icontains=words).order_by("path")[:100] if words else []
    context = {"tree": members.tree_visible_to(who, clock.today()), "found": found, "words": words}
    return page_or_fragment(request, "organisation/unions.html", context)


@signed_in
def union(request: HttpRequest, code: str) -> HttpResponse:
    who, today = standing(request), clock.today()
    found = members.union_visible_to(who, code)
    context = {
        "union": found,
        "above": ancestors(found),
        "heads": members.headcount(found, today) if who.reads(found) else None,
        "offices": members.offices_in(found, today),
        "below": branch(found).filter(parent=found),
        "year": today.year,
    }
    return page_or_fragment(request, "organisation/union.html", context)
