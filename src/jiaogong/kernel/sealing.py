"""Fields that lie sealed in the database: AES-256-GCM with a key that is kept outside it.

Layout: format (1) · key id (4) · nonce (12) · sealed text and tag. Table and column are sealed with the text, so that a
value moved to another column does not open. A sealed column is compared by a second column that holds its `digest`.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models
from django.db.models import Lookup, Transform
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.keyring import keyring

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField

FORMAT = b"\x01"
HEAD = 5
_NONCE = 12


class SealedTextField(_TextField):
    """Text that the database holds as sealed bytes; an empty text is held as no bytes, so it is never null.

    Only `isnull` can be asked of it.
    """

    def get_internal_type(self) -> str:
        return "BinaryField"

    @property
    def where(self) -> str:
        """The table and column that a value is bound to."""
        return f"{self.model._meta.db_table}.{self.column}"

    def get_lookup(self, lookup: str) -> type[Lookup[Any]] | None:
        return super().get_lookup(lookup) if lookup == "isnull" else None

    def get_transform(self, _name: str) -> type[Transform] | None:
        return None

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return None if text is None else seal(text, self.where)

    def from_db_value(self, value: Any, _expression: object, _connection: object) -> str | None:
        return None if value is None else opened(bytes(value), self.where)


def seal(text: str, where: str) -> bytes:
    """Seal a text with the newest key, bound to where it will lie ("table.column")."""
    return seal_each((text,), where)[0] if text else b""


def seal_each(texts: Sequence[str], where: str) -> list[bytes]:
    """Seal many texts as `seal` does, each by itself, with one look at the keys."""
    ring = keyring()
    head, cipher, bound = FORMAT + ring.newest, _cipher(ring.sealing[ring.newest]), where.encode("utf-8")
    drawn = os.urandom(_NONCE * len(texts))
    nonces = (drawn[at : at + _NONCE] for at in range(0, len(drawn), _NONCE))
    return [
        head + nonce + cipher.encrypt(nonce, text.encode("utf-8"), bound) if text else b""
        for text, nonce in zip(texts, nonces, strict=True)
    ]


def opened(sealed: bytes, where: str) -> str:
    """The text of a sealed value. Raises RuleBroken where its key is not there or it was changed or moved."""
    if not sealed:
        return ""
    key = keyring().sealing.get(sealed[1:HEAD])
    if key is None or sealed[:1] != FORMAT:
        raise RuleBroken(
            _(
                "A sealed value in %(where)s needs the key %(key)s, which is not here: put the kept copy of field.key back."
            )
            % {"where": where, "key": sealed[1:HEAD].hex()}
        )
    try:
        nonce, text = sealed[HEAD : HEAD + _NONCE], sealed[HEAD + _NONCE :]
        return _cipher(key).decrypt(nonce, text, where.encode("utf-8")).decode()
    except InvalidTag:
        raise RuleBroken(
            _("A sealed value in %(where)s was changed or moved there: restore it from a backup.") % {"where": where}
        ) from None


def digest(text: str, purpose: str) -> str:
    """A keyed hash (HMAC-SHA256, 64 hexadecimal digits) by which equal values of one purpose are known as equal."""
    return hmac.digest(keyring().hashing, f"{purpose}\0{text}".encode(), hashlib.sha256).hex()


@functools.lru_cache(maxsize=8)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)
