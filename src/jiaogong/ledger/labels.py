"""Labels of the closed lists in the reader's language."""

from __future__ import annotations

import functools
from typing import Protocol

import opencc
from django.utils.translation import get_language


class Labelled(Protocol):
    """Whatever carries its Chinese and English name."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


@functools.cache
def traditional(text: str) -> str:
    """Simplified Chinese written in traditional characters."""
    written: str = _converter().convert(text)
    return written


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")


def label(thing: Labelled) -> str:
    """A category's or measure's name in the language of the page."""
    language = get_language() or "zh-hans"
    if language == "en":
        return thing.en
    return traditional(thing.zh) if language == "zh-hant" else thing.zh


UNITS_EN = {
    "次": "times",
    "场": "events",
    "人": "people",
    "人次": "attendances",
    "件": "items",
    "条": "items",
    "项": "items",
    "份": "pieces",
    "篇": "pieces",
    "对": "pairs",
    "支": "teams",
    "节": "lessons",
    "本": "books",
    "所": "schools",
    "个": "",
    "户": "households",
    "张": "cards",
    "元": "yuan",
    "间": "rooms",
}


def unit_label(unit: str) -> str:
    """A unit as it stands after a number in the language of the page."""
    language = get_language() or "zh-hans"
    if language == "en":
        return UNITS_EN.get(unit, unit)
    return traditional(unit) if language == "zh-hant" else unit
