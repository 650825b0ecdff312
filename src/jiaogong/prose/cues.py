"""The cue words of work summaries: which verbs act, which things are concrete, which words tell a category."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from importlib import resources
from typing import NamedTuple

from jiaogong.catalogue import CATEGORIES

ACT, JOIN, SLIGHT, VAGUE, EVENT, OBJECT, HOLLOW, ABSTRACT, STRONG = (1 << bit for bit in range(9))
_VERBS = {"act": ACT, "spun": ACT, "join": JOIN, "slight": SLIGHT, "vague": VAGUE}
_THINGS = {"event": EVENT, "object": OBJECT, "hollow": HOLLOW, "abstract": ABSTRACT, "shield": 0}
_WEIGHTS = {"whose": 4, "strong": 3, "plain": 2, "faint": 1}


class Cue(NamedTuple):
    """What one word says: flags of clause grammar, and (category, weight) pairs."""

    flags: int
    weights: tuple[tuple[str, int], ...]


def _read() -> dict[str, Cue]:
    rows = tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
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
    things = [word for name in ("event", "object") for word in rows["thing"][name]]
    for word in weights:
        if max(weights[word].values()) >= _WEIGHTS["strong"]:
            flags[word] |= STRONG
        flags[word] |= _inherited(word, things, flags)
    return {word: Cue(flags[word], tuple(weights[word].items())) for word in {*flags, *weights}}


def _inherited(word: str, things: list[str], flags: dict[str, int]) -> int:
    """What a compound is because of its last word: a 知识竞赛 is a 竞赛."""
    return max((flags[thing] & (EVENT | OBJECT) for thing in things if word.endswith(thing)), default=0)


def _alternation(words: list[str]) -> str:
    """A pattern that matches the longest of the words, branching once a character."""
    branches: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if word:
            branches[word[0]].append(word[1:])
    if not branches:
        return ""
    parts = [re.escape(first) + _alternation(rests) for first, rests in sorted(branches.items())]
    inner = parts[0] if len(parts) == 1 else "|".join(parts)
    return f"(?:{inner})" + ("?" if "" in words else "")


CUES = _read()
_PATTERN = re.compile(_alternation(list(CUES)))


def find_cues(text: str) -> list[tuple[int, Cue]]:
    """The cue words of a plain text in order, each with where it starts; longest first, none overlapping."""
    return [(m.start(), CUES[m[0]]) for m in _PATTERN.finditer(text)]
