"""Everyday words and what they tell: the category of an act, and what a bare number in it counts."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Literal

from jiaogong.catalogue import MEASURES

Counted = Literal["people", "money", "pieces"]
_ANY = "any"


@functools.cache
def _cues() -> dict[str, dict[str, object]]:
    return tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))


@functools.cache
def _categories() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(str(words))) for code, words in _cues()["category"].items())


@functools.cache
def _measures(counted: Counted, category: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    of_kind = _cues()[counted]
    table = of_kind.get(category, of_kind.get(_ANY, {}))
    return tuple((re.compile(words), str(code)) for words, code in table.items()) if isinstance(table, dict) else ()


def category_said(text: str) -> str | None:
    """The category that everyday words tell, or None.

    >>> category_said("爬山"), category_said("给怀孕的同事送了东西"), category_said("大家都很开心")
    ('culture', 'care', None)
    """
    return next((code for code, words in _categories() if words.search(text)), None)


def measure_said(counted: Counted, category: str, clause: str, text: str) -> str | None:
    """What a number counts, by the words of its clause, else by those of the whole sentence."""
    table = _measures(counted, category)
    for within in (clause, text):
        for words, code in table:
            if words.pattern and words.search(within):
                return code
    return next((code for words, code in table if not words.pattern), None)


def taking_part_said(category: str, text: str) -> str | None:
    """The measure that those who took part are counted by, where it is more than participants."""
    for code, words in _cues()["taking_part"].items():
        if MEASURES[code].suits(category) and re.search(str(words), text):
            return code
    return None
