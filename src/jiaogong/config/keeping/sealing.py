"""A file sealed with a passphrase: scrypt makes the key, AES-256-GCM seals it chunk by chunk.

Layout: magic (8) · log2 N, r, p of scrypt (1 each) · salt (16) · nonce prefix (7) · chunks. Each chunk is sealed under
prefix · counter (4) · last? (1), so that chunks can neither be dropped, moved nor cut off unseen (the STREAM construction).
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken

MAGIC = b"JIAOGONG"
_CHUNK = 1024 * 1024
_TAG = 16
_COST = (15, 8, 1)
_MOST_COST = (20, 16, 4)


def is_sealed(file: Path) -> bool:
    with file.open("rb") as source:
        return source.read(len(MAGIC)) == MAGIC


def seal(plain: Path, sealed: Path, passphrase: str) -> None:
    """Seal a file into another."""
    salt, prefix = os.urandom(16), os.urandom(7)
    cipher = AESGCM(_key(passphrase, salt, _COST))
    with plain.open("rb") as source, sealed.open("wb") as out:
        out.write(MAGIC + bytes(_COST) + salt + prefix)
        chunk, counter = source.read(_CHUNK), 0
        while True:
            following = source.read(_CHUNK)
            out.write(cipher.encrypt(_nonce(prefix, counter, is_last=not following), chunk, None))
            if not following:
                return
            chunk, counter = following, counter + 1


def unseal(sealed: Path, plain: Path, passphrase: str) -> None:
    """Open a sealed file into another. Raises RuleBroken for a wrong passphrase or a changed file."""
    with sealed.open("rb") as source, plain.open("wb") as out:
        cipher, prefix = _opened(source, sealed, passphrase)
        chunk, counter = source.read(_CHUNK + _TAG), 0
        while True:
            following = source.read(_CHUNK + _TAG)
            try:
                out.write(cipher.decrypt(_nonce(prefix, counter, is_last=not following), chunk, None))
            except InvalidTag:
                raise _refusal(sealed) from None
            if not following:
                return
            chunk, counter = following, counter + 1


def _opened(source: BinaryIO, sealed: Path, passphrase: str) -> tuple[AESGCM, bytes]:
    header = source.read(len(MAGIC) + 3 + 16 + 7)
    if len(header) < len(MAGIC) + 26:
        raise _refusal(sealed)
    log_n, r, p = header[8:11]
    if log_n > _MOST_COST[0] or r > _MOST_COST[1] or p > _MOST_COST[2] or not (log_n and r and p):
        raise _refusal(sealed)
    return AESGCM(_key(passphrase, header[11:27], (log_n, r, p))), header[27:34]


def _key(passphrase: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    log_n, r, p = cost
    return Scrypt(salt=salt, length=32, n=2**log_n, r=r, p=p).derive(passphrase.encode("utf-8"))


def _nonce(prefix: bytes, counter: int, *, is_last: bool) -> bytes:
    return prefix + struct.pack(">IB", counter, is_last)


def _refusal(file: Path) -> RuleBroken:
    return RuleBroken(_("%(file)s does not open with this passphrase, or it is damaged.") % {"file": file})
