"""What is signed: the list as plain text, and its fingerprint."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence

SOON = dt.timedelta(days=30)
LATELY = dt.timedelta(days=365)
OWED = dt.timedelta(days=180)


def canonical(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The text that is signed: a line for each part of the head, then each matter with its number.

    Within a line, runs of blanks count as one, so that no two lists read alike and differ.

    >>> canonical(["移交单位：甲校工会"], [("印章", "财务章一枚", "", "在保险柜")])
    '移交单位：甲校工会\\n1\\t印章\\t财务章一枚\\t\\t在保险柜'
    """
    lines = [_plain(part) for part in head]
    lines += ["\t".join([str(n), *map(_plain, row)]) for n, row in enumerate(rows, 1)]
    return "\n".join(lines)


def fingerprint(text: str) -> str:
    """SHA-256 over the text in UTF-8, as 64 hexadecimal digits.

    >>> fingerprint("")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(part: str) -> str:
    return " ".join(part.split())
