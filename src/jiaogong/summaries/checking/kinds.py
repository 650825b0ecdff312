"""The words by which a text names a kind of work."""

from __future__ import annotations

from collections.abc import Iterable

from jiaogong.catalogue import CATEGORIES

_WORDS: dict[str, tuple[str, ...]] = {c.code: (c.zh,) for c in CATEGORIES.values()} | {
    "care": ("慰问", "走访"),
    "retirees": ("退休",),
    "women": ("女教职工", "女干部职工", "女职工", "女教师"),
    "culture": ("文体",),
    "contests": ("业务竞赛", "竞赛"),
    "mentoring": ("青蓝", "结对"),
    "congress": ("教代会", "教职工代表大会", "职代会"),
    "disclosure": ("校务公开",),
}


def kinds_named(text: str) -> list[str]:
    """The categories that a text names.

    >>> kinds_named("有校务公开记录")
    ['disclosure']
    """
    return [code for code, words in _WORDS.items() if any(w in text for w in words)]


def words_of(code: str) -> tuple[str, ...]:
    return _WORDS[code]


def without_kinds(text: str, codes: Iterable[str]) -> str:
    """A text less the words that name kinds."""
    for word in (w for code in codes for w in _WORDS[code]):
        text = text.replace(word, " ")
    return text
