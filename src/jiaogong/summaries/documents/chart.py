"""A bar chart in a Word document: drawn by Word itself, its numbers in a sheet inside the file (ECMA-376-1, 21.2)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from django.template.loader import render_to_string
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm, Pt
from xlsxwriter import Workbook

from jiaogong.summaries.documents.annexes import Bar

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART, _SHEET = PackURI("/word/charts/chart1.xml"), PackURI("/word/embeddings/chart1.xlsx")
_NUMBER = 4001  # of the drawing, unlike any that a template has
WIDTH, ROW, FRAME = 150, 8, 26  # millimetres


class Series(NamedTuple):
    """One colour of bars, and the column of the sheet that it stands in."""

    called: str
    values: Sequence[int]
    column: str
    colour: str


def add_chart(document: Document, title: str, bars: Sequence[Bar], called: tuple[str, str]) -> None:
    """Put a chart of horizontal bars at the end of a document; `called` names this period's and the one before's."""
    series = [Series(called[0], [bar.count for bar in bars], "B", "1F5FA8")]
    if any(bar.before is not None for bar in bars):
        series.append(Series(called[1], [bar.before or 0 for bar in bars], "C", "BFBFBF"))
    names = [bar.called for bar in bars]
    relation = document.part.relate_to(_part(document, title, names, series), f"{_RELATION}/chart")
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    height = Mm(FRAME + ROW * len(bars))
    place = {"relation": relation, "title": title, "width": Mm(WIDTH), "height": height, "number": _NUMBER}
    paragraph.add_run()._r.append(parse_xml(render_to_string("documents/chart_place.xml", place)))


def _part(document: Document, title: str, names: Sequence[str], series: Sequence[Series]) -> Part:
    package = document.part.package
    chart = Part(_CHART, _CHART_TYPE, b"", package)
    sheet = chart.relate_to(Part(_SHEET, _SHEET_TYPE, _sheet(names, series), package), f"{_RELATION}/package")
    drawn = {"title": title, "names": names, "series": series, "last": len(names) + 1, "sheet": sheet}
    chart._blob = render_to_string("documents/chart.xml", drawn).encode()
    return chart


def _sheet(names: Sequence[str], series: Sequence[Series]) -> bytes:
    """The numbers as a spreadsheet, so that the chart can be changed in Word."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_column(1, 0, names)
        for at, one in enumerate(series, start=1):
            sheet.write_string(0, at, one.called)
            sheet.write_column(1, at, one.values)
    return file.getvalue()
