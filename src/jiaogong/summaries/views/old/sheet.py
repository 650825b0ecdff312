"""The claims of the desk as a spreadsheet."""

from __future__ import annotations

from typing import IO

import xlsxwriter
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jiaogong.catalogue import CATEGORIES
from jiaogong.ledger.labels import label
from jiaogong.summaries.models import OldClaim
from jiaogong.summaries.old import doubts

_WIDTHS = (60, 12, 12, 30, 24, 12, 30, 18, 30)


def write_claims(claims: QuerySet[OldClaim], file: IO[bytes]) -> None:
    """Write claims, a row each, to an open binary file. What is typed never becomes a formula."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    rows = claims.select_related("text__union", "decision__entry").defer("text__body", "text__written_body")
    with xlsxwriter.Workbook(file, options) as book:
        head = book.add_format({"bold": True, "bg_color": "#F3F1EC", "border": 1})
        typed = book.add_format({"quote_prefix": True})
        sheet = book.add_worksheet(_("Sentences"))
        titles = [
            _("Sentence"), _("State"), _("Category"), _("Doubtful because"), _("Text"), _("Period"), _("Union"),
            _("Decided"), _("Entry"),
        ]  # fmt: skip
        sheet.write_row(0, 0, titles, head)
        for line, claim in enumerate(rows.order_by("rank", "pk").iterator(chunk_size=500), start=1):
            for column, value in enumerate(_cells(claim)):
                sheet.write_string(line, column, value, typed)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)


def _cells(claim: OldClaim) -> tuple[str, ...]:
    decision = claim.decision
    return (
        claim.quote,
        str(claim.get_status_display()),
        label(CATEGORIES[claim.category]),
        "；".join(str(doubts.DOUBTS[doubt]) for doubt in doubts.told(claim.doubts)),
        claim.text.title,
        claim.text.period,
        claim.text.union.name,
        str(decision.get_outcome_display()) if decision else "",
        decision.entry.title if decision and decision.entry else "",
    )
