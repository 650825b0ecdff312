"""What may stand where on the tree, and what a change to it states. No database, no clock."""

from __future__ import annotations

from dataclasses import dataclass

# Founding must be approved by the union above; nobody may dissolve or merge a union at will.
APPROVAL_SOURCE = "工会法第十二条、第十三条"
_BELOW = {
    "area": ("area", "cluster", "base"),
    "cluster": ("base",),
    "base": ("base", "group"),
    "group": (),
}


def may_stand_below(kind: str, parent_kind: str) -> bool:
    """Whether a union of a kind may belong to one of another kind; a base union below one makes it a central school.

    >>> may_stand_below("base", "cluster"), may_stand_below("area", "base")
    (True, False)
    """
    return kind in _BELOW[parent_kind]


def kinds_below(parent_kind: str) -> tuple[str, ...]:
    return _BELOW[parent_kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a change states besides its union: the other union by code, the new one's facts, who goes with it."""

    reason: str
    other: str = ""
    code: str = ""
    name: str = ""
    short_name: str = ""
    kind: str = ""
    sector: str = ""
    people: tuple[str, ...] = ()
    basis: str = ""
