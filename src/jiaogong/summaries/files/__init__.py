"""Files turned into text: .txt, .md, .docx, .pdf, and .doc through LibreOffice. No database.

`open_text` is the door; it says what was read, and what of it a reader has to know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.summaries.files.old_word import OLE, RTF, opened_old_word
from jiaogong.summaries.files.opened import Opened, empty
from jiaogong.summaries.files.pdf import opened_pdf
from jiaogong.summaries.files.plain import opened_plain
from jiaogong.summaries.files.word import opened_word

__all__ = ["KINDS", "MOST_BYTES", "MOST_CHARACTERS", "Opened", "open_text", "require_modest_length", "text_of"]

MOST_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 200_000
MOST_CHARACTERS_OF_A_FILE = 500_000
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\x00", b"MM\x00*")
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_READERS: Mapping[str, Callable[[bytes, str], Opened]] = {
    ".txt": opened_plain,
    ".md": opened_plain,
    ".docx": opened_word,
    ".pdf": opened_pdf,
    ".doc": opened_old_word,
    ".wps": opened_old_word,
    ".rtf": opened_old_word,
}
KINDS = tuple(_READERS)


def text_of(source: Path | bytes, name: str = "") -> str:
    """The text of a file, as `open_text` gives it."""
    return open_text(source, name).text


def open_text(source: Path | bytes, name: str = "") -> Opened:
    """The text of a file, as it stands in it: of .txt and .md character by character, no newline translated.

    `name` is what the file is called, needed with bytes. Raises RuleBroken,
    naming file and remedy, for anything that is no such text.
    """
    called = name or (str(source) if isinstance(source, Path) else "")
    data = _bytes(source, called)
    opened = _reader(data, called)(data, called)
    if not opened.text.strip("\ufeff \t\r\n\u3000\xa0"):
        raise empty(called)
    require_modest_length(opened.text, most=MOST_CHARACTERS_OF_A_FILE)
    return opened


def require_modest_length(text: str, *, most: int = MOST_CHARACTERS) -> None:
    """Refuse a text of more characters than are read at once."""
    if len(text) > most:
        raise RuleBroken(
            _("The text has %(count)s characters; at most %(most)s are read at once.")
            % {"count": len(text), "most": most}
        )


def _reader(data: bytes, called: str) -> Callable[[bytes, str], Opened]:
    """By what the bytes say that they are; where they say nothing, by the file's name."""
    named = _READERS.get(Path(called).suffix.lower())
    if named is None:
        raise RuleBroken(
            _("“%(name)s” is not of a kind that is read: save it as .docx, .pdf, .txt or .md.") % {"name": called}
        )
    if data.startswith(_PICTURES):
        raise RuleBroken(_("“%(name)s” is a picture under another name: give the text itself.") % {"name": called})
    if data.startswith((OLE, RTF)):
        return opened_old_word
    if data.startswith(_PDF):
        return opened_pdf
    return opened_word if data.startswith(_ZIP) or named is opened_old_word else named


def _bytes(source: Path | bytes, called: str) -> bytes:
    size = len(source) if isinstance(source, bytes) else _size(source, called)
    if size > MOST_BYTES:
        raise RuleBroken(
            _("“%(name)s” has %(size)s MB, and at most %(most)s MB are read: take the pictures out or divide it.")
            % {"name": called, "size": round(size / 2**20), "most": MOST_BYTES // 2**20}
        )
    data = source if isinstance(source, bytes) else _read(source, called)
    if not data:
        raise empty(called)
    return data


def _read(file: Path, called: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise RuleBroken(
            _("“%(name)s” cannot be opened: %(fault)s.") % {"name": called, "fault": fault.strerror}
        ) from None


def _size(file: Path, called: str) -> int:
    if not file.exists():
        raise RuleBroken(_("There is no file “%(name)s”: see whether its name is right.") % {"name": called})
    if not file.is_file():
        raise RuleBroken(_("“%(name)s” is a folder: name the files in it.") % {"name": called})
    return file.stat().st_size
