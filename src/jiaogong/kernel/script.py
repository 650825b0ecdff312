"""Chinese as the reader writes it: simplified or traditional, and found in either."""

from __future__ import annotations

import functools
import unicodedata

import opencc
from django.db.models import Q


@functools.cache
def traditional(text: str) -> str:
    """Simplified Chinese written in traditional characters."""
    written: str = _converter("s2tw").convert(text)
    return written


@functools.lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """Chinese written in simplified characters, whichever it was written in.

    >>> simplified("慰問張老師"), simplified("走访")
    ('慰问张老师', '走访')
    """
    written: str = _converter("t2s").convert(text)
    return written


def scripts(typed: str) -> tuple[str, ...]:
    """What was typed, and the same in simplified characters where that differs.

    >>> scripts("教工"), scripts("工會")
    (('教工',), ('工會', '工会'))
    """
    return tuple(dict.fromkeys((typed, simplified(typed)))) if not typed.isascii() else (typed,)


def holding(words: str, *fields: str) -> Q:
    """A condition that each of the words stands in one of the fields, as typed or in simplified characters."""
    found = Q()
    for word in words.split():
        somewhere = Q()
        for spelled in scripts(word):
            for field in fields:
                somewhere |= Q(**{f"{field}__icontains": spelled})
        found &= somewhere
    return found


@functools.cache
def _converter(table: str) -> opencc.OpenCC:
    return opencc.OpenCC(table)


def width_of(text: str) -> int:
    """How many columns a text takes where a Chinese character takes two.

    >>> width_of("工会2026")
    8
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
