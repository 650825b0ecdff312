"""A spreadsheet with every kind of row."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter
from playwright.sync_api import expect

from jiaogong.ledger.models import Entry
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

DAY = dt.date(2025, 3, 8)
ROWS = [
    ["日期", "类别", "标题", "指标1", "数值1"],
    ["2025-04-23", "文体活动", "教职工趣味运动会", "参与人次", 60],
    ["2025-03-08", "文体活动", "女教职工羽毛球赛", "参与人次", 45],
    ["2025-05-06", "学习与师德", "师德报告会", "参与人次", 67],
    ["2025-05-06", "学习与师德", "师德报告会", "参与人次", 67],
    ["五月初", "文体活动", "歌咏比赛", "参与人次", 30],
]


def workbook() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("台账")
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)
    return file.getvalue()


def test_a_sheet_is_looked_at_row_by_row_and_accepted(chair: Standing, school: Union, enter: Enter) -> None:
    draft = make_entry(school, by=chair, confirmed=False, start=DAY, sentence="")
    page = enter(chair)

    page.goto("/ledger/import/")
    page.locator("[name=file]").set_input_files({"name": "活动.xlsx", "mimeType": "", "buffer": workbook()})
    page.locator("main form .btn-primary").click()
    shown = {}
    for state in ("new", "changed", "duplicate", "error"):
        page.locator(f"a[href='?state={state}']").click()
        expect(page.locator(f"a.active[href='?state={state}']")).to_be_visible()
        shown[state] = [text.strip() for text in page.locator("tbody tr td:nth-child(2)").all_text_contents()]
    before = Entry.objects.count()
    page.locator("button[value=draft]").click()
    expect(page.locator(".alert-success").first).to_be_visible()

    assert shown == {
        "new": ["教职工趣味运动会", "师德报告会"],
        "changed": ["女教职工羽毛球赛"],
        "duplicate": ["师德报告会"],
        "error": ["歌咏比赛"],
    }
    assert (before, Entry.objects.count(), draft.figures.get().value) == (1, 3, 45)
