"""What a text calls itself: the heading that stands above its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOOKED_AT, LONGEST = 4, 60
_SENTENCE = re.compile(r"[。；！？，;!?]|：$")
_INNER = re.compile(r"^(?:[（(]?[一二三四五六七八九十]+[、.）)]|第[一二三四五六七八九十]+|\d+[、.)）]|[（(].*[）)]$)")
_CALLED = re.compile(r"总\s*结|總結|小\s*结|小結|汇\s*报|匯報|报\s*告|報告|回顾|述职|情况|工作要点|纪实|盘点|年报")
_MARK = re.compile(r"^[#*\s]+|[*\s]+$")


def title_of(text: str, otherwise: str) -> str:
    """The heading of a text, its lines joined where it runs over two; `otherwise` where it has none.

    >>> title_of("# 柳岸小学工会\\n2025年度工作总结\\n一年来，工会……", "notes")
    '柳岸小学工会2025年度工作总结'
    >>> title_of("3月8日，举行羽毛球赛，42人参加。", "notes"), title_of("一、民主管理\\n开会。", "notes")
    ('notes', 'notes')
    """
    lines = list(_heading(text))
    named = next((at for at, line in enumerate(lines) if _CALLED.search(line)), None)
    told = "".join(lines[:1] if named is None else lines[: named + 1])
    return told if 0 < len(told) <= LONGEST else otherwise


def _heading(text: str) -> Iterator[str]:
    """The lines above the first sentence or section, of the first four."""
    found = (_MARK.sub("", line) for line in text.lstrip("\ufeff").splitlines())
    for line in [line for line in found if line][:_LOOKED_AT]:
        if _SENTENCE.search(line) or _INNER.search(line):
            return
        yield line
