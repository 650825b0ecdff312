"""Files that prove an entry: added, downloaded, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.files import kept_file, require_size
from jiaogong.ledger import evidence as ledger_evidence
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing


@signed_in
def evidence(request: HttpRequest, evidence_id: int) -> FileResponse:
    """A file as an attachment: never shown by the browser as a page of ours."""
    found = ledger_evidence.evidence_for(standing(request), evidence_id)
    answer = FileResponse(
        kept_file(found.sha256).open("rb"), as_attachment=True, filename=found.name, content_type=found.content_type
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


@signed_in
@only_sent("ledger-entry")
def add(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Add the files that were chosen; those that cannot be kept are told one by one."""
    if not request.FILES.getlist("file"):
        messages.warning(request, _("Choose a file first."))
    for reason in kept_files(request, entry_id, "file"):
        messages.warning(request, reason)
    return redirect("ledger-entry", entry_id)


def kept_files(request: HttpRequest, entry_id: int, field: str) -> list[str]:
    """Keep the files that came with a form as evidence of an entry; why some cannot be kept, a sentence for each."""
    refused: list[str] = []
    for file in request.FILES.getlist(field):
        try:
            _add(request, entry_id, file)
        except RuleBroken as broken:
            refused.append(str(broken))
    return refused


def _add(request: HttpRequest, entry_id: int, file: UploadedFile[bytes]) -> None:
    name = file.name or ""
    require_size(file.size or 0, name)
    ledger_evidence.add_evidence(actor=standing(request), entry_id=entry_id, name=name, data=file.read())


@signed_in
def drop(request: HttpRequest, evidence_id: int) -> HttpResponse:
    """Take a file away from a draft; whoever merely comes by, such as back from signing in, is led to its entry."""
    if request.method != "POST":
        return redirect("ledger-entry", ledger_evidence.entry_proven_by(standing(request), evidence_id).pk)
    entry = ledger_evidence.drop_evidence(actor=standing(request), evidence_id=evidence_id)
    return redirect("ledger-entry", entry.pk)
