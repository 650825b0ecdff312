"""Keys of ballots and of scrutineers, and what is sealed to them. Nothing here is kept; callers keep what is sealed."""

from __future__ import annotations

import hashlib
import secrets
import struct

from django.utils.translation import gettext as _
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from jiaogong.kernel.errors import RuleBroken

SHORTEST = 12


class WrongPassphrase(RuleBroken):
    """Another passphrase than the one that locks a key."""


_COST = struct.Struct(">II")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read out


def new_pair() -> tuple[bytes, bytes]:
    """A public key and its private key, 32 bytes each."""
    private = PrivateKey.generate()
    return bytes(private.public_key), bytes(private)


def public_of(private: bytes) -> bytes:
    return bytes(PrivateKey(private).public_key)


def sealed(text: bytes, public: bytes) -> bytes:
    """The text sealed to a public key: 48 bytes longer, and different every time."""
    return SealedBox(PublicKey(public)).encrypt(text)


def unsealed(box: bytes, private: bytes) -> bytes | None:
    """The text of what was sealed to a key; None where it was not, or was changed."""
    try:
        return SealedBox(PrivateKey(private)).decrypt(box)
    except CryptoError:
        return None


def drawn_passphrase() -> str:
    """A passphrase of sixteen letters (79 bits) that can be written down and read out."""
    return "-".join("".join(secrets.choice(_LETTERS) for _n in range(4)) for _g in range(4))


def require_strong(passphrase: str) -> None:
    """Raise RuleBroken for a passphrase that is short or made of few letters."""
    if len(passphrase) < SHORTEST or len(set(passphrase)) < SHORTEST // 2:
        told = {"least": SHORTEST}
        raise RuleBroken(_("Choose a passphrase of at least %(least)s letters that are not all alike.") % told)


def locked(private: bytes, passphrase: str, cost: tuple[int, int]) -> bytes:
    """A private key locked with a passphrase; `cost` is argon2id's number of passes and its bytes of memory."""
    salt = secrets.token_bytes(argon2id.SALTBYTES)
    return _COST.pack(*cost) + salt + SecretBox(_key(passphrase, salt, *cost)).encrypt(private)


def unlocked(box: bytes, passphrase: str) -> bytes:
    """The private key again. Raises WrongPassphrase for another passphrase."""
    passes, memory = _COST.unpack(box[: _COST.size])
    salt, rest = box[_COST.size :][: argon2id.SALTBYTES], box[_COST.size + argon2id.SALTBYTES :]
    try:
        return SecretBox(_key(passphrase, salt, passes, memory)).decrypt(rest)
    except CryptoError:
        raise WrongPassphrase(_("That is not the passphrase with which you took up the duty.")) from None


def _key(passphrase: str, salt: bytes, passes: int, memory: int) -> bytes:
    return argon2id.kdf(SecretBox.KEY_SIZE, passphrase.strip().encode(), salt, opslimit=passes, memlimit=memory)


def fingerprint(box: bytes) -> str:
    """What a voter takes home of a sealed paper: that it was kept can be checked with it, what it says cannot."""
    return hashlib.sha256(box).hexdigest()[:24]


def digest(token: str) -> str:
    """What is kept of a one-time link."""
    return hashlib.sha256(token.encode()).hexdigest()
