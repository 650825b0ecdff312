"""A session's documents: the list with what each lacks, each on a page to be printed and as .docx, and the folder."""

from __future__ import annotations

import io

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiaogong.congress.documents import permissions
from jiaogong.congress.documents.archive import folder_of
from jiaogong.congress.documents.queries import Record, record_of
from jiaogong.congress.documents.writing import DOCUMENTS, Document
from jiaogong.congress.models import Session
from jiaogong.congress.sessions.queries import session_visible_to
from jiaogong.kernel import audit
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.official.paper import WIDTH
from jiaogong.official.word import CONTENT_TYPE, as_docx


@signed_in
def documents(request: HttpRequest, session_id: int) -> HttpResponse:
    """All documents of a session: what can be taken, what is still open in it, what there is not yet and why."""
    found = _readable(request, session_id)
    record = record_of(found)
    listed = []
    for document in DOCUMENTS.values():
        not_yet = document.not_yet(record)
        lacks, kept = ([], ()) if not_yet else (document.lacks(record), document.kept(record))
        listed.append({"document": document, "not_yet": not_yet, "lacks": lacks, "kept": kept})
    may_file = permissions.may_file(standing(request), found)
    context = {"session": found, "documents": listed, "may_file": may_file}
    return page_or_fragment(request, "congress/documents.html", context)


@signed_in
def document(request: HttpRequest, session_id: int, code: str) -> HttpResponse:
    """One document as a page in the official layout, to be read and printed."""
    session, asked, record = _asked(request, session_id, code)
    number = _number(request)
    context = {
        "session": session,
        "document": asked,
        "number": number,
        "lacks": asked.lacks(record),
        "paper": asked.version(record, number)[1],
        "width": WIDTH,
    }
    return render(request, "congress/document.html", context)


@signed_in
def document_file(request: HttpRequest, session_id: int, code: str) -> FileResponse:
    """One document as .docx."""
    session, asked, record = _asked(request, session_id, code)
    asked, paper = asked.version(record, _number(request))
    return _sent(FileResponse(
        io.BytesIO(as_docx(paper)), as_attachment=True, content_type=CONTENT_TYPE,
        filename=f"{session.official_title}{asked.file_name}.docx",
    ))  # fmt: skip


@signed_in
def folder(request: HttpRequest, session_id: int) -> FileResponse:
    """Every paper of the session in one .zip; that somebody took it is written down."""
    who, found = standing(request), _readable(request, session_id)
    require(permissions.may_file(who, found))
    made = folder_of(record_of(found))
    audit.record_reading(who.person, "congress.folder_taken", found)
    name = f"{found.official_title}案卷.zip"
    return _sent(FileResponse(made, as_attachment=True, content_type="application/zip", filename=name))


def _number(request: HttpRequest) -> int:
    """Which of several that went out is asked for; 0: as it stands now."""
    typed = request.GET.get("number", "")
    return int(typed) if typed.isdecimal() and len(typed) < 4 else 0


def _readable(request: HttpRequest, session_id: int) -> Session:
    who = standing(request)
    found = session_visible_to(who, session_id)
    require(permissions.may_read(who, found))
    return found


def _asked(request: HttpRequest, session_id: int, code: str) -> tuple[Session, Document, Record]:
    found = _readable(request, session_id)
    asked = DOCUMENTS.get(code)
    if asked is None:
        raise NotFound(_("There is no such document."))
    record = record_of(found)
    not_yet = asked.not_yet(record)
    if not_yet:
        raise RuleBroken(not_yet)
    return found, asked, record


def _sent(answer: FileResponse) -> FileResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
