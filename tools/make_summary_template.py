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

from jiaogong.official.layout import DATED, SIGNED, lay_out

TEMPLATE = Path(__file__).resolve().parents[1] / "src/jiaogong/summaries/templates/documents/summary.docx"
MARKS = (
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
    ("{{ union }}", SIGNED),
    ("{{ date }}", DATED),
)


def make(path: Path) -> None:
    """Write the template."""
    document = Document()
    lay_out(document)
    for text, style in MARKS:
        document.add_paragraph(text, style=style)
    document.save(str(path))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATE)
