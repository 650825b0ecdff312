"""A Word document laid out as GB/T 9704-2012 asks: page, lines, fonts, page numbers."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

TITLE, BODY, BLACK, KAI, PAGE = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
ALTERNATES = {TITLE: "华文中宋", BODY: "仿宋", BLACK: "SimHei", KAI: "楷体", PAGE: "SimSun"}
NO_2, NO_3, NO_4 = Pt(22), Pt(16), Pt(14)
LINE = Pt(28.95)
SIGNED, DATED = "署名", "成文日期"
_PITCH = 579  # twentieths of a point in a line: 22 lines a page


def lay_out(document: Document) -> None:
    """Give a document the page, the styles and the page numbers of an official paper."""
    _set_page(document)
    _set_styles(document)
    _name_alternates(document)
    _number_pages(document)


def _set_page(document: Document) -> None:
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
    grid.set(qn("w:linePitch"), str(_PITCH))
    document.settings.odd_and_even_pages_header_footer = True


def _set_styles(document: Document) -> None:
    styles = document.styles
    body = set_style(styles["Normal"], BODY, NO_3)
    body.paragraph_format.first_line_indent = 2 * NO_3
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    title = set_style(styles["Title"], TITLE, NO_2)
    title.paragraph_format.first_line_indent = Pt(0)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = LINE
    title.paragraph_format.line_spacing = Pt(36)
    set_style(styles["Heading 1"], BLACK, NO_3)
    set_style(styles["Heading 2"], KAI, NO_3)
    for name in (SIGNED, DATED):
        signed = set_style(styles.add_style(name, 1), BODY, NO_3)
        signed.base_style = body
        signed.paragraph_format.first_line_indent = Pt(0)
        signed.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        signed.paragraph_format.right_indent = 4 * NO_3
        signed.paragraph_format.keep_together = True
    styles[SIGNED].paragraph_format.space_before = LINE
    styles[SIGNED].paragraph_format.keep_with_next = True
    footer = set_style(styles["Footer"], PAGE, NO_4)
    footer.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    footer.paragraph_format.first_line_indent = Pt(0)


def set_style(style: ParagraphStyle, font: str, size: Pt) -> ParagraphStyle:
    """Give a style its font and size, black and upright, on lines of the official height."""
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


def _name_alternates(document: Document) -> None:
    """Say which font to take where an official one is not installed."""
    part = next(p for p in document.part.package.iter_parts() if p.partname == "/word/fontTable.xml")
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in ALTERNATES.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", f"{fonts}</w:fonts>".encode())


def _number_pages(document: Document) -> None:
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
