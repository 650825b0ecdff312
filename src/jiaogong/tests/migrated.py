"""The tables made once: what `migrate` made is kept, and every database of a later test run begins as its copy.

The copy stands for one digest of all models and migrations, so that it is made anew where one has changed. On SQLite it
is a file in build/tests, poured into the database in memory; on PostgreSQL a template beside the test databases.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection

PACKAGE = Path(__file__).resolve().parents[1]
FOLDER = PACKAGE.parents[1] / "build/tests"
BUILT_WITH = ("django", "django-allauth", "django-tasks-db")
# As Django names the database of a test in memory, which lives for as long as somebody holds it open.
_IN_MEMORY = f"file:memorydb_{DEFAULT_DB_ALIAS}?mode=memory&cache=shared"
_LOCK = 20_261_122


def digest() -> str:
    """What identifies the outcome of `migrate`."""
    made_of = ("*/migrations/*.py", "**/models.py", "**/models/*.py", "kernel/*.py", "unions/names.py")
    files = {file for pattern in made_of for file in PACKAGE.glob(pattern)}
    told = hashlib.sha256(" ".join(version(name) for name in BUILT_WITH).encode())
    for file in sorted(files):
        told.update(f"{file.relative_to(PACKAGE)}\0".encode() + file.read_bytes())
    return told.hexdigest()[:16]


@contextlib.contextmanager
def begun_as_a_copy() -> Iterator[None]:
    """Let the test database that is set up within begin as a copy; keep it as the copy where there is none yet."""
    with _on_sqlite() if connection.vendor == "sqlite" else _on_postgres():
        yield


@contextlib.contextmanager
def _on_sqlite() -> Iterator[None]:
    kept = FOLDER / f"migrated-{digest()}.sqlite3"
    with contextlib.closing(sqlite3.connect(_IN_MEMORY, uri=True)) as memory:
        is_kept = kept.exists()
        if is_kept:
            with contextlib.closing(sqlite3.connect(kept)) as source:
                source.backup(memory)
        yield
        if not is_kept:
            _keep(memory, kept)


def _keep(memory: sqlite3.Connection, kept: Path) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    new = kept.with_suffix(f".{os.getpid()}")
    with contextlib.closing(sqlite3.connect(new)) as copy:
        memory.backup(copy)
    for old in FOLDER.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    new.replace(kept)


@contextlib.contextmanager
def _on_postgres() -> Iterator[None]:
    """One worker makes the tables, while the others wait for the template."""
    template = f"migrated_{digest()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        is_kept = cursor.fetchone() is not None
        with _made_from(template if is_kept else None):
            yield
        if not is_kept:
            connection.close()
            cursor.execute(f'CREATE DATABASE "{template}" TEMPLATE "{settings.DATABASES["default"]["NAME"]}"')
        cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


@contextlib.contextmanager
def _made_from(template: str | None) -> Iterator[None]:
    told: dict[str, Any] = connection.settings_dict["TEST"]
    before = told.get("TEMPLATE")
    told["TEMPLATE"] = template
    yield
    told["TEMPLATE"] = before
