"""The two bodies of a union: whether all meet or delegates, who they are, how they are made up."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from jiaogong.congress.delegates import permissions, queries
from jiaogong.congress.delegates.presenting import body_of
from jiaogong.congress.delegates.queries.serving import committees_of
from jiaogong.congress.models import Choosing
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.lists import sorted_page
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import found_by_name
from jiaogong.unions.models import Union


@signed_in
def delegates(request: HttpRequest, code: str) -> HttpResponse:
    """A body of a union, its delegates in the order of their names."""
    who, today = standing(request), clock.today()
    union = queries.house_visible_to(who, code)
    body, words, delegation = _asked(request)
    shown = body_of(union, body, today)
    seats = _narrowed(union, body, words, delegation)
    people = Person.objects.filter(pk__in=seats.order_by().values("person"))
    page = sorted_page(people, request.GET.get("after", "")[:200], by="pinyin")
    held = {o.person_id: o for o in seats.filter(person__in=[p.pk for p in page.rows])}
    context = {
        "union": union,
        "body": shown,
        "bodies": Choosing.Body.choices,
        "rows": [held[p.pk] for p in page.rows],
        "after": page.after,
        "count": page.count,
        "words": words,
        "delegation": delegation,
        "delegations": queries.delegations_of(shown.term) if shown.term else (),
        "committees": committees_of(shown.term) if shown.term else (),
        "reads": permissions.may_read_facts(who, union),
        "may_arrange": permissions.may_arrange(who, union),
        "asked": request.GET.urlencode(),
    }
    return page_or_fragment(request, "congress/delegates.html", context)


def _asked(request: HttpRequest) -> tuple[str, str, str]:
    body, delegation = request.GET.get("body", ""), request.GET.get("delegation", "")
    body = body if body in Choosing.Body.values else Choosing.Body.CONGRESS.value
    return body, request.GET.get("q", "")[:40], delegation if delegation.isdecimal() and len(delegation) < 19 else ""


def _narrowed(union: Union, body: str, words: str, delegation: str) -> QuerySet[Office]:
    seats = queries.delegates_of(union, body, clock.today())
    if words:
        people = found_by_name(Person.objects.filter(pk__in=seats.order_by().values("person")), words)
        seats = seats.filter(person__in=people.order_by().values("pk"))
    return seats.filter(delegate__delegation=int(delegation)) if delegation else seats


@signed_in
def export(request: HttpRequest, code: str) -> FileResponse:
    """The delegates that the list shows, as a spreadsheet, with what each counts as."""
    who = standing(request)
    union = queries.house_visible_to(who, code)
    require(permissions.may_read_facts(who, union))
    body, words, delegation = _asked(request)
    rows = [_row(office) for office in _narrowed(union, body, words, delegation)]
    heads = (
        _("Member number"), _("Name"), _("Sex"), _("Job"), _("Constituency"), _("Delegation"), _("Teacher"), _("Leader"),
        _("Young"), _("Of a minority"), _("From"),
    )  # fmt: skip
    return table_file(f"delegates-{body}-{clock.today():%Y%m%d}", heads, rows)


def _row(office: Office) -> tuple[Any, ...]:
    person, kept = office.person, getattr(office, "delegate", None)
    facts = ("is_teacher", "is_leader", "is_young", "is_minority")
    return (
        person.number,
        person.name,
        person.get_sex_display(),
        person.job,
        kept.constituency if kept else "",
        str(kept.delegation or "") if kept else "",
        *(_("yes") if kept and getattr(kept, fact) else "" for fact in facts),
        office.since,
    )
