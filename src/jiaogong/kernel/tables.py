"""A plain table as a spreadsheet: what a list shows, cell by cell. Text never becomes a formula."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.http import FileResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | float | dt.date | None
_WIDTH = 18


def table_file(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> FileResponse:
    """The table as a file to download, under that name without its ending."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        head = book.add_format({"bold": True, "bg_color": "#F3F1EC", "border": 1})
        text = book.add_format({"quote_prefix": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.set_column(0, max(len(heads) - 1, 0), _WIDTH)
        sheet.freeze_panes(1, 0)
        for column, label in enumerate(heads):
            sheet.write_string(0, column, str(label), head)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(at, column, dt.datetime.combine(value, dt.time()), day)
                elif isinstance(value, int | float):
                    sheet.write_number(at, column, value)
                elif value:
                    sheet.write_string(at, column, str(value)[:32_000], text)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
