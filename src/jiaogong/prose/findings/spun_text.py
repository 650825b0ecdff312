"""Words swapped for synonyms by a machine to hide copying: 教诲工会, 糊口生涯, 校务果然."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jiaogong.prose.findings.sheet import ByPair, Sheet, by_pair
from jiaogong.prose.reading import Finding


@dataclass(frozen=True, slots=True)
class Swap:
    """A swapped word, what it stands for, and patterns of where it is impossible and where natural after all."""

    word: str
    meant: str
    strong: str | None
    natural: str | None


Sign = tuple[int, int, Swap]
_FAR = 24


_pattern = cache(re.compile)  # most words stand in no text: compile those that do


@cache
def _swaps() -> dict[str, list[Swap]]:
    rows = tomllib.loads((Path(__file__).parent / "spun.toml").read_text("utf-8"))
    made: dict[str, list[Swap]] = {}
    for word, row in rows["never"].items():
        _add(made, Swap(word, row[0], re.escape(word), row[1] if len(row) > 1 else None))
    for word, row in rows["beside"].items():
        _add(made, Swap(word, row[0], row[1], None))
    for word, meant in rows["dense"].items():
        _add(made, Swap(word, meant, None, None))
    return made


def _add(made: dict[str, list[Swap]], swap: Swap) -> None:
    made.setdefault(swap.word, []).append(swap)


@cache
def _swaps_by_pair() -> ByPair:
    return by_pair(_swaps())


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield the clauses that hold an impossible word, with every sign in them.

    A weak sign is a word that a person may choose (展开, 竭力): it is told beside
    an impossible one, and never a finding of its own.
    """
    strong, weak = _signs(sheet)
    beside = _by_clause(sheet, weak) if strong else {}
    for clause, signs in _by_clause(sheet, strong).items():
        every = sorted(signs + beside.get(clause, []), key=lambda s: s[0])
        words = [[sheet.text[a:b], swap.meant] for a, b, swap in every]
        yield Finding(min(a for a, _, _ in signs), max(b for _, b, _ in signs), "spun_text", {"words": words})


def _by_clause(sheet: Sheet, signs: list[Sign]) -> dict[int, list[Sign]]:
    clauses: dict[int, list[Sign]] = {}
    for sign in sorted(signs, key=lambda s: s[0]):
        clauses.setdefault(sheet.clause_at(sign[0]), []).append(sign)
    return clauses


def _signs(sheet: Sheet) -> tuple[list[Sign], list[Sign]]:
    strong: list[Sign] = []
    weak: list[Sign] = []
    for word in sheet.listed(_swaps_by_pair()):
        places = list(sheet.places(word))
        for swap in _swaps()[word]:
            if swap.strong is None:
                weak += [(at, at + len(word), swap) for at in places]
            else:
                spans = dict.fromkeys(span for at in places for span in _around(swap.strong, sheet.text, at))
                strong += [
                    (*span, swap) for span in spans if not (swap.natural and _around(swap.natural, sheet.text, span[0]))
                ]
    return strong, weak


def _around(pattern: str, text: str, at: int) -> list[tuple[int, int]]:
    """The matches of a pattern that hold a place."""
    near = _pattern(pattern).finditer(text, max(at - _FAR, 0), at + _FAR)
    return [m.span() for m in near if m.start() <= at < m.end()]
