"""Files sent with notices and answers."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest

from jiaogong.kernel import files
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.notices import queries


@signed_in
def notice_file(request: HttpRequest, file_id: int) -> FileResponse:
    found = queries.file_visible_to(standing(request), file_id)
    return _attachment(found.sha256, found.name, found.content_type)


@signed_in
def answer_file(request: HttpRequest, answer_id: int) -> FileResponse:
    found = queries.answer_file_visible_to(standing(request), answer_id)
    return _attachment(found.sha256, found.text, found.content_type)


def _attachment(sha256: str, name: str, content_type: str) -> FileResponse:
    """A file as an attachment: never shown by the browser as a page of ours."""
    answer = FileResponse(
        files.kept_file(sha256).open("rb"), as_attachment=True, filename=name, content_type=content_type
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
