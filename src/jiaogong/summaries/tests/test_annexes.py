"""The sheets after a summary: key figures against the year before, the chart, where the figures come from."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from jiaogong.kernel import clock, periods
from jiaogong.members.queries import Standing
from jiaogong.summaries.documents import Annexes, annexes_of, save
from jiaogong.summaries.documents.annexes import Row
from jiaogong.summaries.tests.years import live_a_year, make_school
from jiaogong.summaries.writing import Summary, write_summary

YEAR = periods.parse("2025")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_year():
    with clock.stopped_at(dt.date(2026, 1, 5)):
        yield


@pytest.fixture
def chair() -> Standing:
    chair = make_school()
    live_a_year(chair, 2024)
    live_a_year(chair, more=3)
    return chair


def with_notes(summary: Summary, chair: Standing) -> Annexes:
    places = [(f.start, f.end, f.entries) for f in summary.figures]
    return annexes_of(chair.person.union, YEAR, text=summary.text, places=places)


def test_a_key_figure_stands_beside_that_of_the_year_before_with_its_change(chair):
    rows = annexes_of(chair.person.union, YEAR).rows

    visits = next(row for row in rows if row.measure == "慰问人次" and row.category == "走访慰问与帮扶")
    assert visits == Row("走访慰问与帮扶", "慰问人次", "10人次", "7人次", "+42.9%")


def test_where_nothing_is_on_record_of_the_year_before_no_change_is_told():
    chair = make_school()
    live_a_year(chair)

    rows = annexes_of(chair.person.union, YEAR).rows

    assert {(row.before, row.change) for row in rows} == {("—", "—")}


def test_each_figure_with_entries_has_a_note_that_names_them_and_nothing_of_the_sick(chair):
    summary = write_summary(chair.person.union, YEAR)

    annexes = with_notes(summary, chair)

    told = " ".join(line for note in annexes.notes for line in note.lines)
    assert len(annexes.notes) > 15
    assert "教职工趣味运动会" in told
    assert [words for words in ("住院", "困难", "3月12日") if words in told] == []


def test_a_word_document_has_the_table_the_chart_and_raised_numbers(chair, tmp_path: Path):
    summary = write_summary(chair.person.union, YEAR)

    file = save(summary, tmp_path / "made.docx", annexes=with_notes(summary, chair))

    document = Document(str(file))
    raised = [run.text for p in document.paragraphs for run in p.runs if run.font.superscript]
    body = "".join(p.text for p in document.paragraphs)
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["类别", "指标", "2025年", "2024年", "增减"]
    assert raised[:2] == ["[1]", "[2]"]
    assert re.findall("[\ue000\ue001]", body) == []


def test_the_charts_numbers_lie_in_a_sheet_that_a_spreadsheet_opens(chair, tmp_path: Path):
    summary = write_summary(chair.person.union, YEAR)
    file = save(summary, tmp_path / "made.docx", annexes=annexes_of(chair.person.union, YEAR))

    sheet = zipfile.ZipFile(file).read("word/embeddings/chart1.xlsx")

    rows = list(load_workbook(io.BytesIO(sheet)).worksheets[0].iter_rows(values_only=True))
    assert rows[0] == (None, "2025年", "2024年")
    assert [row for row in rows if row[0] == "走访慰问与帮扶"] == [("走访慰问与帮扶", 2, 2)]


def test_markdown_has_the_table_and_footnotes(chair, tmp_path: Path):
    summary = write_summary(chair.person.union, YEAR)

    file = save(summary, tmp_path / "made.md", annexes=with_notes(summary, chair))

    text = file.read_text(encoding="utf-8")
    assert "| 走访慰问与帮扶 | 慰问人次 | 10人次 | 7人次 | +42.9% |" in text.splitlines()
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
