"""The exact figures of one sentence, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jiaogong.prose.reading import Figure, Finding

_SAME_UNIT = {
    "名": "人",
    "位": "人",
    "个": "个",
    "家": "个",
    "所": "个",
    "幅": "件",
    "篇": "件",
    "张": "票",
    "万元": "元",
}
_CLOSE = 30

# What numbers break: a share of its counts, a part above its whole, parts that do not make their whole, so much each or on the
# average, a change between two values, what is left of a whole, more than all, votes that are not the papers,
# one thing counted twice.
Rule = Literal["share", "part", "sum", "product", "average", "change", "rest", "over_all", "votes", "twice"]


@dataclass(frozen=True, slots=True)
class Said:
    """The figures of one sentence, in order, with the whole text."""

    text: str
    figures: tuple[Figure, ...]

    def before(self, f: Figure, far: int = 24) -> str:
        """What stands before a figure."""
        return self.text[max(f.start - far, 0) : f.start]

    def after(self, f: Figure, far: int = 10) -> str:
        """What stands after a figure."""
        return self.text[f.end : f.end + far]


def bad(rule: Rule, f: Figure, beside: Figure | None = None, **detail: object) -> Finding:
    """A finding at a figure, or over it and the one that it contradicts where they stand close.

    `detail` tells the rule broken, the value printed and, where one can be computed, what it should be.
    """
    start, end = f.start, f.end
    if beside and max(f.end, beside.end) - min(f.start, beside.start) <= _CLOSE:
        start, end = min(f.start, beside.start), max(f.end, beside.end)
    return Finding(start, end, "bad_arithmetic", {"rule": rule, "printed": f.value, "unit": f.unit, **detail})


def unit_of(f: Figure) -> str:
    return _SAME_UNIT.get(f.unit or "", f.unit or "")


def alike(f: Figure, others: Sequence[Figure]) -> list[Figure]:
    return [o for o in others if unit_of(o) == unit_of(f) and o.unit not in ("%", None)]
