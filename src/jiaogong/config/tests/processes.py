"""The command run as its users run it: in a process and a folder of its own, on SQLite."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

FIRST_VERSION = Path(__file__).parent / "first_version" / "jiaogong.sql"
OFFICER = ("createsuperuser", "--union", "QH", "--name", "方知远", "--login", "fang")
_NOT_PASSED_ON = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "JIAOGONG_PASSPHRASE")


def run(*arguments: str, home: Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `jiaogong` with these arguments, its standard input closed."""
    passed_on = {k: v for k, v in os.environ.items() if k not in _NOT_PASSED_ON}
    return subprocess.run(
        [sys.executable, "-m", "jiaogong.config.cli", *arguments],
        env={**passed_on, "JIAOGONG_HOME": str(home), **environment},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def lay_first_version(home: Path) -> None:
    """Put the ledger of the first version into a folder."""
    home.mkdir(parents=True)
    execute(home, FIRST_VERSION.read_text("utf-8"))


def execute(home: Path, statements: str) -> None:
    """Run SQL in a folder's database."""
    with closing(sqlite3.connect(home / "jiaogong.sqlite3")) as database:
        database.executescript(statements)


def titles(home: Path) -> list[str]:
    """The titles of the entries in a folder's database."""
    with closing(sqlite3.connect(home / "jiaogong.sqlite3")) as database:
        return [title for (title,) in database.execute("SELECT title FROM ledger_entry ORDER BY id")]


def dump(home: Path) -> list[str]:
    """A folder's whole database as SQL."""
    with closing(sqlite3.connect(home / "jiaogong.sqlite3")) as database:
        return list(database.iterdump())
