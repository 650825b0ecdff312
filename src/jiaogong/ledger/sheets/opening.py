"""A spreadsheet opened with care: its tables of entries as plain cells, before anything is understood."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.files import require_size
from jiaogong.ledger.sheets.columns import REQUIRED, code_of, heading_of

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_UNPACKED = 300 * 1024 * 1024
_HEADING_WITHIN = 20
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>')
_CHUNK = 1 << 20
_MERGED_DOWN = {"start", "end", "category", "union", "theme", "basis"}


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of a table: its sheet, its number as Excel shows it, its cells and their letters by column code."""

    sheet: str
    number: int
    cells: dict[str, Cell]
    letters: dict[str, str]
    merged: tuple[str, ...] = ()


def open_tables(data: bytes, name: str) -> list[RawRow]:
    """The rows below the heading of each sheet that has one.

    Title rows above the heading are passed over; a date, category, union,
    theme or basis merged over several rows holds for each. Raises RuleBroken,
    naming file, place and remedy, for what is no such workbook.
    """
    _require_size(data, name)
    _require_tame(data, name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            visible = [m.name for m in book.sheets_metadata if m.visible == SheetVisibleEnum.Visible]
            tables = [_table(book.get_sheet_by_name(sheet), name) for sheet in visible]
    except CalamineError:
        raise RuleBroken(
            _("“%(name)s” cannot be read as a workbook; open it in Excel and save it again as .xlsx.") % {"name": name}
        ) from None
    found = [rows for rows in tables if rows is not None]
    if not found:
        headings = "、".join(heading_of(code) for code in REQUIRED)
        raise RuleBroken(
            _(
                "In “%(name)s” no sheet (%(sheets)s) has a row with the headings %(headings)s; copy your rows into the template."
            )
            % {"name": name, "sheets": "、".join(visible), "headings": headings}
        )
    rows = [row for table in found for row in table]
    if len(rows) > MOST_ROWS:
        raise RuleBroken(
            _("“%(name)s” has %(count)s rows; divide it into files of at most %(most)s.")
            % {"name": name, "count": len(rows), "most": MOST_ROWS}
        )
    return rows


def _require_size(data: bytes, name: str) -> None:
    require_size(len(data), name)
    if not data:
        raise RuleBroken(_("“%(name)s” is empty; choose the file again.") % {"name": name})


def _require_tame(data: bytes, name: str) -> None:
    """Refuse what is no .xlsx, and what would unpack to more than a year of entries could be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if "xl/workbook.xml" not in package.namelist() or any(_is_locked(member) for member in package.infolist()):
                raise _no_workbook(name)
            if sum(member.file_size for member in package.infolist()) > MOST_UNPACKED:
                raise RuleBroken(
                    _("“%(name)s” unpacks to too much; keep only the rows to read in it.") % {"name": name}
                )
            for member in package.namelist():
                if member.startswith("xl/worksheets/") and member.endswith(".xml"):
                    _require_near(package, member, name)
    except (zipfile.BadZipFile, EOFError):
        raise _no_workbook(name) from None


def _is_locked(member: zipfile.ZipInfo) -> bool:
    return bool(member.flag_bits & 1) or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def _no_workbook(name: str) -> RuleBroken:
    return RuleBroken(
        _("“%(name)s” is no .xlsx workbook (or has a password); save it from Excel or WPS as .xlsx.") % {"name": name}
    )


def _require_near(package: zipfile.ZipFile, member: str, name: str) -> None:
    """Refuse cells far out: one of them would make the whole sheet between be held in memory."""
    with package.open(member) as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            text = rest + chunk
            for cell in _CELL.finditer(text):
                if not cell[0].endswith(b"/>") and (
                    _column_number(cell[1].decode()) > MOST_COLUMNS or int(cell[2]) > MOST_ROWS + 1000
                ):
                    place = (cell[1] + cell[2]).decode()
                    raise RuleBroken(
                        _(
                            "“%(name)s” has something in cell %(cell)s, far from the table; delete it there and save again."
                        )
                        % {"name": name, "cell": place}
                    )
            rest = text[-200:] if b">" not in text[-200:] else text[text.rindex(b">") + 1 :]


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letter(column: int) -> str:
    """The letters of a column counted from 0.

    >>> letter(0), letter(25), letter(26), letter(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _table(sheet: CalamineSheet, name: str) -> list[RawRow] | None:
    """The rows below the heading; None for a sheet without one."""
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    heading = next((i for i, row in enumerate(rows[:_HEADING_WITHIN]) if _is_heading(row)), None)
    if heading is None:
        return None
    columns: dict[str, int] = {}
    for i, cell in enumerate(rows[heading]):
        code = code_of(str(cell))
        if code:
            columns.setdefault(code, i)
    missing = [heading_of(code) for code in REQUIRED if code not in columns]
    if missing:
        raise RuleBroken(
            _("“%(name)s”, sheet “%(sheet)s”, row %(row)s: the heading %(missing)s is missing; add that column.")
            % {"name": name, "sheet": sheet.name, "row": heading + 1, "missing": "、".join(missing)}
        )
    return list(_rows(sheet, rows, heading, columns))


def _is_heading(row: Sequence[Cell]) -> bool:
    codes = {code_of(str(cell)) for cell in row if isinstance(cell, str) and cell.strip()} - {""}
    return len(codes) >= 3 and ("title" in codes or {"start", "category"} <= codes)


def _rows(sheet: CalamineSheet, rows: list[list[Cell]], heading: int, columns: dict[str, int]) -> Iterator[RawRow]:
    spread, torn = _merged(sheet, rows, heading, columns)
    letters = {code: letter(i) for code, i in columns.items()}
    for at in range(heading + 1, len(rows)):
        cells = {code: spread.get((at, i), rows[at][i]) for code, i in columns.items() if i < len(rows[at])}
        if any(str(rows[at][i]).strip() for i in columns.values() if i < len(rows[at])):
            yield RawRow(sheet.name, at + 1, cells, letters, torn.get(at, ()))


def _merged(
    sheet: CalamineSheet, rows: list[list[Cell]], heading: int, columns: dict[str, int]
) -> tuple[dict[tuple[int, int], Cell], dict[int, tuple[str, ...]]]:
    """What merged cells say: values that hold for several rows, and cells whose meaning is lost by merging."""
    spread: dict[tuple[int, int], Cell] = {}
    torn: dict[int, tuple[str, ...]] = {}
    by_place = {i: code for code, i in columns.items()}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if bottom <= heading or top >= len(rows):
            continue
        if left == right and by_place.get(left) in _MERGED_DOWN and top > heading:
            for at in range(top, min(bottom, len(rows) - 1) + 1):
                spread[at, left] = rows[top][left]
        elif any(i in by_place for i in range(left, right + 1)):
            place = f"{letter(left)}{top + 1}:{letter(right)}{bottom + 1}"
            for at in range(max(top, heading + 1), min(bottom, len(rows) - 1) + 1):
                torn[at] = (*torn.get(at, ()), place)
    return spread, torn
