"""The keys that seal fields: kept in JIAOGONG_HOME/field.key or JIAOGONG_FIELD_KEY, never in the database.

A line a key: `hash KEY` for digests, which stay the same when keys are rotated, then `ID KEY` for each sealing key, the
newest last. Keys are 32 bytes in URL-safe base64, an ID is 8 hexadecimal digits. New values are sealed with the newest.
"""

from __future__ import annotations

import base64
import binascii
import functools
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken

FILE = "field.key"
VARIABLE = "JIAOGONG_FIELD_KEY"
_HASH = "hash"


@dataclass(frozen=True, slots=True)
class Keyring:
    """The key of digests, and the sealing keys by their ids, oldest first."""

    hashing: bytes
    sealing: dict[bytes, bytes]

    @property
    def newest(self) -> bytes:
        """The id of the key that seals new values."""
        return next(reversed(self.sealing))


def keyring() -> Keyring:
    """The keys as they are now; made where there are none. Raises RuleBroken where they cannot be read."""
    given = os.environ.get(VARIABLE, "")
    if given:
        return _parsed(given, VARIABLE)
    file = place()
    try:
        found = file.stat()
    except FileNotFoundError:
        _make(file)
        found = file.stat()
    return _read(file, found.st_mtime_ns, found.st_ino)


def place() -> Path:
    return _place(settings.HOME)


# Kept, since the keys are looked at for each value that is sealed or opened.
@functools.lru_cache(maxsize=4)
def _place(home: str | Path) -> Path:
    return Path(home) / FILE


def add_key() -> Keyring:
    """Put a new key behind the others. Raises RuleBroken where the keys come from the environment."""
    ring = keyring()
    return _write(Keyring(ring.hashing, {**ring.sealing, secrets.token_bytes(4): secrets.token_bytes(32)}))


def forget_older_keys() -> Keyring:
    """Keep the newest sealing key alone: what an older one sealed, in backups too, opens no more."""
    ring = keyring()
    return _write(Keyring(ring.hashing, {ring.newest: ring.sealing[ring.newest]}))


@functools.lru_cache(maxsize=4)
def _read(file: Path, _changed_ns: int, _inode: int) -> Keyring:
    return _parsed(file.read_text(encoding="ascii"), str(file))


@functools.lru_cache(maxsize=4)
def _parsed(text: str, called: str) -> Keyring:
    try:
        named = dict(line.split() for line in text.replace(";", "\n").splitlines() if line.strip())
        keys = {name: base64.urlsafe_b64decode(key) for name, key in named.items()}
        ring = Keyring(keys.pop(_HASH), {bytes.fromhex(name): key for name, key in keys.items()})
    except (ValueError, KeyError, binascii.Error):
        raise _unreadable(called) from None
    if not ring.sealing or any(len(k) != 32 for k in (ring.hashing, *ring.sealing.values())):
        raise _unreadable(called)
    return ring


def _unreadable(called: str) -> RuleBroken:
    return RuleBroken(_("The keys in %(place)s cannot be read: put the kept copy of them back.") % {"place": called})


def _text(ring: Keyring) -> str:
    named = {_HASH: ring.hashing} | {name.hex(): key for name, key in ring.sealing.items()}
    return "".join(f"{name} {base64.urlsafe_b64encode(key).decode()}\n" for name, key in named.items())


def _make(file: Path) -> None:
    """Make the first keys, unless another process has done so meanwhile."""
    beside = _laid_beside(file, Keyring(secrets.token_bytes(32), {secrets.token_bytes(4): secrets.token_bytes(32)}))
    try:
        os.link(beside, file)
    except FileExistsError:
        return
    finally:
        beside.unlink()


def _write(ring: Keyring) -> Keyring:
    if os.environ.get(VARIABLE, ""):
        raise RuleBroken(_("The keys stand in %(name)s and can only be changed there.") % {"name": VARIABLE})
    _laid_beside(place(), ring).replace(place())
    return ring


def _laid_beside(file: Path, ring: Keyring) -> Path:
    """The keys in a new file, readable by its owner alone and safely on disk."""
    beside = file.with_name(f".{file.name}-{secrets.token_hex(4)}")
    fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w", encoding="ascii") as out:
        out.write(_text(ring))
        out.flush()
        os.fsync(out.fileno())
    return beside
