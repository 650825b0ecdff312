"""Spreadsheets of entries: the template, a file read, its preview, accepted."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.files import require_size, safe_name
from jiaogong.kernel.web import page_or_fragment
from jiaogong.ledger import permissions, queries, sheets
from jiaogong.ledger.forms import SheetForm
from jiaogong.ledger.history import told_row
from jiaogong.ledger.models import SheetImport
from jiaogong.ledger.views.listing import XLSX
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing

AT_A_TIME = 200


@signed_in
def template(_request: HttpRequest) -> FileResponse:
    """The empty sheet to fill in."""
    file = io.BytesIO()
    sheets.write_template(file, today=clock.today())
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=_("entries-template.xlsx"), content_type=XLSX)


@signed_in
def read_sheet(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is read and shown, and nothing is written yet."""
    who = standing(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SheetForm(*sent, unions=queries.unions_to_write_in(who))
    if sent and form.is_valid():
        try:
            return redirect("ledger-import-preview", _read(request, form).pk)
        except RuleBroken as broken:
            form.add_error("file", str(broken))
    return page_or_fragment(request, "ledger/import.html", {"form": form}, status=422 if sent else 200)


def _read(request: HttpRequest, form: SheetForm) -> SheetImport:
    file = form.cleaned_data["file"]
    require_size(file.size, file.name)
    union = form.unions[form.cleaned_data["union"]]
    return sheets.read_entries(file.read(), safe_name(file.name), union, standing(request))


@signed_in
def preview(request: HttpRequest, import_id: int) -> HttpResponse:
    """What each row would do; accepted here, or left."""
    who = standing(request)
    if request.method == "POST":
        done = sheets.accept(import_id, who, confirm=request.POST.get("act") == "confirm")
        told = ngettext(
            "%(new)s entry written, %(changed)s changed; already there: %(duplicate)s, left out with errors: %(error)s.",
            "%(new)s entries written, %(changed)s changed; already there: %(duplicate)s, left out with errors: %(error)s.",
            done.new,
        )
        messages.success(
            request, told % {"new": done.new, "changed": done.changed, "duplicate": done.duplicate, "error": done.error}
        )
        return redirect("ledger-import-preview", import_id)
    sheet = queries.sheet_of(who, import_id)
    context = {
        "sheet": sheet,
        **_some_rows(request, sheet),
        "may_confirm": permissions.may_confirm_in(who, sheet.union),
    }
    return page_or_fragment(request, "ledger/import_preview.html", context)


def _some_rows(request: HttpRequest, sheet: SheetImport) -> dict[str, Any]:
    """The rows of one state (or all), so many at a time, and how many there are of each."""
    state, first = request.GET.get("state", ""), request.GET.get("after", "0")
    rows = [r for r in sheet.rows if state in ("", r["state"])]
    at = int(first) if first.isdecimal() else 0
    return {
        "state": state,
        "rows": [told_row(r) for r in rows[at : at + AT_A_TIME]],
        "after": at + AT_A_TIME if at + AT_A_TIME < len(rows) else "",
        "counts": Counter(r["state"] for r in sheet.rows),
    }
