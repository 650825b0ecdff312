"""The audit lines for programs, as the page shows them."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from jiaogong.kernel.api import After, Code, Page, Words, require_readable
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.web import page_by_key
from jiaogong.members.middleware import standing
from jiaogong.members.queries import unions_visible_to
from jiaogong.oversight import permissions, queries
from jiaogong.oversight.forms import AuditFilter
from jiaogong.oversight.history import Shown, shown

router = Router(tags=[gettext_noop("Oversight")])


class Change(Schema):
    """A field, before and after, in words; of what is sensitive a digest alone."""

    field: str
    before: str
    after: str


class LineTold(Schema):
    """Who did what to which thing of which union, and who read what is sensitive. `act` is a code, `told` its words."""

    id: int
    at: dt.datetime
    who: str
    act: str
    told: str
    thing: str
    union: str
    is_reading: bool
    detail: dict[str, str]
    changes: list[Change]


class AuditAsked(Schema):
    """The filters of the page; `kind` is done or read."""

    who: Words = ""
    thing: Words = ""
    kind: str = ""
    act: str = ""
    period: Code = ""
    union: Code = ""
    after: After = ""


@router.get("/audit", url_name="api-audit", response=Page[LineTold], summary=gettext_noop("Audit lines, newest first"))
def audit(request: HttpRequest, asked: Query[AuditAsked]) -> Page[LineTold]:
    """For the officers and auditors of a branch; 50 at a time."""
    who = standing(request)
    may = permissions.may_search(who)
    if not may:
        raise NotFound(may.reason)
    form = AuditFilter(asked.dict(), unions=list(unions_visible_to(who).order_by("path")))
    require_readable(form)
    lines = form.narrowed.apply(queries.lines_visible_to(who), reader=who)
    page = page_by_key(lines, asked.after, date="at")
    return Page(rows=[_line(one) for one in shown(who, page.rows)], after=page.after)


def _line(one: Shown) -> LineTold:
    return LineTold(
        id=one.line.pk,
        at=one.line.at,
        who=one.who,
        act=one.line.act,
        told=one.act,
        thing=one.thing,
        union=one.union,
        is_reading=one.is_reading,
        detail=dict(one.detail),
        changes=[Change(field=c.label, before=c.before, after=c.after) for c in one.changes],
    )
