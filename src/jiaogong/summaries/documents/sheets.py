"""The sheets after a summary's signature in a Word document: key figures, chart, where the figures come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from jiaogong.official.layout import BLACK, BODY
from jiaogong.summaries.documents.annexes import CLOSES, OPENS, Annexes, Note, Row
from jiaogong.summaries.documents.chart import add_chart

_WIDTHS = (26, 40, 32, 32, 26)
_SMALL, _LINE = Pt(10.5), Pt(15)
_MARK = re.compile(rf"{OPENS}(\d+){CLOSES}")


def add_annexes(document: Document, annexes: Annexes) -> None:
    """Put the annexes on sheets of their own at the end, and raise the notes' numbers in the text."""
    raise_marks(document)
    if annexes.rows:
        _title(document, "附表  主要数据对照", opens_page=True)
        _table(document, annexes)
        if annexes.bars:
            add_chart(document, "各类工作项数", annexes.bars, (annexes.called, annexes.before))
    if annexes.notes:
        _title(document, "附注  数据依据", opens_page=True)
        for note in annexes.notes:
            _note(document, note)


def raise_marks(document: Document) -> None:
    """Make superscripts of the notes' numbers."""
    for paragraph in document.paragraphs:
        for run in list(paragraph.runs):
            if OPENS in run.text:
                _split(paragraph, run)


def _split(paragraph: Paragraph, run: Run) -> None:
    """The run once more for each stretch between numbers, in its own dress."""
    pieces = _MARK.split(run.text)
    run.text = pieces[0]
    last = run
    for at, piece in enumerate(pieces[1:], start=1):
        if not piece:
            continue
        element = OxmlElement("w:r")
        if run._r.rPr is not None:
            element.append(deepcopy(run._r.rPr))
        last._r.addnext(element)
        last = Run(element, paragraph)
        last.text = f"[{piece}]" if at % 2 else piece
        last.font.superscript = True if at % 2 else None


def _title(document: Document, text: str, *, opens_page: bool) -> None:
    paragraph = _paragraph(document, text, BLACK, Pt(14))
    paragraph.paragraph_format.page_break_before = opens_page
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(6)


def _paragraph(document: Document, text: str, font: str, size: Pt) -> Paragraph:
    paragraph = document.add_paragraph()
    _close_up(paragraph, WD_ALIGN_PARAGRAPH.LEFT)
    _dress(paragraph.add_run(text), font, size)
    return paragraph


def _close_up(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """Set small lines close, off the page's grid of 22 lines."""
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.alignment, layout.line_spacing = Pt(0), side, _LINE
    off_grid = OxmlElement("w:snapToGrid")
    off_grid.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert_element_before(off_grid, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _dress(run: Run, font: str, size: Pt) -> None:
    run.font.name, run.font.size = font, size
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _table(document: Document, annexes: Annexes) -> None:
    heads = ("类别", "指标", annexes.called, annexes.before, "增减")
    table = document.add_table(rows=len(annexes.rows) + 1, cols=len(heads))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _border(table._tbl)
    lines = [heads, *_cells(annexes.rows)]
    for row, cells in zip(table.rows, lines, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = Mm(_WIDTHS[at])
            paragraph = cell.paragraphs[0]
            _close_up(paragraph, WD_ALIGN_PARAGRAPH.LEFT if at < 2 else WD_ALIGN_PARAGRAPH.RIGHT)
            _dress(paragraph.add_run(text), BLACK if cells is heads else BODY, _SMALL)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _cells(rows: tuple[Row, ...]) -> Iterator[tuple[str, ...]]:
    """The rows' cells; a category is named once."""
    before = ""
    for row in rows:
        yield ("" if row.category == before else row.category, row.measure, row.value, row.before, row.change)
        before = row.category


def _border(table: CT_Tbl) -> None:
    """Thin lines, whatever styles an office's own template has."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table.tblPr.append(borders)


def _note(document: Document, note: Note) -> None:
    told = "；".join(note.lines) or "台账中已无此条"
    _paragraph(document, f"[{note.number}] {note.quote}：{told}", BODY, _SMALL)
