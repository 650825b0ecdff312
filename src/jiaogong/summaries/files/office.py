"""LibreOffice, where it is installed: documents turned into other kinds."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_USUAL = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((str(path) for path in _USUAL if path.is_file()), None)


def converted(data: bytes, *, suffix: str, kind: str, seconds: int, office: str) -> bytes | None:
    """A document as another kind (pdf, docx); None where it takes too long or makes nothing.

    It runs with a new profile of its own, in which no macro of a document may run, and which is thrown away.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=sys.platform == "win32") as folder:
        source, made = Path(folder, f"given{suffix}"), Path(folder, "made", f"given.{kind}")
        source.write_bytes(data)
        command = [
            office,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            kind,
            "--outdir",
            str(made.parent),
            str(source),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=seconds)
        except (subprocess.SubprocessError, OSError):
            return None
        return made.read_bytes() if made.is_file() else None
