"""The sheet of statistics as a form for the level above: a Word document to be signed by hand and filed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.run import Run

from jiaogong.appraisal import queries
from jiaogong.appraisal.models import Appraisal, Remark
from jiaogong.appraisal.queries import SubjectSheet
from jiaogong.appraisal.rules import Line

TITLE_FONT, HEAD_FONT, TEXT_FONT = "方正小标宋简体", "黑体", "仿宋_GB2312"
_HIDDEN = "＊"


def as_docx(appraisal: Appraisal, sheets: Sequence[SubjectSheet]) -> BytesIO:
    """The turnout, everybody's papers by head and grade with their share of the papers cast, and room to sign.

    Page and typefaces follow GB/T 9704-2012: A4, margins 37, 26, 35 and 28 mm; what too few graded is starred.
    """
    document = _blank()
    _line(document, _("Statistics of the appraisal of leaders"), TITLE_FONT, 22, centred=True)
    day = date_format(localdate(appraisal.counted_at)) if appraisal.counted_at else "—"
    told = {"union": appraisal.union.name, "year": appraisal.year, "day": day}
    _line(document, _("Unit: %(union)s   Year: %(year)s   Counted on: %(day)s") % told, TEXT_FONT, 12)
    _turnout(document, appraisal)
    for at, sheet in enumerate(sheets, 1):
        _subject(document, at, sheet)
    if any(line.is_hidden for sheet in sheets for line in sheet.lines):
        _line(document, _("＊ Graded by so few papers that they are not told."), TEXT_FONT, 10.5)
    _signatures(document)
    file = BytesIO()
    document.save(file)
    file.seek(0)
    return file


def _blank() -> DocumentType:
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.right_margin, page.bottom_margin, page.left_margin = Cm(3.7), Cm(2.6), Cm(3.5), Cm(2.8)
    return document


def _line(document: DocumentType, text: str, font: str, points: float, *, centred: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.keep_with_next = font == HEAD_FONT
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _in(paragraph.add_run(text), font, points)


def _in(run: Run, font: str, points: float) -> None:
    run.font.name, run.font.size = font, Pt(points)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _turnout(document: DocumentType, appraisal: Appraisal) -> None:
    counts = queries.turnout_of(appraisal)
    table = _table(document, 2, len(counts))
    for column, (label, value) in enumerate(counts):
        _write(table.cell(0, column), label, HEAD_FONT)
        _write(table.cell(1, column), value)


def _subject(document: DocumentType, at: int, sheet: SubjectSheet) -> None:
    subject = sheet.subject
    told = subject.called if subject.is_team else f"{subject.called}（{subject.post}）"
    _line(document, f"{at}. {told}", HEAD_FONT, 14)
    table = _table(document, len(sheet.lines) + 1, len(sheet.grades) + 2)
    for column, label in enumerate((pgettext("appraisal", "Head"), *sheet.grades, _("Without a grade"))):
        _write(table.cell(0, column), str(label), HEAD_FONT)
    for row, line in enumerate(sheet.lines, 1):
        _write_line(table, row, line, len(sheet.grades))
    # Word keeps a table on one page where each row holds on to the next.
    for cell in (cell for row in table.rows[:-1] for cell in row.cells):
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    for label, side in ((_("Good points"), Remark.Side.GOOD), (_("Weak points"), Remark.Side.WEAK)):
        heard = "；".join(r.text for r in subject.remarks.all() if r.side == side)
        _line(document, f"{label}：{heard or '—'}", TEXT_FONT, 12)


def _write_line(table: Table, row: int, line: Line, grades: int) -> None:
    _write(table.cell(row, 0), line.head, HEAD_FONT if line.is_overall else TEXT_FONT)
    told = [f"{cell.count}\n{cell.share}" for cell in line.cells] or [_HIDDEN] * grades
    for column, text in enumerate([*told, str(line.abstained)], 1):
        _write(table.cell(row, column), text)


def _signatures(document: DocumentType) -> None:
    room = "＿＿＿＿＿＿＿＿　　　　年　　月　　日"
    for who in (_("Union (seal)"), _("Appraisal group (signature)"), _("Scrutineers (signature)")):
        _line(document, f"{who}：{room}", TEXT_FONT, 12)


def _table(document: DocumentType, rows: int, columns: int) -> Table:
    table: Table = document.add_table(rows, columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    return table


def _write(cell: _Cell, text: str, font: str = TEXT_FONT) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _in(paragraph.add_run(text), font, 12)
