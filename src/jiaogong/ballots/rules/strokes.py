"""Names in the order of the surname's strokes (以姓氏笔画为序), as ballots and lists of candidates are printed."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

TABLE = Path(__file__).with_name("strokes.txt")  # made by tools/make_strokes.py


@functools.cache
def _ranks() -> dict[str, int]:
    return {character: at for at, character in enumerate(TABLE.read_text(encoding="utf-8").replace("\n", ""))}


def stroke_key(name: str) -> tuple[int, int, tuple[int, ...]]:
    """What names are sorted by: the surname's strokes, then short names first, then the given name's strokes."""
    ranks = [_ranks().get(character, len(_ranks()) + ord(character)) for character in name.strip()]
    return ranks[0] if ranks else -1, len(ranks), tuple(ranks)


def in_order(names: Iterable[str]) -> list[str]:
    """The names by the strokes of their surnames.

    >>> in_order(["赵一鸣", "王若松", "丁宁", "王安", "卜晓岚", "欧阳远"])
    ['丁宁', '卜晓岚', '王安', '王若松', '欧阳远', '赵一鸣']
    """
    return sorted(names, key=stroke_key)
