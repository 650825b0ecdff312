"""Rosters as schools have them, written for the tests."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import xlsxwriter

from jiaogong.members.models import RosterImport
from jiaogong.members.queries import Standing
from jiaogong.members.roster import services, slices

Rows = Sequence[Sequence[object]]


def workbook(*tables: Rows, merged: Mapping[str, object] | None = None) -> bytes:
    """A workbook with a sheet for each table; merged ranges ("A1:F1") are written into the first."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for number, rows in enumerate(tables):
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            for place, value in (merged or {}).items() if number == 0 else ():
                sheet.merge_range(place, value)
    return out.getvalue()


def waiting(chair: Standing, data: bytes, name: str = "花名册.xlsx") -> RosterImport:
    """The roster read with the columns as they were guessed, waiting to be accepted."""
    roster = services.read_roster(data=data, name=name, union=chair.person.union, actor=chair)
    services.confirm_columns(roster_id=roster.pk, columns=[t["columns"] for t in roster.tables], actor=chair)
    return finished(roster, chair)


def taken(chair: Standing, data: bytes) -> RosterImport:
    """The roster read and taken over."""
    roster = waiting(chair, data)
    services.accept_roster(roster_id=roster.pk, actor=chair)
    return finished(roster, chair)


def finished(roster: RosterImport, chair: Standing) -> RosterImport:
    """The roster with its present work done to the end."""
    *_before, last = slices.advanced(roster_id=roster.pk, actor=chair)
    return last
