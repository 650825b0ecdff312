"""A backup made while the house is at work."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection
from django.utils.translation import gettext as _

from jiaogong.config import schema
from jiaogong.config.keeping import sealing
from jiaogong.config.keeping.archive import DATABASE, KEYS, Manifest, pack
from jiaogong.config.keeping.copying import copy_rows, opened_beside
from jiaogong.entrance.outside.configured import FILE, providers
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken


def back_up(file: Path, *, passphrase: str = "") -> None:
    """Write everything that must be kept into one new file: with the keys and sealed, or without them.

    Raises RuleBroken where the file exists or nothing is there to keep.
    """
    if file.exists():
        raise RuleBroken(_("%(file)s exists already: give the backup another name.") % {"file": file})
    if schema.state() == "empty":
        raise RuleBroken(_("There is nothing to back up in %(folder)s yet.") % {"folder": settings.HOME})
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as folder:
        database, archive, sealed = (Path(folder) / name for name in (DATABASE, "archive", "sealed"))
        _copy_database(database)
        manifest = Manifest(
            version("jiaogong"), clock.now().isoformat(), sorted(schema.migrations_applied()), has_keys=bool(passphrase)
        )
        pack(archive, [(DATABASE, database), *_files(), *(_keys() if passphrase else ())], manifest)
        if passphrase:
            sealing.seal(archive, sealed, passphrase)
        made = sealed if passphrase else archive
        made.chmod(0o600)
        made.rename(file)


def _copy_database(into: Path) -> None:
    """SQLite by its online backup; another database row by row, so that a backup can be restored into either."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(into)) as copy:
            connection.connection.backup(copy)
            copy.execute("DELETE FROM django_session")
            copy.commit()
        return
    with opened_beside(into) as beside:
        call_command("migrate", database=beside, verbosity=0, interactive=False)
        copy_rows(source=DEFAULT_DB_ALIAS, target=beside)


def _files() -> Iterator[tuple[str, Path]]:
    root = Path(settings.FILES_ROOT)
    for file in sorted(root.glob("??/*")):
        if file.is_file() and len(file.name) == 62:
            yield f"files/{file.parent.name}/{file.name}", file


def _keys() -> Iterator[tuple[str, Path]]:
    """The keys, and which systems outside may sign people in, with the secrets that lie beside that file."""
    home = Path(settings.HOME)
    secrets = sorted({p.secret_file.name for p in providers() if p.secret_file.parent == home})
    for name in (*KEYS, FILE, *secrets):
        if (home / name).is_file():
            yield f"keys/{name}", home / name
