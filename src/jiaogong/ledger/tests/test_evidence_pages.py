from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jiaogong.ledger import evidence
from jiaogong.ledger.tests.conftest import Visitor
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def upload(name: str, data: bytes = b"%PDF-1.7 signed") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_files_are_added_and_come_back_as_attachments(chair: Standing, visit: Visitor) -> None:
    entry = make_entry(by=chair)
    client = visit(chair)

    client.post(
        reverse("evidence-add", args=[entry.pk]), {"file": [upload("签到.pdf"), upload("x.exe", b"MZ\x90\x00")]}
    )
    answer = client.get(reverse("evidence", args=[entry.evidence.get().pk]))

    assert (b"".join(answer.streaming_content), answer["Content-Type"]) == (b"%PDF-1.7 signed", "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment;")


def test_a_file_of_another_school_is_not_found(chair: Standing, other_chair: Standing, visit: Visitor) -> None:
    file = evidence.add_evidence(
        actor=chair, entry_id=make_entry(by=chair).pk, name="签到.pdf", data=b"%PDF-1.7 signed"
    )

    assert visit(other_chair).get(reverse("evidence", args=[file.pk])).status_code == 404


def test_a_file_dropped_without_a_session_leads_back_to_its_entry(chair: Standing, visit: Visitor) -> None:
    entry = make_entry(by=chair, confirmed=False)
    file = evidence.add_evidence(actor=chair, entry_id=entry.pk, name="签到.pdf", data=b"%PDF-1.7 signed")

    back = visit(chair).get(reverse("evidence-drop", args=[file.pk]))

    assert (back.status_code, back["Location"]) == (302, reverse("ledger-entry", args=[entry.pk]))
    assert entry.evidence.count() == 1
