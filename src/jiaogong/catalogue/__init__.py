"""The closed lists that everything is counted by: categories and measures.

Plain data, read once from the TOML files beside this one; no database, no
Django. Start with `CATEGORIES` and `MEASURES`.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

Adds = Literal["sum", "count", "distinct", "last"]
ANY = "*"


@dataclass(frozen=True, slots=True)
class Category:
    """A category of acts: code, Chinese and English label, place in reading order."""

    code: str
    zh: str
    en: str
    order: int
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """What can be counted: values are integers of 1/`scale` of a printed `unit`."""

    code: str
    zh: str
    en: str
    categories: tuple[str, ...]
    unit: str
    adds: Adds
    units: tuple[str, ...] = ()
    scale: int = 1
    sensitive: bool = False
    words: tuple[str, ...] = ()

    @property
    def is_money(self) -> bool:
        return self.unit == "元"

    @property
    def is_entered(self) -> bool:
        """Whether a figure of it is stored, rather than counted from the entries themselves."""
        return self.adds in ("sum", "last")

    def suits(self, category: str) -> bool:
        return ANY in self.categories or category in self.categories

    def printed_in(self, unit: str) -> bool:
        return unit == self.unit or unit in self.units


def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


@functools.cache
def _categories() -> MappingProxyType[str, Category]:
    rows = _read("categories.toml")
    return MappingProxyType(
        {code: Category(code=code, order=order, **row) for order, (code, row) in enumerate(rows.items())}
    )


@functools.cache
def _measures() -> MappingProxyType[str, Measure]:
    rows = _read("measures.toml")
    return MappingProxyType({code: Measure(code=code, **_frozen(row)) for code, row in rows.items()})


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


CATEGORIES = _categories()
MEASURES = _measures()


def measures_for(category: str) -> list[Measure]:
    """The measures that a figure of this category may use, the category's own first."""
    at_home = [m for m in MEASURES.values() if m.is_entered and category in m.categories]
    anywhere = [m for m in MEASURES.values() if m.is_entered and ANY in m.categories]
    return at_home + anywhere
