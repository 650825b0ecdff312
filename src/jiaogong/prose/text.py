"""A text made plain for reading, with the way back to the original's characters.

Full-width forms become half-width, traditional characters simplified, line
breaks inside a sentence vanish. Each plain character knows where it came from.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import opencc


@dataclass(frozen=True)
class Plain:
    """`plain[i]` stands at `origin[i]` of `original`."""

    original: str
    plain: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the original of the plain characters start..end (end exclusive, not empty)."""
        return self.origin[start], self.origin[end - 1] + 1

    @cached_property
    def place(self) -> dict[int, int]:
        """Where an original character stands in the plain text, if it does."""
        return {where: i for i, where in enumerate(self.origin)}


_WIDTH = {c: unicodedata.normalize("NFKC", chr(c)) for c in [*range(0xFF01, 0xFF5F), 0x3000]}
_CLOSED = "。！？；;!?:：…"
_WRAP = re.compile(r"[ \t\u00a0\u3000]*(\r\n|\r|\n)[ \t\u00a0]*")


@functools.cache
def _table() -> dict[int, str]:
    """Character by character: width first, then traditional to simplified."""
    simple = dict(_WIDTH)
    for line in (Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt").read_text("utf-8").splitlines():
        traditional, _, rest = line.partition("\t")
        if len(traditional) == 1 and rest:
            simple[ord(traditional)] = rest.split(" ")[0][0]
    return simple


def plain(original: str) -> Plain:
    """Make a text plain: one character for one, but for line breaks inside a sentence, which go.

    A break is inside a sentence when the line before it neither closes one nor
    is short like a heading, and the next line starts without indent.

    >>> plain("參加３８人，\\n共勉").plain
    '参加38人,\\n共勉'
    """
    table = _table()
    drop: set[int] = set()
    for m in _WRAP.finditer(original):
        before, after = original[: m.start()][-1:], original[m.end() : m.end() + 1]
        line_start = original.rfind("\n", 0, m.start()) + 1
        if before and after and before not in _CLOSED and m.start() - line_start > 30 and after not in "\n\r\u3000" and not _opens(original, m.end()):
            drop.update(range(m.start(), m.end()))
    if not drop:
        return Plain(original, original.translate(table), tuple(range(len(original))))
    kept = tuple(i for i in range(len(original)) if i not in drop)
    return Plain(original, "".join(original[i] for i in kept).translate(table), kept)


_OPENING = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[（(]?\d{1,2}[、.．）)]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]+|\d{4}[-/年.]")


def _opens(text: str, at: int) -> bool:
    return bool(_OPENING.match(text, at))
