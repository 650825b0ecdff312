"""Limits by place, with dates and sources: TOML read once. Look one up with `limit`, its words with `KINDS`.

`kinds.toml` says what each limit is; every other file is the pack of a place. Whoever holds a union asks
`unions.limits.limit_for` instead, which knows the limits that unions set for themselves too.
"""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from jiaogong.kernel.limits import Limit, Tighter, Value, in_force

_KINDS = "kinds.toml"
Shape = Literal["number", "share", "percent", "choice", "sizes", "scale", "words"]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a limit is: its words, its unit, which way it grows tighter, and the shape of its value."""

    code: str
    zh: str
    en: str
    unit: str = ""
    tighter: Tighter = ""
    shape: Shape = "number"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / name).read_text(encoding="utf-8"))


KINDS: Mapping[str, Kind] = {code: Kind(code=code, **row) for code, row in _read(_KINDS).items()}


@functools.cache
def packs() -> tuple[Limit, ...]:
    """Every limit of every place, of all times."""
    names = sorted(f.name for f in resources.files(__package__).iterdir() if f.name.endswith(".toml"))
    found: list[Limit] = []
    for name in names:
        if name != _KINDS:
            pack = _read(name)
            rows = ((code, row) for code, held in pack["limits"].items() for row in _rows(held))
            found += [
                Limit(code=code, place=pack["place"], **{**row, "value": as_value(row["value"])}) for code, row in rows
            ]
    return tuple(found)


def _rows(held: dict[str, Any] | list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A limit that has changed stands as a list, its oldest value first."""
    return held if isinstance(held, list) else [held]


def as_value(read: Any) -> Value:
    """A value as TOML and JSON hold it, its lists made tuples."""
    value: Value = tuple(tuple(v) if isinstance(v, list) else v for v in read) if isinstance(read, list) else read
    return value


def limit(code: str, *, place: str = "", on: dt.date) -> Limit:
    """The limit in force for a place on a day; KeyError where none is known."""
    return in_force(packs(), code, place=place, on=on)
