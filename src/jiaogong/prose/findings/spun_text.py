"""Words swapped for synonyms by a machine to hide copying: 教诲工会, 糊口生涯, 校务果然."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Finding

_EVERY = 400  # characters of text for one weak sign; denser is spun
_KINDS_OF_WEAK = 6


@dataclass(frozen=True, slots=True)
class Swap:
    """A swapped word, what it stands for, and where it is impossible, or where natural."""

    word: str
    meant: str
    strong: re.Pattern[str] | None
    natural: re.Pattern[str] | None


@cache
def _swaps() -> tuple[Swap, ...]:
    rows = tomllib.loads((Path(__file__).parent / "spun.toml").read_text("utf-8"))
    made = []
    for word, row in rows["never"].items():
        made.append(Swap(word, row[0], re.compile(re.escape(word)), re.compile(row[1]) if len(row) > 1 else None))
    for word, row in rows["beside"].items():
        made.append(Swap(word, row[0], re.compile(row[1]), None))
    for word, meant in rows["dense"].items():
        made.append(Swap(word, meant, None, None))
    return tuple(made)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield clauses with impossible words, and the weaker signs too where they stand dense.

    A weak sign is a word that a person may choose (展开, 竭力); one alone is never
    a finding.
    """
    strong, weak = _signs(sheet.text)
    dense = len({w for _, _, w in weak}) >= _KINDS_OF_WEAK and len(weak) * _EVERY >= len(sheet.text)
    places = sorted(strong + (weak if dense and strong else []), key=lambda s: s[0])
    clause, begun = -1, None
    for start, end, swap in places:
        here = sheet.clause_at(start)
        if begun and here == clause:
            begun.detail["words"].append([sheet.text[start:end], swap.meant])
            begun = Finding(begun.start, max(begun.end, end), "spun_text", begun.detail)
            continue
        if begun:
            yield begun
        begun = Finding(start, end, "spun_text", {"words": [[sheet.text[start:end], swap.meant]]})
        clause = here
    if begun:
        yield begun


Sign = tuple[int, int, Swap]


def _signs(text: str) -> tuple[list[Sign], list[Sign]]:
    strong: list[Sign] = []
    weak: list[Sign] = []
    for swap in _swaps():
        if swap.word not in text:
            continue
        if swap.strong is None:
            weak += [(m.start(), m.end(), swap) for m in re.finditer(swap.word, text)]
            continue
        natural = {i for m in swap.natural.finditer(text) for i in range(*m.span())} if swap.natural else set()
        strong += [(m.start(), m.end(), swap) for m in swap.strong.finditer(text) if m.start() not in natural]
    return strong, weak
