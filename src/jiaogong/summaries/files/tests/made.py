"""Files as they come from schools, made by hand: nothing of them is read by the code that is tested."""

from __future__ import annotations

import io
import zipfile

from pypdf import PdfWriter

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(inner)}</w:p>"


def part(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {SPACE} {COMPATIBLE}>{inner}</w:{name}>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of rows of cells, a paragraph each."""
    drawn = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in drawn)}</w:tbl>"


def word(*blocks: str, **others: str) -> bytes:
    """A .docx of these blocks; `others` are its other parts by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", part("document", f"<w:body>{''.join(blocks)}</w:body>"))
        for name, inner in others.items():
            package.writestr(f"word/{name}.xml", part(name, inner))
    return file.getvalue()


def scanned(pages: int = 2) -> bytes:
    """A PDF whose pages hold no text."""
    written, file = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        written.add_blank_page(595, 842)
    written.write(file)
    return file.getvalue()
