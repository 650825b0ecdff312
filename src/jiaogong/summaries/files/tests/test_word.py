"""Word documents: what is accepted is read, wherever in the document it stands."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator

import docx
import pytest
from django.utils import translation

from jiaogong.kernel.errors import RuleBroken
from jiaogong.summaries.files import office, open_text
from jiaogong.summaries.files.tests.made import paragraph, run, scanned, word


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_tracked_changes_are_read_as_accepted_and_it_is_said_so():
    deleted = "<w:del><w:r><w:delText>57</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('五月')}</w:moveFrom>"
    data = word(paragraph(run("羽毛球赛，"), deleted, moved, f"<w:ins>{run('42')}</w:ins>", run("人参加。")))

    opened = open_text(data, "总结.docx")

    assert opened.text == "羽毛球赛，42人参加。"
    assert opened.notes == (
        "The document holds tracked changes; it was read as if all were accepted: "
        "1 additions read, 2 deletions left out.",
    )


def test_a_paragraph_whose_end_was_struck_out_goes_on_in_the_next():
    struck = "<w:rPr><w:del/></w:rPr>"

    opened = open_text(word(paragraph(run("慰问18"), properties=struck), paragraph(run("人次。"))), "总结.docx")

    assert opened.text == "慰问18人次。"


def test_rows_that_were_struck_out_and_cells_that_go_on_above_are_left_out():
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(run('旧'))}</w:tc></w:tr>"
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph(run('重复'))}</w:tc>"
    kept = f"<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{paragraph(run('慰问'))}</w:tc></w:tr>"
    table = f"<w:tbl>{kept}<w:tr>{below}<w:tc>{paragraph(run('18人次'))}</w:tc></w:tr>{gone}</w:tbl>"

    assert open_text(word(table), "表.docx").text == "慰问\n18人次"


def test_boxes_footnotes_links_and_fields_are_read_once():
    box = f"<w:txbxContent>{paragraph(run('框中：12人。'))}</w:txbxContent>"
    drawn = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    linked = f"<w:hyperlink>{run('教代会')}</w:hyperlink><w:smartTag>{run('召开')}</w:smartTag>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    notes = f"<w:footnote w:type='separator'>{paragraph(run('—'))}</w:footnote><w:footnote>{paragraph(run('注：3月。'))}</w:footnote>"

    opened = open_text(word(paragraph(linked, field, drawn, run("。")), footnotes=notes), "总结.docx")

    assert opened.text == "教代会召开。\n框中：12人。\n注：3月。"


def test_comments_in_the_margin_are_not_read_and_it_is_said_so():
    opened = open_text(
        word(paragraph(run("慰问。")), comments=f"<w:comment>{paragraph(run('?'))}</w:comment>"), "a.docx"
    )

    assert (opened.text, opened.notes) == ("慰问。", ("1 comment in the margin was not read.",))


def test_what_a_common_program_writes_is_read_as_it_reads_itself():
    file, written = io.BytesIO(), docx.Document()
    written.add_heading("工会工作总结")
    written.add_paragraph("3月8日组织羽毛球赛，\t42人参加。")
    written.add_table(1, 2).rows[0].cells[1].text = "18"
    written.save(file)

    assert open_text(file.getvalue(), "总结.docx").text == "工会工作总结\n3月8日组织羽毛球赛，\t42人参加。\n\n18"


def test_a_document_of_three_hundred_pages_is_read_whole():
    page = [paragraph(run(f"{number}月，组织教职工活动，{number}人参加。" * 2)) for number in range(1, 13)]

    opened = open_text(word(*(page * 300)), "长.docx")

    assert opened.text.count("\n") == 3599


def test_a_document_that_names_things_outside_itself_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><w>&a;</w>")

    with pytest.raises(RuleBroken, match="is not a Word document"):
        open_text(file.getvalue(), "总结.docx")


def test_a_document_is_known_by_its_content_whatever_its_name_says():
    assert open_text(word(paragraph(run("慰问。"))), "总结.txt").text == "慰问。"


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_an_old_word_document_is_read_through_libreoffice():
    program = office.program() or ""
    made = office.converted(
        word_of_office("3月8日组织羽毛球赛，42人参加。"),
        suffix=".docx",
        kind="doc",
        seconds=60,
        office=program,
    )

    opened = open_text(made or b"", "总结.doc")

    assert ((made or b"")[:4], opened.text.strip()) == (b"\xd0\xcf\x11\xe0", "3月8日组织羽毛球赛，42人参加。")
    assert opened.notes == ("The file is in the old Word format; it was read through LibreOffice.",)


def word_of_office(text: str) -> bytes:
    file, written = io.BytesIO(), docx.Document()
    written.add_paragraph(text)
    written.save(file)
    return file.getvalue()


def test_where_there_is_no_libreoffice_an_old_document_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    with pytest.raises(RuleBroken, match=r"is in the old Word format: open it in Word or WPS and save it as \.docx"):
        open_text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "总结.doc")


def test_a_scan_without_text_says_so():
    with pytest.raises(RuleBroken, match="holds only pictures of pages, no text"):
        open_text(scanned(), "扫描.pdf")
