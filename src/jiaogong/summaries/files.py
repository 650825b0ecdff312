"""Files turned into text: .txt, .md, .docx and .pdf. No database."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import docx
from django.utils.translation import gettext as _
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from jiaogong.kernel.errors import RuleBroken

MOST_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 200_000
_MOST_UNPACKED = 200 * 1024 * 1024
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\x00", b"MM\x00*")


def text_of(source: Path | bytes, name: str = "") -> str:
    """The text of a file, as it stands in it: of .txt and .md character by character, no newline translated.

    `name` is what the file is called, needed with bytes. Raises RuleBroken,
    naming file and remedy, for anything that is no such text.
    """
    called = name or (str(source) if isinstance(source, Path) else "")
    data = _bytes(source, called)
    read = _READERS.get(Path(called).suffix.lower())
    if data.startswith(_OLD_WORD):
        raise RuleBroken(
            _("“%(name)s” is in the old Word format: open it in Word or WPS and save it as .docx.") % {"name": called}
        )
    if read is None:
        raise RuleBroken(
            _("“%(name)s” is not of a kind that is read: save it as .docx, .pdf, .txt or .md.") % {"name": called}
        )
    if data.startswith(_PICTURES):
        raise RuleBroken(_("“%(name)s” is a picture under another name: give the text itself.") % {"name": called})
    text = read(data, called)
    if not text.strip():
        raise RuleBroken(_("“%(name)s” is empty: choose the file that holds the text.") % {"name": called})
    return text


def require_modest_length(text: str) -> None:
    """Refuse a text of more characters than are read at once."""
    if len(text) > MOST_CHARACTERS:
        raise RuleBroken(
            _("The text has %(count)s characters; at most %(most)s are read at once.")
            % {"count": len(text), "most": MOST_CHARACTERS}
        )


def _bytes(source: Path | bytes, called: str) -> bytes:
    size = len(source) if isinstance(source, bytes) else _size(source, called)
    if size > MOST_BYTES:
        raise RuleBroken(
            _("“%(name)s” has %(size)s MB, and at most %(most)s MB are read: take the pictures out or divide it.")
            % {"name": called, "size": round(size / 2**20), "most": MOST_BYTES // 2**20}
        )
    data = source if isinstance(source, bytes) else source.read_bytes()
    if not data:
        raise RuleBroken(_("“%(name)s” is empty: choose the file that holds the text.") % {"name": called})
    return data


def _size(file: Path, called: str) -> int:
    if not file.exists():
        raise RuleBroken(_("There is no file “%(name)s”: see whether its name is right.") % {"name": called})
    if not file.is_file():
        raise RuleBroken(_("“%(name)s” is a folder: name the files in it.") % {"name": called})
    return file.stat().st_size


def _plain(data: bytes, called: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise RuleBroken(
            _("“%(name)s” is not UTF-8 at line %(line)s: save it as UTF-8 in the editor (“save as”, encoding UTF-8).")
            % {"name": called, "line": line}
        ) from None
    if "\x00" in text:
        raise RuleBroken(_("“%(name)s” is not text: choose the file that holds the text.") % {"name": called})
    return text


def _word(data: bytes, called: str) -> str:
    """The paragraphs, those in tables too, a line each, in reading order."""
    _require_modest(data, called)
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        raise _no_word(called) from None
    return "\n".join(_lines(document))


def _require_modest(data: bytes, called: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(member.file_size for member in package.infolist())
    except zipfile.BadZipFile:
        raise _no_word(called) from None
    if unpacked > _MOST_UNPACKED:
        raise RuleBroken(
            _("“%(name)s” unpacks to more than %(most)s MB: take the pictures out.")
            % {"name": called, "most": _MOST_UNPACKED // 2**20}
        )


def _no_word(called: str) -> RuleBroken:
    return RuleBroken(
        _("“%(name)s” is not a Word document, whatever its name says: open it in Word or WPS and save it as .docx.")
        % {"name": called}
    )


def _lines(holder: Document | _Cell) -> Iterator[str]:
    for block in holder.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from _table_lines(block)


def _table_lines(table: Table) -> Iterator[str]:
    """Each cell once, however many columns it is merged over."""
    seen: set[object] = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from _lines(cell)


def _pdf(data: bytes, called: str) -> str:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RuleBroken(_("“%(name)s” is locked with a password: save an unlocked copy.") % {"name": called})
        text = "\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, DependencyError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise RuleBroken(_("“%(name)s” is damaged or no PDF: save it as a PDF again.") % {"name": called}) from None
    if not text.strip():
        raise RuleBroken(
            _("“%(name)s” holds only pictures of pages, no text: take the document it was printed from.")
            % {"name": called}
        )
    return text


_READERS: Mapping[str, Callable[[bytes, str], str]] = {".txt": _plain, ".md": _plain, ".docx": _word, ".pdf": _pdf}
