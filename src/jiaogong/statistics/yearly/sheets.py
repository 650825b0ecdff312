"""The return as a workbook in the form's shape: a cover, a sheet a table, checks and rates, and of an area its unions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from jiaogong.kernel import money
from jiaogong.kernel.script import width_of
from jiaogong.ledger.labels import label, unit_label
from jiaogong.statistics.models import YearlyReturn
from jiaogong.statistics.yearly import presenting, queries
from jiaogong.statistics.yearly.figures import period_of
from jiaogong.statistics.yearly.form import FORM, Cell, Table
from jiaogong.statistics.yearly.listing import Row
from jiaogong.statistics.yearly.queries import Compared, compared
from jiaogong.statistics.yearly.rules import judge, rated
from jiaogong.unions.models import Union

A4 = 9
LINE, HALF_CHARACTERS = 18, 72  # points of a printed line; halves of characters that a check's sentence has on one
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class _Book:
    """A workbook with the formats that its sheets share."""

    def __init__(self, book: Any) -> None:
        border = {"border": 1, "valign": "vcenter", "text_wrap": True}
        self.book = book
        self.title = book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})
        self.large = book.add_format(
            {"bold": True, "font_size": 22, "align": "center", "valign": "vcenter", "text_wrap": True}
        )
        self.plain = book.add_format({"valign": "vcenter", "text_wrap": True})
        self.head = book.add_format({**border, "bold": True, "bg_color": "#EEEEEE", "align": "center"})
        self.text = book.add_format(border)
        self.part = book.add_format({**border, "indent": 1})
        self.whole = book.add_format({**border, "num_format": "#,##0"})
        self.money = book.add_format({**border, "num_format": "#,##0.00"})
        self.share = book.add_format({**border, "num_format": "0.0%"})

    def sheet(self, name: str, *, widths: Iterable[float], landscape: bool = False, head_row: int = 0) -> Any:
        """A sheet that prints on A4, one page wide, its name and page below."""
        sheet = self.book.add_worksheet(name[:31])
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.6, 0.6, 0.7, 0.7)
        sheet.set_footer("&L&A&R&P / &N")
        if landscape:
            sheet.set_landscape()
        if head_row:
            sheet.repeat_rows(head_row)
            sheet.freeze_panes(head_row + 1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def figure(self, sheet: Any, row: int, column: int, cell: Cell, value: int) -> None:
        of_money = cell.scale == money.FEN
        sheet.write_number(
            row, column, money.yuan(value) if of_money else value, self.money if of_money else self.whole
        )


def write_return(file: IO[bytes], union: Union, year: int) -> None:
    """Write a union's return of a year to an open binary file, each figure as a number."""
    found = compared(union, year)
    with xlsxwriter.Workbook(file, OPTIONS) as opened:
        book = _Book(opened)
        _cover(book, union, year, found.filed)
        for table in FORM.tables:
            _table(book, table, union, year, found)
        _checks(book, union, year, found)
        if queries.returning(union, year).exists():
            _unions(book, union, year, found)


def _cover(book: _Book, union: Union, year: int, filed: YearlyReturn | None) -> None:
    sheet = book.sheet(_("Cover"), widths=(26, 54))
    is_base = union.kind == Union.Kind.BASE
    title = _("Survey form for base unions") if is_base else _("Survey form for unions above base unions")
    sheet.merge_range(0, 0, 0, 1, title, book.large)
    sheet.set_row(0, 70)
    period = period_of(year)
    span = _("Statistics year %(year)s: %(start)s to %(end)s") % {
        "year": year,
        "start": period.start,
        "end": period.end,
    }
    sheet.merge_range(1, 0, 1, 1, span, book.title)
    sheet.set_row(1, 40)
    lines = [
        (pgettext("a union", "Name"), union.name),
        (_("Code in this house"), union.code),
        *presenting.cover(union, period.end),
    ]
    lines += [
        (_("State of the return"), str(filed.get_state_display()) if filed else pgettext("a return", "Open")),
        (_("Chair (signature and seal)"), filed.signed_by.name if filed and filed.signed_by else ""),
        (_("Signed at"), f"{filed.signed_at:%Y-%m-%d}" if filed and filed.signed_at else ""),
        (_("Filled in by"), ""),
        (_("Telephone"), ""),
        (_("Fingerprint of the signed figures"), filed.fingerprint if filed else ""),
    ]
    for row, (name, value) in enumerate(lines, start=3):
        sheet.set_row(row, 30)
        sheet.write_string(row, 0, name, book.head)
        sheet.write_string(row, 1, value, book.text)


def _table(book: _Book, table: Table, union: Union, year: int, found: Compared) -> None:
    name = f"{table.number} {label(table)}"
    sheet = book.sheet(name, widths=(6, 42, 9, 14, 14, 14), head_row=2)
    sheet.merge_range(0, 0, 0, 5, name, book.title)
    sheet.set_row(0, 30)
    sheet.write_string(1, 0, f"{union.name} · {year}")
    change = pgettext("beside the year before", "Change")
    sheet.write_row(
        2, 0, [_("Line"), pgettext("of a form", "Figure"), _("Unit"), str(year), str(year - 1), change], book.head
    )
    for nth, cell in enumerate(table.cells, start=1):
        row = nth + 2
        sheet.set_row(row, LINE)
        sheet.write_number(row, 0, nth, book.head)
        sheet.write_string(row, 1, label(cell), book.part if cell.part else book.text)
        sheet.write_string(row, 2, unit_label(cell.unit), book.text)
        now, before = found.this_year[cell.code], found.before[cell.code]
        for column, value in enumerate((now, before, now - before), start=3):
            book.figure(sheet, row, column, cell, value)


def _checks(book: _Book, union: Union, year: int, found: Compared) -> None:
    sheet = book.sheet(_("Rates and checks"), widths=(46, 64, 10, 10), landscape=True)
    sheet.write_row(0, 0, [_("Rate"), _("Of"), _("Count"), _("Rate")], book.head)
    row = 1
    for name, one, of in presenting.rates(rated(FORM.rates, found.this_year)):
        sheet.write_string(row, 0, name, book.text)
        sheet.write_string(row, 1, of, book.text)
        sheet.write_string(row, 2, f"{one.of} / {one.among}", book.text)
        if one.among:
            sheet.write_number(row, 3, one.of / one.among, book.share)
        else:
            sheet.write_blank(row, 3, None, book.text)
        row += 1
    sheet.write_row(row + 1, 0, [_("Check"), _("Both sides"), _("Force"), _("Result")], book.head)
    for told in presenting.checks(judge(FORM.checks, found.this_year), union, year):
        force = _("blocks") if told.blocks else _("warns")
        cells = [told.label, told.sentence, force, _("holds") if told.holds else _("fails")]
        sheet.set_row(row + 2, LINE * (1 + width_of(told.sentence) // HALF_CHARACTERS))
        sheet.write_row(row + 2, 0, cells, book.text)
        row += 1


def _unions(book: _Book, union: Union, year: int, found: Compared) -> None:
    """Each union below with the state of its return and every cell, and what is not of these unions, so that they add up."""
    cells = list(FORM.cells())
    rows, filed = list(queries.returning(union, year)), queries.filed_below(union, year)
    name = ngettext("%(count)s union", "%(count)s unions", len(rows)) % {"count": len(rows)}
    sheet = book.sheet(name, widths=(34, 12, *(11 for _cell in cells)), landscape=True, head_row=0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 2)
    sheet.write_row(0, 0, [_("Union"), _("State"), *(label(cell) for cell in cells)], book.head)
    held = found.live.by_cell
    for row, below in enumerate(rows, start=1):
        state = str(filed[below.pk].get_state_display()) if below.pk in filed else pgettext("a return", "Open")
        sheet.write_row(row, 0, [below.name, state], book.text)
        for column, cell in enumerate(cells, start=2):
            book.figure(sheet, row, column, cell, held[cell.code][below.pk])
    keys = {below.pk for below in rows}
    last = len(rows) + 1
    sheet.write_row(last, 0, [_("The union itself, others, and shares counted once"), ""], book.text)
    sheet.write_row(last + 1, 0, [_("Together"), ""], book.head)
    for column, cell in enumerate(cells, start=2):
        others = sum(value for pk, value in held[cell.code].items() if pk not in keys)
        book.figure(sheet, last, column, cell, others)
        book.figure(sheet, last + 1, column, cell, found.live.total(cell.code))


def write_list(file: IO[bytes], title: str, rows: Iterable[Row]) -> None:
    """Write the list behind a cell to an open binary file."""
    with xlsxwriter.Workbook(file, OPTIONS) as opened:
        book = _Book(opened)
        sheet = book.sheet(
            title.replace("/", " ").replace("（", "(").replace("）", ")"), widths=(24, 48, 36), head_row=0
        )
        sheet.write_row(0, 0, [_("Name"), _("Details"), _("Union")], book.head)
        for nth, row in enumerate(rows, start=1):
            sheet.write_row(nth, 0, [row.name, row.detail, row.union], book.text)
