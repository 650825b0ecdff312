"""A Word document as PDF, through LibreOffice where it is installed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.summaries.files import office

LONGEST_SECONDS = 120


def has_libreoffice() -> bool:
    return office.program() is not None


def as_pdf(docx: bytes) -> bytes:
    """Convert a .docx.

    Raises RuleBroken where LibreOffice is missing, takes too long or makes nothing.
    """
    program = office.program()
    if program is None:
        raise RuleBroken(_("A PDF needs LibreOffice on this machine; save a .docx instead and export it from Word."))
    made = office.converted(docx, suffix=".docx", kind="pdf", seconds=LONGEST_SECONDS, office=program)
    if made is None:
        raise RuleBroken(_("LibreOffice could not make the PDF; save a .docx instead."))
    return made
