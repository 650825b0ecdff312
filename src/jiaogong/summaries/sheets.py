"""The list of texts as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from jiaogong.summaries.models import Text

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
