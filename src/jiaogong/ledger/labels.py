"""Labels of the closed lists in the reader's language."""

from __future__ import annotations

from typing import Protocol

from django.utils.translation import get_language

from jiaogong.kernel.script import traditional


class Labelled(Protocol):
    """Whatever carries its Chinese and English name."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


def label(thing: Labelled) -> str:
    """A category's or measure's name in the language of the page."""
    language = get_language() or "zh-hans"
    if language == "en":
        return thing.en
    return traditional(thing.zh) if language == "zh-hant" else thing.zh


# One of it, and several.
UNITS_EN = {
    "次": ("time", "times"),
    "场": ("event", "events"),
    "人": ("person", "people"),
    "人次": ("attendance", "attendances"),
    "件": ("item", "items"),
    "条": ("item", "items"),
    "项": ("item", "items"),
    "份": ("piece", "pieces"),
    "篇": ("piece", "pieces"),
    "对": ("pair", "pairs"),
    "支": ("team", "teams"),
    "节": ("lesson", "lessons"),
    "本": ("book", "books"),
    "所": ("school", "schools"),
    "个": ("", ""),
    "户": ("household", "households"),
    "张": ("card", "cards"),
    "元": ("yuan", "yuan"),
    "间": ("room", "rooms"),
}


def unit_label(unit: str, *, is_one: bool = False) -> str:
    """A unit as it stands after a number (after one alone) in the language of the page."""
    language = get_language() or "zh-hans"
    if language == "en":
        one, several = UNITS_EN.get(unit, (unit, unit))
        return one if is_one else several
    return traditional(unit) if language == "zh-hant" else unit
