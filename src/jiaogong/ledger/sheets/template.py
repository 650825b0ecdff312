"""The empty sheet to fill in: headings, an example, lists to choose from."""

from __future__ import annotations

import datetime as dt
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_rowcol_to_cell

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.ledger.labels import label, unit_label
from jiaogong.ledger.sheets.columns import REQUIRED, template_columns

ROWS = 2000


def write_template(file: IO[bytes], *, today: dt.date) -> None:
    """Write the template to an open binary file, in the reader's language."""
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Entries"))
        lists = _lists(book)
        required = book.add_format({"bold": True, "bg_color": "#F1D9D5", "border": 1})
        optional = book.add_format({"bold": True, "bg_color": "#F3F1EC", "border": 1})
        formats = {
            "start": book.add_format({"num_format": "yyyy-mm-dd"}),
            "end": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        example = _example(today)
        for at, column in enumerate(template_columns()):
            sheet.write_string(0, at, label(column), required if column.code in REQUIRED else optional)
            sheet.set_column(at, at, column.width, formats.get(column.code))
            if column.code in example:
                sheet.write(1, at, example[column.code])
            _guide(sheet, at, column.code, lists)
        sheet.freeze_panes(1, 0)


def _example(today: dt.date) -> dict[str, Any]:
    return {
        "start": dt.date(today.year, 3, 8),
        "category": label(CATEGORIES["culture"]),
        "title": "（示例）女教职工羽毛球赛",
        "sentence": "3月8日组织女教职工羽毛球赛，42人参加，一等奖3人。",
        "measure1": label(MEASURES["participants"]),
        "value1": 42,
        "measure2": label(MEASURES["prizes"]),
        "value2": 3,
        "awards": "校级一等奖3人",
    }


def _lists(book: Any) -> dict[str, str]:
    """A sheet with all categories and measures; where each list stands."""
    sheet = book.add_worksheet(_("Categories and measures"))
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, [_("Category"), _("Measure"), _("Unit"), _("Counted in")], bold)
    for at, category in enumerate(CATEGORIES.values(), start=1):
        sheet.write_string(at, 0, label(category))
    measures = [m for m in MEASURES.values() if m.is_entered]
    for at, measure in enumerate(measures, start=1):
        homes = "、".join(label(CATEGORIES[c]) for c in measure.categories if c in CATEGORIES) or _("every category")
        sheet.write_row(at, 1, [label(measure), unit_label(measure.unit), homes])
    sheet.set_column(0, 1, 20)
    sheet.set_column(3, 3, 40)
    name = _("Categories and measures").replace("'", "''")
    ends = {"category": (0, len(CATEGORIES)), "measure": (1, len(measures))}
    return {
        kind: f"='{name}'!{xl_rowcol_to_cell(1, column, True, True)}:{xl_rowcol_to_cell(last, column, True, True)}"
        for kind, (column, last) in ends.items()
    }


def _guide(sheet: Any, column: int, code: str, lists: dict[str, str]) -> None:
    source = lists.get(code.rstrip("0123456789"))
    if source:
        sheet.data_validation(1, column, ROWS, column, {"validate": "list", "source": source, "error_type": "warning"})
    elif code in ("start", "end"):
        first = dt.date(1949, 10, 1)
        hint = {"input_title": _("Date"), "input_message": _("Such as 2026-03-08; a month alone as 2026年3月.")}
        sheet.data_validation(
            1,
            column,
            ROWS,
            column,
            {"validate": "date", "criteria": ">=", "value": first, "error_type": "warning", **hint},
        )
