"""A workbook opened with care: each sheet's rows, heading and columns, with no identity number left in them."""

from __future__ import annotations

import datetime as dt
import functools
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.files import require_size
from jiaogong.members.roster.cells import Cell, plain
from jiaogong.members.roster.identity import MARK, is_secret, kept_of

MOST_ROWS = 150_000
MOST_UNPACKED = 600 * 1024 * 1024
# Cells with something in them beyond column CZ or row 200,000: all that lies between would be held in memory.
_FAR = re.compile(rb'<c (?:[a-z]+="[^"]*" )*?r="((?:[A-Z]{3}|[D-Z][A-Z])\d+|[A-Z]+(?:[2-9]\d{5}|1\d{6}))"[^>]*(?<!/)>')
_CHUNK = 1 << 20
_NO_SECRET = 13  # characters: what is no longer is neither an identity number nor a bank account

Row = list[Cell]


@contextmanager
def opened(data: bytes, name: str) -> Iterator[list[CalamineSheet]]:
    """The visible sheets of a workbook.

    Raises RuleBroken, naming the file and the remedy, for what is none, has a password, or is too large.
    """
    require_size(len(data), name)
    if not data:
        raise RuleBroken(_("“%(name)s” is empty; choose the file again.") % {"name": name})
    _require_tame(data, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [m.name for m in book.sheets_metadata if m.visible == SheetVisibleEnum.Visible]
        sheets = [book.get_sheet_by_name(sheet) for sheet in visible]
    except (CalamineError, ValueError):
        raise RuleBroken(
            _("“%(name)s” cannot be read as a workbook; open it in Excel and save it again as .xlsx.") % {"name": name}
        ) from None
    with book:
        yield sheets


def rows_of(sheet: CalamineSheet) -> Iterator[tuple[int, Row]]:
    """Each row that is not empty, with its number as Excel shows it; `told` has been applied to its cells."""
    for at, row in enumerate(sheet.iter_rows(), 1):
        cells = [_short(c) if type(c) is str and len(c) <= _NO_SECRET else told(c) for c in row]
        if any(cell != "" for cell in cells):
            yield at, cells


def told(cell: object) -> Cell:
    """A cell as it may be kept: days as 1980-05-03, numbers plain, of an identity number only what it tells.

    >>> told(1001.0), told(True), told("１９８０"), told("6222020000000000000")[0] == MARK
    (1001, '是', '1980', True)
    """
    if isinstance(cell, str):
        return _told_text(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        if cell >= 1e14 and cell.is_integer():
            return kept_of(str(int(cell)), was_number=True)
        return int(cell) if cell.is_integer() else cell
    if isinstance(cell, int):
        return kept_of(str(cell), was_number=True) if cell >= 10**14 else cell
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _told_text(cell: str) -> str:
    text = plain(cell).lstrip("'‘’`").replace(MARK, "")
    bare = text.replace(" ", "").upper() if len(text) > _NO_SECRET else ""
    return kept_of(bare, was_number=False) if bare and is_secret(bare) else text


# Most cells say again what others have said. Only short ones are remembered: no identity number is among them.
_short = functools.lru_cache(maxsize=32_768)(_told_text)


def _require_tame(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if "xl/workbook.xml" not in package.namelist() or any(m.flag_bits & 1 for m in members):
                raise _no_workbook(name)
            if sum(m.file_size for m in members) > MOST_UNPACKED:
                raise RuleBroken(
                    _("“%(name)s” unpacks to too much; keep only the rows to read in it.") % {"name": name}
                )
            for member in members:
                if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
                    _require_near(package, member, name)
    # What zipfile raises for a package cut short, damaged, or packed in a way that it does not know (NotImplementedError).
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError):
        raise _no_workbook(name) from None


def _no_workbook(name: str) -> RuleBroken:
    return RuleBroken(
        _("“%(name)s” is no .xlsx workbook (or has a password); save it from Excel or WPS as .xlsx.") % {"name": name}
    )


def _require_near(package: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
    with package.open(member) as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            text = rest + chunk
            if far := _FAR.search(text):
                raise RuleBroken(
                    _("“%(name)s” has something in cell %(cell)s, far from the table; delete it there and save again.")
                    % {"name": name, "cell": far[1].decode()}
                )
            rest = text[-200:]
