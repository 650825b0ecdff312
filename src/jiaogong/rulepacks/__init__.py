"""Limits by place, with dates and sources: TOML read once. Look one up with `limit`."""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from importlib import resources

from jiaogong.kernel.limits import Limit, in_force


@functools.cache
def _packs() -> tuple[Limit, ...]:
    found: list[Limit] = []
    for file in sorted(resources.files(__package__).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            pack = tomllib.loads(file.read_text(encoding="utf-8"))
            found += [Limit(code=code, place=pack["place"], **row) for code, row in pack["limits"].items()]
    return tuple(found)


def limit(code: str, *, place: str = "", on: dt.date) -> Limit:
    """The limit in force for a place on a day; KeyError where none is known."""
    return in_force(_packs(), code, place=place, on=on)
