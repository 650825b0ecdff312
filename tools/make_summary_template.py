"""Make the Word template of a summary, laid out as GB/T 9704-2012 asks.

    tools/make_summary_template.py            write it into the package
    tools/make_summary_template.py FILE       write it elsewhere, as a start for an office's own

The marks in it ({{ title }}, {%p for part in parts %} …) may be moved and
styled in Word; the names that may stand in them are listed in
jiaogong/summaries/documents/word.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

TEMPLATE = Path(__file__).resolve().parents[1] / "src/jiaogong/summaries/templates/documents/summary.docx"
TITLE, BODY, BLACK, KAI, PAGE = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
ALTERNATES = {TITLE: "华文中宋", BODY: "仿宋", BLACK: "SimHei", KAI: "楷体", PAGE: "SimSun"}
NO_2, NO_3, NO_4 = Pt(22), Pt(16), Pt(14)
LINE = Pt(28.95)
PITCH = 579  # twentieths of a point in a line: 22 lines a page


def make(path: Path) -> None:
    """Write the template."""
    document = Document()
    _page(document)
    _styles(document)
    _name_alternates(document)
    _body(document)
    _page_numbers(document)
    document.save(str(path))


def _page(document: Doc) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance, section.header_distance = Mm(24), Mm(15)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(PITCH))
    document.settings.odd_and_even_pages_header_footer = True


def _styles(document: Doc) -> None:
    styles = document.styles
    body = _style(styles["Normal"], BODY, NO_3)
    body.paragraph_format.first_line_indent = 2 * NO_3
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    title = _style(styles["Title"], TITLE, NO_2)
    title.paragraph_format.first_line_indent = Pt(0)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = LINE
    title.paragraph_format.line_spacing = Pt(36)
    _style(styles["Heading 1"], BLACK, NO_3)
    _style(styles["Heading 2"], KAI, NO_3)
    for name in ("署名", "成文日期"):
        signed = _style(styles.add_style(name, 1), BODY, NO_3)
        signed.base_style = body
        signed.paragraph_format.first_line_indent = Pt(0)
        signed.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        signed.paragraph_format.right_indent = 4 * NO_3
        signed.paragraph_format.keep_together = True
    styles["署名"].paragraph_format.space_before = LINE
    styles["署名"].paragraph_format.keep_with_next = True
    for name in ("Footer",):
        footer = _style(styles[name], PAGE, NO_4)
        footer.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        footer.paragraph_format.first_line_indent = Pt(0)


def _style(style: ParagraphStyle, font: str, size: Pt) -> ParagraphStyle:
    style.font.size, style.font.bold, style.font.italic = size, False, False
    style.font.color.rgb = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), font)
    style.element.rPr.append(_element("w:lang", **{"w:val": "en-US", "w:eastAsia": "zh-CN"}))
    for mark in style.element.findall(f".//{qn('w:color')}") + style.element.findall(f".//{qn('w:pBdr')}"):
        mark.getparent().remove(mark)
    layout = style.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    layout.space_before = layout.space_after = Pt(0)
    layout.keep_with_next = style.name.startswith("Heading")
    layout.widow_control = False
    return style


def _name_alternates(document: Doc) -> None:
    """Say which font to take where an official one is not installed."""
    part = next(p for p in document.part.package.iter_parts() if p.partname == "/word/fontTable.xml")
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in ALTERNATES.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", f"{fonts}</w:fonts>".encode())


def _body(document: Doc) -> None:
    for text, style in (
        ("{{ title }}", "Title"),
        ("{%p for part in parts %}", "Normal"),
        ("{%p if part.level == 1 %}", "Normal"),
        ("{{ part.text }}", "Heading 1"),
        ("{%p elif part.level == 2 %}", "Normal"),
        ("{{ part.text }}", "Heading 2"),
        ("{%p else %}", "Normal"),
        ("{{ part.text }}", "Normal"),
        ("{%p endif %}", "Normal"),
        ("{%p endfor %}", "Normal"),
        ("{{ union }}", "署名"),
        ("{{ date }}", "成文日期"),
    ):
        document.add_paragraph(text, style=style)


def _page_numbers(document: Doc) -> None:
    section = document.sections[0]
    _numbered(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _numbered(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _numbered(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, one character in from the outer edge."""
    paragraph.alignment = side
    layout = paragraph.paragraph_format
    if side == WD_ALIGN_PARAGRAPH.RIGHT:
        layout.right_indent = NO_4
    else:
        layout.left_indent = NO_4
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATE)
