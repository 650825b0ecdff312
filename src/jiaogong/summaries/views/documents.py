"""A text as a document, and the Word template that a branch's documents are laid out in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import quote

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.files import kept_file
from jiaogong.members.asking import asked, period_of
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.summaries import documents, permissions, presenting, queries
from jiaogong.summaries.documents import Annexes, Template, templates
from jiaogong.summaries.documents.annexes import Place
from jiaogong.summaries.forms import offered
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
}


def kinds_offered() -> list[str]:
    """The kinds of documents that this machine can make."""
    return [kind for kind in KINDS if kind != "pdf" or documents.has_libreoffice()]


@signed_in
def export(request: HttpRequest, text_id: int, kind: str) -> HttpResponse:
    """A text as .docx, .md or .pdf; `table` and `evidence` in the address lay these beside it."""
    if kind not in KINDS:
        raise NotFound(_("A text is exported as .docx, .md or .pdf."))
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    file = io.BytesIO()
    documents.write(
        file,
        kind=kind,
        title=text.title,
        body=text.body,
        union=text.union,
        period=period_of(text.period),
        template=_template(text.union),
        annexes=_annexes(who, text, wants_table="table" in request.GET, wants_notes="evidence" in request.GET),
    )
    answer = HttpResponse(file.getvalue(), content_type=KINDS[kind])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(text.title, safe='')}.{kind}"
    return answer


def _template(union: Union) -> Template | None:
    found = queries.template_for(union)
    return Template(found.name, kept_file(found.sha256).read_bytes()) if found else None


def _annexes(who: Standing, text: Text, *, wants_table: bool, wants_notes: bool) -> Annexes | None:
    """What is asked for beside a text, for those who may read the ledger that it comes from."""
    if not (wants_table or wants_notes):
        return None
    require(permissions.may_check_in(who, text.union))
    places = list(_places(who, text)) if wants_notes else []
    period = period_of(text.period)
    return documents.annexes_of(text.union, period, text=text.body, places=places, with_table=wants_table)


def _places(who: Standing, text: Text) -> Iterator[Place]:
    """The figures of a text as it stands now, with the entries that the check found behind each."""
    for claim in presenting.checked(who, text).claims:
        for part in claim.parts:
            if part.kind == "figure" and part.verdict == "supported" and part.entries:
                yield part.start, part.end, part.entries


@signed_in
def template(request: HttpRequest) -> HttpResponse:
    """The Word template of a union's branch: which one is used, a new one given, the own one dropped."""
    who, ask = standing(request), asked(request)
    may, reason = permissions.may_write_in(who, ask.union), ""
    if request.method == "POST":
        require(may)
        try:
            _act(request, who, ask.union)
            return redirect(f"{reverse('summary-template')}?union={ask.union.code}")
        except RuleBroken as refusal:
            reason = str(refusal)
    found = queries.template_for(ask.union)
    context = {"ask": ask, "may": may, "reason": reason, "template": found, "names": documents.NAMES, **offered(who)}
    return render(request, "summaries/template.html", context, status=422 if reason else 200)


def _act(request: HttpRequest, who: Standing, union: Union) -> None:
    if request.POST.get("act") == "drop":
        templates.drop_template(actor=who, union=union)
        return
    file = request.FILES.get("file")
    if file is None:
        raise RuleBroken(_("Choose the Word template first."))
    templates.give_template(actor=who, union=union, name=file.name or "", data=file.read())


@signed_in
def template_file(request: HttpRequest) -> FileResponse:
    """The template that a union's texts are laid out in; the shipped one where there is no other, as a start for an own one."""
    found = queries.template_for(asked(request).union)
    data = kept_file(found.sha256).read_bytes() if found else documents.shipped()
    return FileResponse(
        io.BytesIO(data),
        as_attachment=True,
        filename=found.name if found else "summary.docx",
        content_type=KINDS["docx"],
    )
