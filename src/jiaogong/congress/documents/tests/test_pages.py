from __future__ import annotations

import io
import zipfile
from typing import Any
from urllib.parse import unquote

import pytest
from django.urls import reverse
from docx import Document

from jiaogong.congress.documents.archive import folder_of
from jiaogong.congress.documents.queries import record_of
from jiaogong.congress.documents.tests.factories import make_closed
from jiaogong.congress.documents.writing import DOCUMENTS
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.tests.factories import house_session
from jiaogong.kernel.models import AuditLine
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES_ROOT = tmp_path


def test_the_list_tells_what_is_open_and_what_there_is_not_yet(chair, school):
    session = house_session(chair, school)

    listed = signed_in(chair).get(reverse("session-documents", args=[session.pk])).context["documents"]

    assert {one["document"].code: bool(one["not_yet"]) for one in listed} == {
        "notice": False, "agenda": False, "roll": False, "presidium": True, "opinions": True, "votes": True,
        "resolutions": True, "minutes": True, "report": True,
    }  # fmt: skip
    assert {one["document"].code: one["lacks"] for one in listed if one["lacks"]} == {
        "agenda": ["Who presents “午餐补贴报告” is not on record."]
    }


def test_every_document_of_a_session_that_is_over_is_read_and_taken(chair, school):
    session, client = make_closed(school, by=chair), signed_in(chair)
    codes = [code for code in DOCUMENTS if code not in ("presidium", "opinions")]

    pages = {code: client.get(reverse("session-document", args=[session.pk, code])) for code in codes}
    files: dict[str, Any] = {c: client.get(reverse("session-document-file", args=[session.pk, c])) for c in codes}

    assert {page.status_code for page in pages.values()} == {200}
    titles = [
        Document(io.BytesIO(b"".join(f.streaming_content))).paragraphs[0].text.replace("\n", "") for f in files.values()
    ]
    assert titles == [page.context["paper"].title for page in pages.values()]


def test_each_notice_that_went_out_is_listed_opened_and_filed(chair, school):
    session, client = house_session(chair, school), signed_in(chair)
    services.change_session(
        actor=chair, session_id=session.pk, starts_at=session.starts_at, place="礼堂", term_number=1, number=1
    )
    where = reverse("session-document", args=[session.pk, "notice"])

    listed = client.get(reverse("session-documents", args=[session.pk])).content.decode()
    titles = [client.get(where, {"number": n}).context["paper"].title for n in (1, 2)]
    file = client.get(reverse("session-document-file", args=[session.pk, "notice"]), {"number": 2})

    assert [f"{where}?number={n}" in listed for n in (1, 2, 3)] == [True, True, False]
    assert [title[:4] for title in titles] == ["关于召开", "关于调整"]
    assert unquote(file["Content-Disposition"]).endswith("会议通知（第2次）.docx")
    names = zipfile.ZipFile(folder_of(record_of(session))).namelist()
    assert names[3:5] == ["03 会议通知.docx", "04 会议通知（第2次）.docx"]


@pytest.mark.parametrize(("code", "status"), [("minutes", 422), ("unknown", 404)])
def test_what_does_not_exist_is_refused(chair, school, code, status):
    session = house_session(chair, school)

    assert signed_in(chair).get(reverse("session-document", args=[session.pk, code])).status_code == status


def test_the_folder_is_for_officers_and_its_taking_is_written_down(chair, school):
    session = make_closed(school, by=chair)
    delegate = standing_of(session.seats.order_by("number")[0].person)
    where = reverse("session-folder", args=[session.pk])

    answers = [signed_in(who, str(at)).get(where).status_code for at, who in enumerate((chair, delegate))]

    assert answers == [200, 403]
    assert AuditLine.objects.filter(act="congress.folder_taken").count() == 1


def test_a_member_without_a_seat_reads_no_documents(chair, school):
    session = make_closed(school, by=chair)
    client = signed_in(make_member(school))

    assert client.get(reverse("session-documents", args=[session.pk])).status_code == 403
    assert "Documents of the session" not in client.get(reverse("session", args=[session.pk])).content.decode()
