"""Entries written to a spreadsheet, row by row, in constant memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import IO, Any

import xlsxwriter
from django.db.models import Count, Max, QuerySet
from django.utils.translation import gettext as _

from jiaogong.catalogue import CATEGORIES, Measure
from jiaogong.catalogue.typed import plain_number
from jiaogong.kernel import audit
from jiaogong.ledger import queries
from jiaogong.ledger.labels import label
from jiaogong.ledger.models import Entry, Figure
from jiaogong.ledger.sheets.columns import AFTER_FIGURES, BEFORE_FIGURES, ONLY_WRITTEN, Column, figure_columns
from jiaogong.members.queries import Standing

MOST_ROWS = 1_000_000
_AT_A_TIME = 500
_COULD_BE_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_QUALIFIER_WORDS = {"at_least": "至少", "at_most": "至多", "about": "约"}

Values = dict[str, Any]


def export_entries(entries: QuerySet[Entry], file: IO[bytes], *, reader: Standing | None) -> int:
    """Write entries to an open binary file as a sheet that can be read back; returns how many.

    What the reader may not know of sensitive kinds is left out (None: the
    house itself, on the command line). Text never becomes a formula.
    """
    pairs = _pairs(entries)
    columns = (*BEFORE_FIGURES, *figure_columns(pairs), *AFTER_FIGURES, *ONLY_WRITTEN)
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    sensitive = written = 0
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(_("Entries"))
        head = book.add_format({"bold": True, "bg_color": "#F3F1EC", "border": 1})
        formats = {
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "text": book.add_format({"quote_prefix": True}),
            "whole": book.add_format({"num_format": "#,##0"}),
            "with_fen": book.add_format({"num_format": "#,##0.00"}),
        }
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, label(column), head)
        for entry in _read(entries):
            written += 1
            known = reader is None or queries.may_know_people(reader, entry)
            sensitive += known and entry.category in queries.SENSITIVE
            _write_row(sheet, written, columns, _values(entry) if known else _masked(entry), formats)
        sheet.freeze_panes(1, 0)
    if reader and sensitive:
        audit.record(reader.person, "ledger.exported_sensitive", reader.home, entries=sensitive)
    return written


def _pairs(entries: QuerySet[Entry]) -> int:
    each = (
        Figure.objects.filter(entry__in=entries.order_by().values("pk"))
        .order_by()
        .values("entry")
        .annotate(n=Count("pk"))
    )
    most: int | None = each.aggregate(most=Max("n"))["most"]
    return max(most or 1, 1)


def _read(entries: QuerySet[Entry]) -> Iterator[Entry]:
    details = ("figures", "awards", "bodies", "concerned__person")
    rows = (
        entries.select_related("union")
        .prefetch_related(*details)
        .annotate(evidence_count=Count("evidence", distinct=True))
    )
    return rows[:MOST_ROWS].iterator(chunk_size=_AT_A_TIME)


def _values(entry: Entry) -> Values:
    values: Values = {
        **_masked(entry),
        **_days(entry),
        "title": entry.title,
        "sentence": entry.sentence,
        "awards": "；".join(f"{a.level}{'级' if a.level else ''}{a.prize} {a.count}" for a in entry.awards.all()),
        "people": "、".join(f"{c.person.name}（{c.person.number}）" for c in entry.concerned.all()),
        "bodies": "、".join(b.name for b in entry.bodies.all()),
        "basis": entry.basis,
        "theme": entry.theme,
        "evidence": getattr(entry, "evidence_count", 0),
    }
    for n, figure in enumerate(entry.figures.all(), start=1):
        values[f"measure{n}"] = label(figure.of)
        values[f"value{n}"] = _told(figure.value, figure.of, figure.qualifier)
    return values


def _days(entry: Entry) -> Values:
    """A day, a first and a last day, or a month, such that reading them gives the same days."""
    if entry.precision == Entry.Precision.MONTH:
        return {
            "start": _month(entry.start_date),
            **({"end": _month(entry.end_date)} if _month(entry.end_date) != _month(entry.start_date) else {}),
        }
    return {"start": entry.start_date, **({"end": entry.end_date} if entry.end_date != entry.start_date else {})}


def _month(day: dt.date) -> str:
    return f"{day.year}年{day.month}月"


def _masked(entry: Entry) -> Values:
    """What may be told of any entry: its union, month, category and state."""
    return {
        "start": _month(entry.start_date),
        "category": label(CATEGORIES[entry.category]),
        "title": _("(known to the union's own officers alone)"),
        "union": entry.union.code,
        "union_name": entry.union.name,
        "state": _("Reversal") if entry.is_reversal else entry.get_state_display(),
        "number": entry.pk,
    }


def _told(value: int, measure: Measure, qualifier: str) -> str | int | float:
    if qualifier:
        return _QUALIFIER_WORDS[qualifier] + plain_number(value, measure)
    return value / measure.scale if value % measure.scale else value // measure.scale


def _write_row(sheet: Any, at: int, columns: tuple[Column, ...], values: Values, formats: dict[str, Any]) -> None:
    for place, column in enumerate(columns):
        value = values.get(column.code, "")
        if value == "":
            continue
        if isinstance(value, str):
            sheet.write_string(at, place, value, formats["text"] if value.startswith(_COULD_BE_FORMULA) else None)
        elif isinstance(value, (int, float)):
            shown = formats["whole" if isinstance(value, int) else "with_fen"]
            sheet.write_number(at, place, value, shown if column.code.startswith("value") else None)
        else:
            sheet.write_datetime(at, place, value, formats["date"])
