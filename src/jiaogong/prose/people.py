"""People named in prose, with a roster of known names or without."""

from __future__ import annotations

from jiaogong.prose.reading import Name


def find_people(text: str, roster: frozenset[str] = frozenset()) -> list[Name]:
    """Return the names of people in a plain text, in order, with plain offsets; the roster's names are simplified."""
    return []
