"""A backup put back: verified whole first, and what was there kept beside it."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection
from django.utils.translation import gettext as _

from jiaogong.config import schema, serving
from jiaogong.config.keeping import sealing
from jiaogong.config.keeping.archive import DATABASE, Manifest, unpack
from jiaogong.config.keeping.backing import back_up
from jiaogong.config.keeping.copying import copy_rows, opened_beside
from jiaogong.config.keeping.routing import all_to
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.outbox.services.working import hold_back


def restore(file: Path, *, passphrase: Callable[[], str]) -> Path | None:
    """Replace the ledger by a backup's; where what was there has been put, if anything was.

    `passphrase` is asked for only where the backup is sealed. Raises RuleBroken,
    with nothing changed, where the file is no backup, damaged, or of a newer
    version, or the ledger is being served.
    """
    if not file.is_file():
        raise RuleBroken(_("There is no file “%(name)s”: see whether its name is right.") % {"name": file})
    if serving.is_being_served():
        raise RuleBroken(
            _("The ledger in %(folder)s is being served: stop “jiaogong serve” first.") % {"folder": settings.HOME}
        )
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".restore-") as name:
        folder = Path(name)
        manifest = _unsealed(file, folder, passphrase)
        _require_not_newer(manifest, file)
        _require_whole(folder / "laid" / DATABASE, file)
        with opened_beside(folder / "laid" / DATABASE) as beside, all_to(beside):
            call_command("migrate", database=beside, verbosity=0, interactive=False)
        aside = _replace(folder / "laid")
    hold_back()
    return aside


def _unsealed(file: Path, folder: Path, passphrase: Callable[[], str]) -> Manifest:
    archive = file
    if sealing.is_sealed(file):
        archive = folder / "archive"
        sealing.unseal(file, archive, passphrase())
    return unpack(archive, folder / "laid", called=file)


def _require_not_newer(manifest: Manifest, file: Path) -> None:
    if schema.state_against(set(manifest.migrations), schema.migrations_known()) == "newer":
        raise RuleBroken(
            _("%(file)s was made by the newer version %(version)s of Jiaogong: install that version to restore it.")
            % {"file": file, "version": manifest.version}
        )


def _require_whole(database: Path, file: Path) -> None:
    try:
        with closing(sqlite3.connect(database)) as opened:
            (found,) = opened.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as fault:
        found = str(fault)
    if found != "ok":
        raise RuleBroken(_("The database in %(file)s is damaged: take an older backup.") % {"file": file})


def _replace(laid: Path) -> Path | None:
    """Move what was there aside and what was laid out into its place."""
    aside = Path(settings.HOME) / "before-restore" / f"{clock.now():%Y%m%d-%H%M%S-%f}"
    aside.mkdir(parents=True)
    if connection.vendor == "sqlite":
        connection.close()
        _swap_in(laid / DATABASE, Path(settings.DATABASES[DEFAULT_DB_ALIAS]["NAME"]), aside)
    else:
        if schema.state() != "empty":
            back_up(aside / "database.jiaogong")
        call_command("migrate", verbosity=0, interactive=False)
        with opened_beside(laid / DATABASE) as beside:
            copy_rows(source=beside, target=DEFAULT_DB_ALIAS)
    _swap_in(laid / "files", Path(settings.FILES_ROOT), aside)
    for key in sorted((laid / "keys").glob("*")):
        key.chmod(0o600)
        _swap_in(key, Path(settings.HOME) / key.name, aside)
    if any(aside.iterdir()):
        return aside
    aside.rmdir()
    return None


def _swap_in(new: Path, place: Path, aside: Path) -> None:
    """Move what stands in a place aside (a database with its journals) and the new thing, if there is one, in."""
    for old in (place, *(place.with_name(place.name + journal) for journal in ("-wal", "-shm"))):
        if old.exists():
            shutil.move(old, aside / old.name)
    if new.exists():
        shutil.move(new, place)
