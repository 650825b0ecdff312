"""The register of a union: what is in force on a day, what is being prepared, what is to be looked at anew."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import house_visible_to
from jiaogong.congress.models import SchoolRule
from jiaogong.congress.register import permissions, queries
from jiaogong.congress.register.presenting import Line, line
from jiaogong.kernel import clock
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_by_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.unions.models import Union

MOST_EXPORTED = 2000


@signed_in
def rules(request: HttpRequest, code: str) -> HttpResponse:
    """The rules of a union as they stand on a day."""
    who, day = standing(request), _day(request)
    union = house_visible_to(who, code)
    page = page_by_key(_asked(request, union, day), request.GET.get("after", ""), date="entered_at")
    states = (
        (queries.IN_FORCE, _("In force on the day")), (queries.PREPARING, _("Being prepared")),
        (queries.WAITING, _("Passed, not yet in force")), (queries.TO_REVIEW, _("To be reviewed")),
        (queries.ENDED, _("No longer in force")),
    )  # fmt: skip
    context = {
        "union": union,
        "lines": [line(rule, day) for rule in page.rows],
        "after": page.after,
        "words": request.GET.get("q", "")[:40],
        "kind": request.GET.get("kind", ""),
        "kinds": SchoolRule.Kind.choices,
        "state": request.GET.get("state", ""),
        "states": states,
        "day": day,
        "is_today": day == clock.today(),
        "asked": request.GET.urlencode(),
        "may_keep": permissions.may_keep(who, union),
    }
    return page_or_fragment(request, "congress/school_rules.html", context)


def _day(request: HttpRequest) -> dt.date:
    """The day that was asked for; today where none was, or none that is one."""
    try:
        return dt.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()


def _asked(request: HttpRequest, union: Union, day: dt.date) -> QuerySet[SchoolRule]:
    who, today = standing(request), clock.today()
    known = queries.rules_visible_to(who, today).filter(union=union)
    found = queries.narrowed(
        known,
        queries.versions_visible_to(who, today),
        words=request.GET.get("q", "")[:40],
        kind=request.GET.get("kind", ""),
        state=request.GET.get("state", ""),
        on=day,
    )
    return queries.with_versions(found, who, today)


@signed_in
def export(request: HttpRequest, code: str) -> FileResponse:
    """The rules that the list shows, as a spreadsheet."""
    day = _day(request)
    union = house_visible_to(standing(request), code)
    found = _asked(request, union, day).order_by("-entered_at", "-pk")[:MOST_EXPORTED]
    heads = (
        _("Title"), _("Kind"), _("Number"), _("Office in charge"), _("Version"), _("State"), _("in force from"),
        _("in force until"), _("How it was passed"), _("to be reviewed by"),
    )  # fmt: skip
    return table_file(f"rules-{union.code}-{day:%Y%m%d}", heads, [_row(line(rule, day)) for rule in found])


def _row(told: Line) -> tuple[str | int | dt.date | None, ...]:
    rule, one = told.rule, told.binding or told.other
    facts = (rule.title, rule.get_kind_display(), rule.number, rule.office)
    if one is None:
        return (*facts, None, "", None, None, "", None)
    of = one.version
    return (*facts, of.number, one.label, of.in_force_from, of.in_force_until, one.passed, of.review_date)
