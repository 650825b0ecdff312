"""A Word document as PDF, through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken

LONGEST_SECONDS = 120
_USUAL = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)


def has_libreoffice() -> bool:
    return _program() is not None


def _program() -> str | None:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((str(path) for path in _USUAL if path.is_file()), None)


def as_pdf(docx: bytes) -> bytes:
    """Convert a .docx.

    Raises RuleBroken where LibreOffice is missing, takes too long or makes nothing.
    """
    program = _program()
    if program is None:
        raise RuleBroken(_("A PDF needs LibreOffice on this machine; save a .docx instead and export it from Word."))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=sys.platform == "win32") as folder:
        source, made = Path(folder, "summary.docx"), Path(folder, "summary.pdf")
        source.write_bytes(docx)
        profile = Path(folder, "profile").as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_SECONDS)
        except (subprocess.SubprocessError, OSError) as error:
            raise RuleBroken(_("LibreOffice could not make the PDF; save a .docx instead.")) from error
        if not made.is_file():
            raise RuleBroken(_("LibreOffice could not make the PDF; save a .docx instead."))
        return made.read_bytes()
