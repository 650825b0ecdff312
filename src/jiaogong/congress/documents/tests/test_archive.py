from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document

from jiaogong.congress.documents.archive import folder_of
from jiaogong.congress.documents.queries import record_of
from jiaogong.congress.models import Session
from jiaogong.congress.sessions.tests.factories import house_session
from jiaogong.kernel.files import place_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES_ROOT = tmp_path


def opened(session: Session) -> zipfile.ZipFile:
    return zipfile.ZipFile(folder_of(record_of(session)))


def listed(folder: zipfile.ZipFile) -> list[list[str]]:
    table: Any = Document(io.BytesIO(folder.read("00 卷内目录.docx"))).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows][1:]


def test_the_folder_holds_every_paper_under_the_number_of_its_list(chair, school):
    folder = opened(house_session(chair, school))

    assert folder.namelist() == [
        "00 卷内目录.docx",
        "01 党组织审批意见.txt",
        "02 行政审批意见.txt",
        "03 会议通知.docx",
        "04 会议议程.docx",
        "05 签到册.docx",
        "06 会议材料：午餐补贴报告.txt",
    ]
    assert [row[:2] for row in listed(folder)] == [
        ["1", "党组织审批意见"],
        ["2", "行政审批意见"],
        ["3", "会议通知"],
        ["4", "会议议程"],
        ["5", "签到册"],
        ["6", "会议材料：午餐补贴报告"],
    ]
    assert folder.read("06 会议材料：午餐补贴报告.txt").decode() == "报告全文"


def test_the_list_names_what_does_not_exist_yet(chair, school):
    folder = opened(house_session(chair, school))

    words = [p.text for p in Document(io.BytesIO(folder.read("00 卷内目录.docx"))).paragraphs]

    assert "尚未形成：主席团会议记录、讨论意见汇总、表决结果报告单、会议决议、会议纪要、向上级工会的报告。" in words


def test_a_file_that_is_lost_is_told_and_the_rest_still_taken(chair, school):
    session = house_session(chair, school)
    place_of(session.papers.get().sha256).unlink()

    folder = opened(session)

    assert [row[4] for row in listed(folder)] == ["", "", "", "", "", "文件缺失"]
    assert len(folder.namelist()) == 6
