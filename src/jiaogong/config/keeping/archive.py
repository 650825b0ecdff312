"""The zip that a backup is: a manifest with the digest of every member, the database, the files."""

from __future__ import annotations

import errno
import hashlib
import json
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from jiaogong.config.schema import Migration
from jiaogong.kernel.errors import RuleBroken

FORMAT = 1
DATABASE = "database.sqlite3"
MANIFEST = "manifest.json"
KEYS = ("secret.key", "field.key")
# All that reading a zip raises where bytes were changed: a broken head, stream or name, a password where there is none.
_FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError)
_MEMBER = re.compile(r"database\.sqlite3|keys/\w[\w.-]*|files/[0-9a-f]{2}/[0-9a-f]{62}\Z")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds and of which version it is."""

    version: str
    made_at: str
    migrations: list[Migration]
    members: dict[str, str] = field(default_factory=dict)
    has_keys: bool = False
    format: int = FORMAT


def pack(archive: Path, members: Iterable[tuple[str, Path]], manifest: Manifest) -> None:
    """Write the members and the manifest with their digests."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as package:
        for name, file in members:
            manifest.members[name] = _digest(file)
            package.write(file, name)
        package.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False))


def unpack(archive: Path, folder: Path, *, called: Path) -> Manifest:
    """Lay a backup out in an empty folder, each member held against its digest.

    Raises RuleBroken where it is no backup, of a later format, or damaged; `called` is the file it came from.
    """
    try:
        with zipfile.ZipFile(archive) as package:
            manifest = _manifest(package, called)
            for name, digest in manifest.members.items():
                _lay_out(package, name, folder)
                if _digest(folder / name) != digest:
                    raise _damaged(called)
    except _FAULTS:
        raise _damaged(called) from None
    except OSError as fault:
        # A head that names a place before the file's beginning; a full disk is no fault of the backup.
        if fault.errno != errno.EINVAL:
            raise
        raise _damaged(called) from None
    return manifest


def _manifest(package: zipfile.ZipFile, called: Path) -> Manifest:
    try:
        told = json.loads(package.read(MANIFEST))
        manifest = Manifest(**{**told, "migrations": [(app, name) for app, name in told["migrations"]]})
    except (KeyError, ValueError, TypeError):
        raise RuleBroken(_("%(file)s is not a backup of Jiaogong.") % {"file": called}) from None
    if manifest.format > FORMAT:
        raise RuleBroken(
            _("%(file)s was made by a newer version of Jiaogong: install that version to restore it.")
            % {"file": called}
        )
    if DATABASE not in manifest.members:
        raise _damaged(called)
    return manifest


def _lay_out(package: zipfile.ZipFile, name: str, folder: Path) -> None:
    if not _MEMBER.fullmatch(name):
        raise KeyError(name)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    with package.open(name) as source, (folder / name).open("wb") as out:
        shutil.copyfileobj(source, out)


def _digest(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _damaged(called: Path) -> RuleBroken:
    return RuleBroken(_("%(file)s is damaged or no backup of Jiaogong: take an older one.") % {"file": called})
