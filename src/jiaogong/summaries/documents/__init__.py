"""A whole text as a document: .docx in the official layout (GB/T 9704) or an office's own, Markdown, PDF.

Start with `save` for a written summary, `write` for any title and body.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from jiaogong.kernel import clock, periods
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.periods import Period
from jiaogong.summaries.documents.annexes import Annexes, annexes_of
from jiaogong.summaries.documents.letter import Letter, letter
from jiaogong.summaries.documents.markdown import as_markdown
from jiaogong.summaries.documents.pdf import as_pdf, has_libreoffice
from jiaogong.summaries.documents.word import NAMES, Template, as_docx, shipped
from jiaogong.summaries.writing import Summary
from jiaogong.summaries.writing.opening import called
from jiaogong.unions.models import Union

KINDS = ("docx", "md", "pdf")
__all__ = [
    "KINDS",
    "NAMES",
    "Annexes",
    "Template",
    "annexes_of",
    "has_libreoffice",
    "save",
    "shipped",
    "write",
]


def save(
    summary: Summary, path: Path | str, *, template: Template | Path | str | None = None, annexes: Annexes | None = None
) -> Path:
    """Write a summary to a .docx, .md or .pdf file, whole or not at all.

    `template` is an office's own .docx; `annexes` follow the signature.

    Raises RuleBroken for another kind of file, a broken template, a PDF without LibreOffice.
    """
    target = Path(path)
    period = called(periods.parse(summary.period))
    body = annexes.marked if annexes and annexes.notes else summary.text
    whole = letter(summary.title, body, union=summary.union, period=period, dated=summary.dated)
    data = _bytes_of(_kind_of(target), whole, template, annexes)
    with _replacing(target) as file:
        file.write(data)
    return target


def write(
    file: BinaryIO,
    *,
    kind: str,
    title: str,
    body: str,
    union: Union,
    period: Period,
    template: Template | Path | str | None = None,
    annexes: Annexes | None = None,
) -> None:
    """Write any text of a union about a period as a document of a kind (docx, md, pdf), dated today."""
    words = annexes.marked if annexes and annexes.notes else body
    whole = letter(title, words, union=union.name, period=called(period), dated=clock.today())
    file.write(_bytes_of(kind, whole, template, annexes))


def _kind_of(path: Path) -> str:
    kind = path.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise RuleBroken(_("“%(name)s” must end in .docx, .md or .pdf.") % {"name": path.name})
    return kind


def _bytes_of(kind: str, whole: Letter, template: Template | Path | str | None, annexes: Annexes | None) -> bytes:
    if kind == "md":
        return as_markdown(whole, annexes).encode()
    own = Template.read(Path(template)) if isinstance(template, (str, Path)) else template
    docx = as_docx(whole, own, annexes)
    return as_pdf(docx) if kind == "pdf" else docx


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[BytesIO]:
    """What is written within takes the file's place at the end, at once."""
    buffer = BytesIO()
    yield buffer
    if not target.parent.is_dir():
        raise RuleBroken(_("There is no folder “%(folder)s”.") % {"folder": target.parent})
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(buffer.getvalue())
        Path(beside).replace(target)
    finally:
        Path(beside).unlink(missing_ok=True)
