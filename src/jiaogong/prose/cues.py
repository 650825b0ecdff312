"""The cue words of work summaries: which verbs act, which things are concrete, which words tell a category."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from importlib import resources
from itertools import compress
from typing import Any, NamedTuple

from jiaogong.catalogue import CATEGORIES
from jiaogong.prose.text import pairs_of

ACT, JOIN, SLIGHT, VAGUE, EVENT, OBJECT, HOLLOW, ABSTRACT, STRONG = (1 << bit for bit in range(9))
OFTEN = 1 << 15  # 9 to 14 are those of marks
_VERBS = {"act": ACT, "spun": ACT, "join": JOIN, "slight": SLIGHT, "vague": VAGUE}
_THINGS = {"event": EVENT, "object": OBJECT, "hollow": HOLLOW, "abstract": ABSTRACT, "often": OFTEN, "shield": 0}
_WEIGHTS = {"whose": 5, "strong": 3, "plain": 2, "faint": 1}


class Cue(NamedTuple):
    """What one word says: flags of clause grammar, and (category, weight) pairs."""

    flags: int
    weights: tuple[tuple[str, int], ...]


_BEFORE = re.compile(r"(?P<word>[^(]+)\((?P<nexts>[^)]+)\)")


def _rows() -> tuple[dict[str, Any], dict[str, frozenset[str]]]:
    """The table, and the shields that hide nothing before certain characters: 工会组织 is a verb before 教师."""
    rows = tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    yields = {m["word"]: frozenset(m["nexts"]) for m in map(_BEFORE.fullmatch, rows["thing"]["shield"]) if m}
    rows["thing"]["shield"] = [word.partition("(")[0] for word in rows["thing"]["shield"]]
    return rows, yields


def _read() -> dict[str, Cue]:
    rows = _ROWS
    flags: defaultdict[str, int] = defaultdict(int)
    weights: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for code, strengths in rows["category"].items():
        for strength, words in strengths.items():
            for word in words:
                weights[word].setdefault(CATEGORIES[code].code, _WEIGHTS[strength])
    for names, lists in ((_VERBS, rows["verb"]), (_THINGS, rows["thing"])):
        for name, words in lists.items():
            for word in words:
                flags[word] |= names[name]
    if single := [word for word in {*flags, *weights} if len(word) < 2]:
        raise ValueError(single)
    shields = set(rows["thing"]["shield"])
    own = {word: dict(weights[word]) for word in weights}
    words = flags.keys() | own.keys()
    for word in words - shields:
        for inner, start in _inner(word, words):
            if start + len(inner) == len(word):
                flags[word] |= flags[inner] & (EVENT | OBJECT)
            if start == 0 and not flags[word] & (EVENT | OBJECT):
                flags[word] |= flags[inner] & (ACT | JOIN | SLIGHT)
            if word not in own:
                weights[word].update(own.get(inner, {}))
        if any(weight >= _WEIGHTS["strong"] for weight in weights[word].values()):
            flags[word] |= STRONG
    return {word: Cue(flags[word], tuple(weights[word].items())) for word in {*flags, *weights}}


def _inner(word: str, words: Set[str]) -> Iterator[tuple[str, int]]:
    """The listed words inside a listed compound, with where they start: a 辩论赛 is 辩论, a 知识竞赛 is a 竞赛."""
    for start in range(len(word)):
        for end in range(start + 2, len(word) + 1):
            if end - start < len(word) and word[start:end] in words:
                yield word[start:end], start


_ROWS, _YIELDS = _rows()
CUES = _read()


def _beginnings() -> dict[int, tuple[tuple[int, ...], Cue | None]]:
    """For the first two characters of every word: how long the longer words are, longest first, and the pair's own cue."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for word in CUES:
        lengths[word[:2]].add(len(word))
    return {
        pairs_of(pair)[0]: (tuple(sorted(found - {2}, reverse=True)), CUES.get(pair)) for pair, found in lengths.items()
    }


_BEGINNINGS = _beginnings()


def find_cues(text: str, pairs: Sequence[int] | None = None) -> list[tuple[int, Cue]]:
    """The cue words of a plain text in order, each with where it starts; longest first, none overlapping.

    Looking up pairs of characters is twice as fast as one pattern of a thousand words.
    """
    found: list[tuple[int, Cue]] = []
    beginnings, cue_of, yields, free = _BEGINNINGS, CUES.get, _YIELDS.get, 0
    if pairs is None:
        pairs = pairs_of(text)
    for start in compress(range(len(pairs)), map(beginnings.__contains__, pairs)):
        if start < free:
            continue
        lengths, pair_cue = beginnings[pairs[start]]
        for length in lengths:
            if cue := cue_of(text[start : start + length]):
                if not cue.flags and text[start + length : start + length + 1] in yields(
                    text[start : start + length], ()
                ):
                    continue
                found.append((start, cue))
                free = start + length
                break
        else:
            if pair_cue:
                found.append((start, pair_cue))
                free = start + 2
    return found
