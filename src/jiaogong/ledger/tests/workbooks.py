"""Workbooks of acts as a school types them, and what reading one finds."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import xlsxwriter

from jiaogong.ledger import sheets
from jiaogong.ledger.sheets.comparing import SheetRow
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

HEADINGS = ["日期", "类别", "标题", "指标1", "数值1", "指标2", "数值2", "获奖", "人员"]
MATCH = [dt.date(2026, 3, 8), "文体活动", "女教职工羽毛球赛", "参与人次", 42]


def workbook(
    *rows: list[Any], headings: list[str] | None = None, above: int = 0, merge: tuple[int, int, int, int] | None = None
) -> bytes:
    """An .xlsx of rows below their headings, with title rows above them."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet, day = book.add_worksheet("台账"), book.add_format({"num_format": "yyyy-mm-dd"})
        if above:
            sheet.merge_range(0, 0, above - 1, 6, "柳岸小学工会二〇二六年活动一览")
        for at, row in enumerate([headings or HEADINGS, *rows]):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(above + at, column, value, day)
                elif value != "":
                    sheet.write(above + at, column, value)
        if merge:
            sheet.merge_range(*merge, rows[0][merge[1]])
    return file.getvalue()


def previewed(data: bytes, union: Union, actor: Standing) -> list[SheetRow]:
    return sheets.preview(data, "活动.xlsx", union, actor)


def faults(rows: list[SheetRow]) -> list[tuple[int, str, str]]:
    return [(row.number, fault.cell, fault.message) for row in rows for fault in row.faults]
