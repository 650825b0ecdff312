from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from jiaogong.kernel import clock, periods
from jiaogong.kernel.errors import RuleBroken
from jiaogong.summaries import documents
from jiaogong.summaries.writing import Section, Summary
from jiaogong.unions.tests.factories import make_union

TEXT = "我校现有教职工58人。\n一、民主管理\n3月27日召开教代会，到会代表29人。\n（一）提案\n征集提案12件。\n"


@pytest.fixture
def summary() -> Summary:
    return Summary(
        union="青禾小学工会",
        period="2025",
        title="青禾小学工会2025年工作总结",
        text=TEXT,
        figures=(),
        sections=(Section("whole", "", 0, 12),),
        dated=dt.date(2026, 1, 5),
    )


def template_saying(folder: Path, words: str) -> Path:
    document = Document()
    document.add_paragraph(words)
    document.save(str(folder / "own.docx"))
    return folder / "own.docx"


def paragraphs(path: Path) -> list[tuple[str, str]]:
    return [(p.text, p.style.name if p.style else "") for p in Document(str(path)).paragraphs]


def test_a_word_document_holds_title_headings_text_signature_and_date(summary, tmp_path):
    path = documents.save(summary, tmp_path / "summary.docx")

    assert paragraphs(path) == [
        ("青禾小学工会2025年工作总结", "Title"),
        ("我校现有教职工58人。", "Normal"),
        ("一、民主管理", "Heading 1"),
        ("3月27日召开教代会，到会代表29人。", "Normal"),
        ("（一）提案", "Heading 2"),
        ("征集提案12件。", "Normal"),
        ("青禾小学工会", "署名"),
        ("2026年1月5日", "成文日期"),
    ]


def test_the_shipped_layout_keeps_to_the_standard(summary, tmp_path):
    document = Document(str(documents.save(summary, tmp_path / "summary.docx")))

    section, body, title = document.sections[0], document.styles["Normal"], document.styles["Title"]
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(m.mm) for m in margins if m] == [37, 28, 26, 35]
    assert [round(side.mm) for side in (section.page_width, section.page_height) if side] == [210, 297]
    assert (body.font.name, body.font.size, title.font.name, title.font.size) == (
        "仿宋_GB2312",
        Pt(16),
        "方正小标宋简体",
        Pt(22),
    )
    assert body.paragraph_format.line_spacing == Pt(28.95)


@pytest.mark.parametrize(
    ("union", "signed", "dated"),
    [("青禾小学工会", 4, 4), ("青禾区第一小学工会", 2.5, 4), ("青禾区第一实验小学教育集团工会", 2, 6.5)],
)
def test_signature_and_date_stand_centred_over_each_other(summary, tmp_path, union, signed, dated):
    path = documents.save(replace(summary, union=union), tmp_path / "summary.docx")

    found = {p.style.name: p.paragraph_format.right_indent for p in Document(str(path)).paragraphs if p.style}
    assert (found["署名"], found["成文日期"]) == (Pt(16 * signed), Pt(16 * dated))


def test_what_looks_like_markup_stays_text(summary, tmp_path):
    marked = replace(summary, text="收到“<b>好</b>”&{{ title }}。")

    path = documents.save(marked, tmp_path / "summary.docx")

    assert paragraphs(path)[1][0] == "收到“<b>好</b>”&{{ title }}。"


def test_markdown_has_headings_and_a_signature(summary, tmp_path):
    path = documents.save(summary, tmp_path / "summary.md")

    assert path.read_text(encoding="utf-8").splitlines()[::2] == [
        "# 青禾小学工会2025年工作总结",
        "我校现有教职工58人。",
        "## 一、民主管理",
        "3月27日召开教代会，到会代表29人。",
        "### （一）提案",
        "征集提案12件。",
        "青禾小学工会  ",
    ]


@pytest.mark.skipif(not documents.has_libreoffice(), reason="LibreOffice is not installed")
def test_a_pdf_is_made_through_libreoffice(summary, tmp_path):
    path = documents.save(summary, tmp_path / "summary.pdf")

    assert path.read_bytes()[:5] == b"%PDF-"


def test_without_libreoffice_a_pdf_is_refused_and_nothing_written(summary, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(RuleBroken, match="LibreOffice"):
        documents.save(summary, tmp_path / "summary.pdf")

    assert list(tmp_path.iterdir()) == []


def test_another_kind_of_file_is_refused_by_name(summary, tmp_path):
    with pytest.raises(RuleBroken, match=r"summary\.txt"):
        documents.save(summary, tmp_path / "summary.txt")


def test_a_folder_that_does_not_exist_is_named(summary, tmp_path):
    with pytest.raises(RuleBroken, match="nowhere"):
        documents.save(summary, tmp_path / "nowhere" / "summary.md")


def test_an_offices_own_template_is_filled(summary, tmp_path):
    template = template_saying(tmp_path, "{{ union }}{{ period }}：{% for part in parts %}{{ part.text }}{% endfor %}")

    path = documents.save(summary, tmp_path / "summary.docx", template=template)

    assert paragraphs(path)[0][0] == "青禾小学工会2025年：" + TEXT.replace("\n", "")


@pytest.mark.parametrize(
    "words",
    [
        "{{ nothing_of_ours }}",
        "{{ title ",
        "{% for part in parts %}{{ part.text }}",
        "{{ title.__class__.__mro__ }}",
        "{{ parts[0].missing }}",
        "{% for n in range(1000000000) %}x{% endfor %}",
        "{{ 'x' * 1000000000 }}",
        "{% include 'other.docx' %}",
    ],
)
def test_a_template_that_asks_for_more_is_refused_and_nothing_written(summary, tmp_path, words):
    template = template_saying(tmp_path, words)

    with pytest.raises(RuleBroken, match=r"own\.docx"):
        documents.save(summary, tmp_path / "summary.docx", template=template)

    assert [p.name for p in tmp_path.iterdir()] == ["own.docx"]


def test_a_template_that_is_no_word_document_is_refused(summary, tmp_path):
    picture, archive = tmp_path / "picture.docx", tmp_path / "archive.docx"
    picture.write_bytes(b"\x89PNG\r\n")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("readme.txt", "nothing")

    for template in (picture, archive, tmp_path / "missing.docx"):
        with pytest.raises(RuleBroken, match=template.name):
            documents.save(summary, tmp_path / "summary.docx", template=template)


@pytest.mark.django_db
def test_an_edited_text_is_written_under_its_unions_name_and_todays_date():
    union, file = make_union(name="青禾区教育工会"), io.BytesIO()

    with clock.stopped_at(dt.date(2026, 1, 5)):
        documents.write(file, kind="md", title="总结", body=TEXT, union=union, period=periods.parse("2025"))

    assert file.getvalue().decode().endswith("青禾区教育工会  \n2026年1月5日\n")
