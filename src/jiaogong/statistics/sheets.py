"""The roll-up as a spreadsheet."""

from __future__ import annotations

from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jiaogong.catalogue import CATEGORIES
from jiaogong.kernel import money
from jiaogong.kernel.periods import Period
from jiaogong.ledger.labels import label, unit_label
from jiaogong.ledger.overview import Overview
from jiaogong.ledger.rollup import prizes
from jiaogong.unions.models import Union

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write_rollup(file: IO[bytes], union: Union, period: Period) -> None:
    """Write a branch's figures, last year's beside them, and its prizes, to an open binary file."""
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "bg_color": "#F1E4E2", "border": 1})
        whole, with_fen = (book.add_format({"num_format": shown}) for shown in ("#,##0", "#,##0.00"))
        figures = book.add_worksheet(_("Figures"))
        titles = [
            _("Category"),
            _("Measure"),
            _("Unit"),
            period.code,
            period.before().code,
            pgettext("beside the year before", "Change"),
        ]
        figures.write_row(0, 0, titles, head)
        for line, compared in enumerate(Overview(union, period).rows, start=1):
            of = compared.row.of
            values = [_number(v, of.scale) for v in (compared.row.value, compared.before, compared.change)]
            figures.write_row(line, 0, [label(CATEGORIES[compared.row.category]), label(of), unit_label(of.unit)])
            for column, value in enumerate(values, start=3):
                figures.write_number(line, column, value, whole if isinstance(value, int) else with_fen)
        figures.set_column(0, 1, 22)
        figures.set_column(2, 5, 12)
        figures.freeze_panes(1, 0)
        won = book.add_worksheet(_("Prizes"))
        won.write_row(0, 0, [_("Category"), _("Level"), _("Prize"), _("Count")], head)
        for line, prize in enumerate(prizes(union, period), start=1):
            won.write_row(line, 0, [label(CATEGORIES[prize.category]), prize.level, prize.prize, prize.count])


def _number(value: int, scale: int) -> int | float:
    return money.yuan(value) if scale == money.FEN else value
