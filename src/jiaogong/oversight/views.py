"""Pages of oversight: the audit lines, who may see a record, the own copy, erasing."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.tables import XLSX, table_file
from jiaogong.kernel.web import page_by_key, page_or_fragment
from jiaogong.ledger.permissions import may_read_details
from jiaogong.ledger.queries import entry_visible_to
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Person
from jiaogong.members.queries import people_visible_to, unions_visible_to
from jiaogong.oversight import holdings, permissions, queries, readers, services, sheets
from jiaogong.oversight.forms import AuditFilter, ErasureForm
from jiaogong.oversight.history import shown

MOST_EXPORTED = 50_000
LAST_READINGS = 50


@signed_in
def audit(request: HttpRequest) -> HttpResponse:
    """Audit lines, newest first."""
    form, who = _filter(request), standing(request)
    lines = form.narrowed.apply(queries.lines_visible_to(who), reader=who)
    page = page_by_key(lines, request.GET.get("after", ""), date="at")
    asked = request.GET.copy()
    asked.pop("after", None)
    context = {"form": form, "lines": shown(who, page.rows), "after": page.after, "asked": asked.urlencode()}
    return page_or_fragment(request, "oversight/audit.html", context)


@signed_in
def audit_export(request: HttpRequest) -> FileResponse:
    """The lines that the list shows, as a spreadsheet."""
    form, who = _filter(request), standing(request)
    lines = form.narrowed.apply(queries.lines_visible_to(who), reader=who).order_by("-at", "-pk")
    if lines[MOST_EXPORTED : MOST_EXPORTED + 1].exists():
        raise RuleBroken(
            _("The list has more than %(most)s lines; narrow it to a period or a union first.")
            % {"most": MOST_EXPORTED}
        )
    heads = [_("When"), _("Who"), _("Act"), _("On what"), _("Union"), _("Detail")]
    return table_file(f"audit-{clock.today():%Y%m%d}", heads, sheets.audit_rows(lines, who))


@signed_in
def entry_readers(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Who may read an entry's details now, and who has read them."""
    who = standing(request)
    entry = entry_visible_to(who, entry_id)
    require(may_read_details(who, entry))
    read = queries.readings_of(queries.ENTRY, entry.pk)[:LAST_READINGS]
    context = {"entry": entry, "parts": readers.readers_of_entry(entry), "read": shown(who, read)}
    return page_or_fragment(request, "oversight/readers.html", context)


@signed_in
def person_readers(request: HttpRequest, number: str) -> HttpResponse:
    """Who may read a person's file and its private part now, and who has read it."""
    who, person = standing(request), _person(request, number)
    read = queries.readings_of(queries.PERSON, person.pk)[:LAST_READINGS]
    context = {"person": person, "parts": readers.readers_of_person(person), "read": shown(who, read)}
    return page_or_fragment(request, "oversight/readers.html", context)


@signed_in
def own_copy(request: HttpRequest, number: str) -> HttpResponse:
    """All that is held on a person."""
    who, person = standing(request), _person(request, number)
    tables = services.hand_over_copy(actor=who, person=person)
    context = {
        "person": person,
        "tables": tables,
        "is_own": who.person.pk == person.pk,
        "may_erase": permissions.may_erase(who, person),
    }
    return page_or_fragment(request, "oversight/copy.html", context)


@signed_in
def own_copy_file(request: HttpRequest, number: str) -> HttpResponse:
    """The same as a spreadsheet."""
    person = _person(request, number)
    book = sheets.book_of(services.hand_over_copy(actor=standing(request), person=person))
    answer = HttpResponse(book, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="held-on-{person.pk}.xlsx"'
    return answer


@signed_in
def erase(request: HttpRequest, number: str) -> HttpResponse:
    """What erasing takes and leaves, and the form that does it."""
    who, person = standing(request), _person(request, number)
    require(permissions.may_erase(who, person))
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        erased = services.erase_person(actor=who, number=number, reason=form.cleaned_data["reason"])
        messages.success(request, _("Erased. What is counted stays; the audit lines tell who did it and why."))
        return redirect("person", erased.number)
    removed = [held.title for held in holdings.HELD.values() if held.is_removed]
    context = {"person": person, "form": form, "removed": removed}
    return page_or_fragment(request, "oversight/erase.html", context, status=422 if form.errors else 200)


def _filter(request: HttpRequest) -> AuditFilter:
    who = standing(request)
    if not permissions.may_search(who):
        raise NotFound(permissions.may_search(who).reason)
    return AuditFilter(request.GET, unions=list(unions_visible_to(who).order_by("path")))


def _person(request: HttpRequest, number: str) -> Person:
    found = people_visible_to(standing(request)).select_related("union", "account").filter(number=number).first()
    if found is None:
        raise NotFound(_("There is no such person, or the file is not yours to see."))
    return found
