"""The one folder that must be kept: database, files, key."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import platformdirs


def folder() -> Path:
    """JIAOGONG_HOME, or the platform's data folder; made if it is not there."""
    named = os.environ.get("JIAOGONG_HOME")
    home = Path(named).expanduser().resolve() if named else Path(platformdirs.user_data_dir("jiaogong"))
    home.mkdir(parents=True, exist_ok=True)
    return home


def secret_key(home: Path) -> str:
    """The key that signs sessions, made once and readable by its owner alone."""
    file = home / "secret.key"
    if not file.exists():
        fd = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="ascii") as out:
            out.write(secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii").strip()
