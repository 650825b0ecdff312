"""The members' file written out as a spreadsheet, which `roster` reads back."""

from __future__ import annotations

import datetime as dt
from typing import IO

import xlsxwriter
from django.db.models import QuerySet

from jiaogong.members.models import Person

# Field of a person: heading in the official list.
COLUMNS = {
    "number": "会员编号", "name": "姓名", "union": "单位代码", "sex": "性别", "birth_date": "出生日期", "is_minority": "少数民族",
    "is_teacher": "教师", "is_member": "会员", "joined_date": "入职日期", "retired_date": "退休日期",
}  # fmt: skip


def write_members(people: QuerySet[Person], file: IO[bytes]) -> int:
    """Write people to an open binary file as a sheet that can be read back; returns how many."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    written = 0
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("会员")
        dates, text = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"quote_prefix": True})
        sheet.set_column(0, len(COLUMNS) - 1, 14)
        sheet.write_row(
            0, 0, list(COLUMNS.values()), book.add_format({"bold": True, "bg_color": "#F3F1EC", "border": 1})
        )
        sheet.freeze_panes(1, 0)
        for person in people.select_related("union").order_by("union__path", "number").iterator(chunk_size=1000):
            written += 1
            for column, code in enumerate(COLUMNS):
                value = _cell(person, code)
                if isinstance(value, dt.date):
                    sheet.write_datetime(written, column, value, dates)
                elif value:
                    sheet.write_string(written, column, value, text if value[0] in "=+-@" else None)
    return written


def _cell(person: Person, code: str) -> str | dt.date | None:
    if code == "union":
        return person.union.code
    value = getattr(person, code)
    if isinstance(value, bool):
        return "是" if value else "否"
    if code == "sex":
        return {"F": "女", "M": "男"}.get(value, "")
    return value if isinstance(value, str | dt.date) else None
