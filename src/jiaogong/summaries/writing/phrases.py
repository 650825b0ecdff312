"""The bank of phrases: patterns with slots, read once from the TOML files beside this one.

`{slot}` stands for a figure or word; `[…]` falls away where a slot in it is
unknown; a pattern whose other slots are unknown cannot be used.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable
from importlib import resources
from typing import Any

from jiaogong.summaries.writing.said import Said, joined

Resolve = Callable[[str], Said | None]
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_SLOT = re.compile(r"\{([^}]*)\}")


@functools.cache
def bank(name: str) -> dict[str, Any]:
    """One file of phrases."""
    return tomllib.loads(resources.files(__package__).joinpath("phrases", f"{name}.toml").read_text(encoding="utf-8"))


def filled(pattern: str, resolve: Resolve) -> Said | None:
    """The pattern with its slots filled, or None where one that it needs is unknown.

    >>> known = {"a": Said("3人")}
    >>> filled("到会{a}[，请假{b}]", known.get), filled("请假{b}", known.get)
    (Said(text='到会3人', figures=()), None)
    """
    parts: list[Said] = []
    for i, piece in enumerate(_OPTIONAL.split(pattern)):
        part = _filled(piece, resolve)
        if part is None:
            if i % 2 == 0:
                return None
            continue
        parts.append(part)
    return joined(parts)


def _filled(piece: str, resolve: Resolve) -> Said | None:
    parts: list[Said] = []
    for i, text in enumerate(_SLOT.split(piece)):
        found = Said(text) if i % 2 == 0 else resolve(text)
        if found is None:
            return None
        parts.append(found)
    return joined(parts)
