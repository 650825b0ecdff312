"""Audit lines, and the copy of all that is held on a person, as spreadsheets."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import xlsxwriter
from django.db.models import QuerySet
from django.utils import timezone

from jiaogong.kernel.models import AuditLine
from jiaogong.members.queries import Standing
from jiaogong.oversight.history import shown
from jiaogong.oversight.holdings import Table

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_BATCH = 1000


def audit_rows(lines: QuerySet[AuditLine], reader: Standing) -> Iterator[list[str]]:
    """Lines in words, as the page shows them: when, who, act, thing, union, detail."""
    batch: list[AuditLine] = []
    for line in lines.iterator(chunk_size=_BATCH):
        batch.append(line)
        if len(batch) == _BATCH:
            yield from _told(batch, reader)
            batch = []
    yield from _told(batch, reader)


def _told(lines: list[AuditLine], reader: Standing) -> Iterator[list[str]]:
    for found in shown(reader, lines):
        when = f"{timezone.localtime(found.line.at):%Y-%m-%d %H:%M:%S}"
        told = [f"{name}: {value}" for name, value in found.detail]
        told += [f"{c.label}: {c.before} → {c.after}" for c in found.changes]
        detail = "; ".join(told)
        yield [when, found.who, found.act, found.thing, found.union, detail]


def book_of(tables: Iterable[Table]) -> bytes:
    """A workbook with a sheet a table."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        head = book.add_format({"bold": True, "bg_color": "#F3F1EC", "border": 1})
        for number, table in enumerate(tables, start=1):
            sheet = book.add_worksheet(f"{number} {''.join(c for c in table.title if c not in '[]:*?/')}"[:31])
            sheet.set_column(0, len(table.heads), 20)
            sheet.freeze_panes(1, 0)
            for at, row in enumerate([table.heads, *table.rows]):
                for column, value in enumerate(row):
                    sheet.write_string(at, column, value[:32_000], None if at else head)
    return file.getvalue()
