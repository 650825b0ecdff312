"""Unions, and what is asked for them, as spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _

from jiaogong.members.roster.opening import opened, rows_of
from jiaogong.organisation.models import UnionChange
from jiaogong.unions.models import Union


def pasted_from(data: bytes, name: str) -> str:
    """The rows of a workbook's first sheet that has any, as they would be pasted. Raises RuleBroken for no workbook."""
    with opened(data, name) as sheets:
        for sheet in sheets:
            rows = [row for _at, row in rows_of(sheet)]
            if rows:
                return "\n".join("\t".join(str(cell).replace("\t", " ").replace("\n", " ") for cell in r) for r in rows)
    return ""


def write_unions(unions: Iterable[Union], file: IO[bytes]) -> None:
    """Write unions with their former names to an open binary file."""
    heads = [
        _("Code"),
        _("Name"),
        _("Kind"),
        _("Kind of school"),
        _("Belongs to"),
        _("Union set up"),
        _("Closed"),
        _("Former names"),
    ]
    _write(file, _("Unions"), heads, (_of_union(u) for u in unions))


def _of_union(union: Union) -> list[str]:
    former = "；".join(f"{n.name}（{n.until_date:%Y-%m-%d}）" for n in union.former_names.all())
    return [
        union.code,
        union.name,
        union.get_kind_display(),
        union.get_sector_display(),
        union.parent.name if union.parent else "",
        _("yes") if union.has_union else _("no"),
        f"{union.closed_date:%Y-%m-%d}" if union.closed_date else "",
        former,
    ]


def write_changes(changes: Iterable[UnionChange], file: IO[bytes]) -> None:
    """Write changes to the tree to an open binary file."""
    heads = [_("Asked on"), _("Union"), _("What"), _("State"), _("Why"), _("Asked by"), _("Decided by"), _("Answer")]
    _write(file, _("Changes to the tree"), heads, (_of_change(c) for c in changes))


def _of_change(change: UnionChange) -> list[str]:
    return [
        f"{change.asked_at:%Y-%m-%d}",
        change.union.name,
        change.get_kind_display(),
        change.get_state_display(),
        change.reason,
        change.asked_by.name,
        change.decided_by.name if change.decided_by else "",
        change.answer,
    ]


def _write(file: IO[bytes], title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(title[:31])
        sheet.write_row(0, 0, heads, book.add_format({"bold": True, "bg_color": "#F1E4E2", "border": 1}))
        for line, row in enumerate(rows, start=1):
            for column, text in enumerate(row):
                sheet.write_string(line, column, text)
        sheet.set_column(0, len(heads) - 1, 18)
        sheet.freeze_panes(1, 0)
