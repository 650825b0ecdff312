"""The list of texts as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from jiaogong.summaries.models import Text
from jiaogong.summaries.queries import Row

_WIDTHS = (44, 14, 30, 14, 20, 10, 18)


def write_texts(texts: Iterable[Text], file: IO[bytes]) -> None:
    """Write texts, a row each, to an open binary file. What is typed never becomes a formula."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        head = book.add_format({"bold": True, "bg_color": "#F3F1EC", "border": 1})
        when = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        typed = book.add_format({"quote_prefix": True})
        sheet = book.add_worksheet(_("Summaries"))
        titles = [_("Title"), _("Code"), _("Union"), _("Period"), _("Kind"), _("State"), _("Last changed")]
        sheet.write_row(0, 0, titles, head)
        for line, text in enumerate(texts, start=1):
            told = (text.title, text.union.code, text.union.name, text.period)
            for column, value in enumerate((*told, text.get_kind_display(), text.get_state_display())):
                sheet.write_string(line, column, str(value), typed)
            sheet.write_datetime(line, len(titles) - 1, timezone.localtime(text.changed_at).replace(tzinfo=None), when)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)


def write_table(rows: Iterable[Row], file: IO[bytes]) -> None:
    """Write the table of a branch's summaries, a row each, to an open binary file."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        head = book.add_format({"bold": True, "bg_color": "#F3F1EC", "border": 1})
        typed = book.add_format({"quote_prefix": True})
        sheet = book.add_worksheet(_("Summaries"))
        titles = [
            _("Code"), _("Union"), _("State"), _("Submitted"), _("Days late"), _("Supported %"), _("Contradicted"),
            _("Not in the ledger"), _("Findings"), _("Copied %"), _("Shares most with"), _("Checked at"),
        ]  # fmt: skip
        sheet.write_row(0, 0, titles, head)
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(_cells(row)):
                if isinstance(value, str):
                    sheet.write_string(line, column, value, typed)
                elif value is not None:
                    sheet.write_number(line, column, value)
        sheet.set_column(0, len(titles) - 1, 14)
        sheet.freeze_panes(1, 0)


def _cells(row: Row) -> list[str | float | None]:
    text, check = row.text, row.check
    state = str(text.get_state_display()) if text else _("No text yet")
    submitted = f"{timezone.localtime(text.submitted_at):%Y-%m-%d}" if text and text.submitted_at else ""
    told: list[str | float | None] = [row.union.code, row.union.name, state, submitted, row.days_late]
    if check is None:
        return told
    at = f"{timezone.localtime(check.made_at):%Y-%m-%d %H:%M}"
    counted: list[str | float | None] = [check.supported_percent, check.contradicted, check.unsupported, check.findings]
    return [*told, *counted, check.copied_permille / 10, row.copied_from, at]
