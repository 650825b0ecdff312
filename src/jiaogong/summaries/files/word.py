"""A Word document (.docx) as text: as it would stand with every tracked change accepted.

Paragraphs, those of tables too, a line each in reading order; the text of boxes after the paragraph that they hang
on, footnotes and endnotes at the end. Element names are those of ECMA-376, part 1.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.kernel.errors import RuleBroken
from jiaogong.summaries.files.opened import Opened

DOCUMENT = "word/document.xml"
MOST_UNPACKED = 200 * 1024 * 1024
DAMAGED = (
    zipfile.BadZipFile,  # no archive at all, one cut short, or a part whose checksum is wrong
    zlib.error,  # a part whose compressed bytes were changed
    EOFError,  # a part that ends before its time
    RuntimeError,  # a part locked with a password; NotImplementedError among these: compressed in a way that no Word writes
    ValueError,  # a table of contents that points before the file's beginning, or whose names are in no encoding
    lzma.LZMAError,  # the same change of bytes in the two kinds of compression that only other programs write
    OSError,
)
UNREADABLE = (
    ElementTree.ParseError,  # not well formed
    LookupError,  # an encoding that nobody knows
    ValueError,  # one that XML may not be in
    RecursionError,  # nested deeper than any document is
)
_DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {"del", "moveFrom"}
_ADDED = {"ins", "moveTo"}
_SILENT = {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "instrText", "delText", "delInstrText"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
_NO_NOTE = {"separator", "continuationSeparator", "continuationNotice"}


def opened_word(data: bytes, called: str) -> Opened:
    parts = _parts(data, called)
    telling = _Telling()
    try:
        lines = list(telling.lines(_tree(parts[DOCUMENT])))
        for part, kind in _NOTES.items():
            if part in parts:
                lines += telling.notes_of(_tree(parts[part]), kind)
        comments = len(list(_tree(parts["word/comments.xml"]))) if "word/comments.xml" in parts else 0
    except UNREADABLE:
        raise _no_word(called) from None
    return Opened("\n".join(lines), tuple(telling.told(comments)), _stretches(lines, telling.in_tables))


def _stretches(lines: Sequence[str], marked: Collection[int]) -> tuple[tuple[int, int], ...]:
    """Where some of the lines stand in the text, those that follow each other together.

    >>> _stretches(["表", "42", "人", "会"], {1, 2})
    ((2, 6),)
    """
    found: list[tuple[int, int]] = []
    at = 0
    for number, line in enumerate(lines):
        end = at + len(line)
        if number in marked:
            joins = found and found[-1][1] + 1 == at
            found[-1:] = [(found[-1][0], end)] if joins else [*found[-1:], (at, end)]
        at = end + 1
    return tuple(found)


def _parts(data: bytes, called: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(member.file_size for member in package.infolist()) > MOST_UNPACKED:
                raise RuleBroken(
                    _("“%(name)s” unpacks to more than %(most)s MB: take the pictures out.")
                    % {"name": called, "most": MOST_UNPACKED // 2**20}
                )
            wanted = {DOCUMENT, "word/comments.xml", *_NOTES}.intersection(package.namelist())
            parts = {name: package.read(name) for name in wanted}
    except DAMAGED:
        raise _no_word(called) from None
    # No Word writes a document type, and only such a one could name things outside the file or unfold without end.
    if DOCUMENT not in parts or any(said in part for part in parts.values() for said in _DOCUMENT_TYPES):
        raise _no_word(called)
    return parts


def _no_word(called: str) -> RuleBroken:
    return RuleBroken(
        _("“%(name)s” is not a Word document, whatever its name says: open it in Word or WPS and save it as .docx.")
        % {"name": called}
    )


def _tree(part: bytes) -> Element:
    return ElementTree.fromstring(part)


def _name(element: Element) -> str:
    """What an element of Word is called; "" for what belongs to another vocabulary."""
    tag = element.tag
    for space in (_W, _STRICT):
        if tag.startswith(space):
            return tag[len(space) :]
    return ""


def _mark(element: Element, *path: str) -> Element | None:
    """The first element found going down by these names."""
    found: Element | None = element
    for step in path:
        found = next((child for child in (found if found is not None else ()) if _name(child) == step), None)
    return found


def _said(element: Element, name: str) -> str:
    return element.get(_W + name) or element.get(_STRICT + name) or ""


@dataclass
class _Telling:
    """One reading of a document; counts what has to be told of it."""

    added: int = 0
    left_out: int = 0
    boxes: list[Element] = field(default_factory=list)
    carried: str = ""
    in_tables: set[int] = field(default_factory=set)
    told_lines: int = 0
    depth: int = 0

    def lines(self, holder: Element) -> Iterator[str]:
        """The lines of everything that holds paragraphs: body, cell, box, note; which stand in a table is noted."""
        for block in holder:
            match _name(block):
                case "p":
                    for line in self._paragraph(block):
                        if self.depth:
                            self.in_tables.add(self.told_lines)
                        self.told_lines += 1
                        yield line
                case "tbl":
                    self.depth += 1
                    yield from self.lines(block)
                    self.depth -= 1
                case "tr" if _mark(block, "trPr", "del") is not None:
                    self.left_out += 1
                case "tc" if _goes_on_above(block):
                    continue
                case name if name in _GONE:
                    self.left_out += 1
                case name if name not in _SILENT:
                    yield from self.lines(block)

    def notes_of(self, holder: Element, kind: str) -> Iterator[str]:
        for note in holder:
            if _name(note) == kind and _said(note, "type") not in _NO_NOTE:
                yield from (line for line in self.lines(note) if line.strip())

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        said = self.carried + "".join(self._runs(paragraph))
        self.carried = ""
        if _mark(paragraph, "pPr", "rPr", "del") is not None:  # its end is struck out: the next one goes on with it
            self.left_out += 1
            self.carried = said
        else:
            yield said
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.lines(box)

    def _runs(self, holder: Element) -> Iterator[str]:
        for child in holder:
            name = _name(child)
            if name == "t":
                yield child.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name in _GONE:
                self.left_out += 1
            elif name == "txbxContent":
                self.boxes.append(child)
            elif child.tag == f"{_CHOICE}AlternateContent":
                yield from self._runs(child[0] if len(child) else child)
            elif name not in _SILENT:
                self.added += name in _ADDED
                yield from self._runs(child)

    def told(self, comments: int) -> Iterator[str]:
        if self.added or self.left_out:
            told = _(
                "The document holds tracked changes; it was read as if all were accepted: "
                "%(added)s additions read, %(left_out)s deletions left out."
            )
            yield told % {"added": self.added, "left_out": self.left_out}
        if comments:
            told = ngettext(
                "%(count)s comment in the margin was not read.",
                "%(count)s comments in the margin were not read.",
                comments,
            )
            yield told % {"count": comments}


def _goes_on_above(cell: Element) -> bool:
    """Whether a cell only goes on with the one above it."""
    merged = _mark(cell, "tcPr", "vMerge")
    return merged is not None and _said(merged, "val") != "restart"
