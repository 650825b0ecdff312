"""An official paper as .docx."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO

from docx import Document
from docx.document import Document as Doc
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Row
from docx.text.paragraph import Paragraph

from jiaogong.official.layout import BLACK, BODY, DATED, KAI, LINE, NO_3, SIGNED, lay_out, set_style
from jiaogong.official.paper import Block, Grid, Line, Named, Paper, Sheet, Text, signature_indents, title_lines

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOTE, FLUSH, CELL, HEAD = "题注", "顶格", "表格", "表头"
_RED = RGBColor(0xC0, 0x00, 0x00)
_ROW = Mm(10)
_ROWS_KEPT = 3  # of a table, with the signatures below it
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_STYLES = ("Normal", "Heading 1", "Heading 2")


def as_docx(paper: Paper) -> bytes:
    """The paper as the bytes of a Word file."""
    document = Document()
    lay_out(document)
    _add_styles(document)
    _describe(document, paper)
    _write_head(document, paper)
    for at, block in enumerate(paper.blocks, 1):
        _write(document, block, is_signed_below=any(isinstance(after, Line) for after in paper.blocks[at : at + 1]))
    _write_end(document, paper)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _add_styles(document: Doc) -> None:
    for name, font, size in ((NOTE, KAI, NO_3), (FLUSH, BODY, NO_3), (CELL, BODY, Pt(12)), (HEAD, BLACK, Pt(12))):
        style = set_style(document.styles.add_style(name, 1), font, size)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.first_line_indent = Pt(0)
    document.styles[NOTE].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles[NOTE].paragraph_format.space_after = LINE
    for name, side in ((CELL, WD_ALIGN_PARAGRAPH.LEFT), (HEAD, WD_ALIGN_PARAGRAPH.CENTER)):
        document.styles[name].paragraph_format.alignment = side
        document.styles[name].paragraph_format.line_spacing = Pt(18)


def _describe(document: Doc, paper: Paper) -> None:
    """Title and signature in the file's own description, which would otherwise name the library."""
    about = document.core_properties
    about.title, about.author, about.comments = _fit(paper.title)[:250], _fit(paper.signed)[:250], ""
    if paper.dated:
        about.created = about.modified = dt.datetime.combine(paper.dated, dt.time())


def _write_head(document: Doc, paper: Paper) -> None:
    title = document.add_paragraph(title_lines(_fit(paper.title)), style="Title")
    if paper.note:
        title.paragraph_format.space_after = Pt(0)
        note = document.add_paragraph(_fit(paper.note), style=NOTE)
        if paper.is_minutes:
            _underline(note)
    if paper.is_minutes:
        for run in title.runs:
            run.font.color.rgb = _RED
    if paper.addressee:
        document.add_paragraph(_fit(paper.addressee), style=FLUSH)


def _underline(paragraph: Paragraph) -> None:
    """The red line between the head of minutes and their text."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", str(_RED))):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _write(document: Doc, block: Block, *, is_signed_below: bool) -> None:
    """A table and the lines to sign below it stay together: nobody signs a page that shows nothing."""
    match block:
        case Text(text, level):
            document.add_paragraph(_fit(text), style=_STYLES[level])
        case Line(text):
            document.add_paragraph(_fit(text), style=FLUSH).paragraph_format.keep_with_next = is_signed_below
        case Named(label, text):
            _write_named(document, label, text)
        case Sheet(title):
            document.add_paragraph(title_lines(_fit(title)), style="Title").paragraph_format.page_break_before = True
        case Grid():
            _write_grid(document, block, is_signed_below=is_signed_below)


def _write_named(document: Doc, label: str, text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(f"{label}：")
    run.font.name = BLACK
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BLACK)
    paragraph.add_run(_fit(text))


def _write_grid(document: Doc, grid: Grid, *, is_signed_below: bool) -> None:
    """Styles are looked up once: the library searches all of them anew for every paragraph."""
    table = document.add_table(rows=len(grid.rows) + 1, cols=len(grid.heads), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(width)
    head, *rows = table.rows
    _write_row(head, grid.heads, grid.widths, document.styles[HEAD].style_id)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    style = document.styles[CELL].style_id
    for row, cells in zip(rows, grid.rows, strict=True):
        _write_row(row, cells, grid.widths, style)
    if is_signed_below:
        for row in rows[-_ROWS_KEPT:]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    document.add_paragraph(style=CELL).paragraph_format.keep_with_next = is_signed_below


def _write_row(row: _Row, cells: tuple[str, ...], widths: tuple[int, ...], style: str) -> None:
    row.height, row.height_rule = _ROW, WD_ROW_HEIGHT_RULE.AT_LEAST
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width in zip(row.cells, cells, widths, strict=True):
        cell.width, cell.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style
        paragraph.add_run(_fit(text))


def _write_end(document: Doc, paper: Paper) -> None:
    """Annexes and signature, never on a page without text (GB/T 9704-2012, 7.3.5)."""
    if paper.signed and document.paragraphs:
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    for at, text in enumerate(paper.closing):
        paragraph = document.add_paragraph(_fit(text))
        paragraph.paragraph_format.space_before = Pt(0) if at else LINE
        paragraph.paragraph_format.keep_with_next = bool(paper.signed)
    signed, dated = signature_indents(paper.signed, paper.date)
    for text, style, indent in ((paper.signed, SIGNED, signed), (paper.date, DATED, dated)):
        if text:
            document.add_paragraph(_fit(text), style=style).paragraph_format.right_indent = Pt(NO_3.pt * indent)


def _fit(text: str) -> str:
    """The text without characters that no XML file may hold."""
    return _UNFIT.sub("", text)
