"""Whether a check found what was planted, with the right kind and at its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiaogong.summaries.checking import Checked
from jiaogong.summaries.checking.tests.planting.plant import Plant

Outcome = Literal["right", "elsewise", "missed"]
BAD = ("contradicted", "unsupported")
_LEVEL_BESIDE = 8

KINDS: dict[str, frozenset[str]] = {
    "figure changed": frozenset(["figure", "award", "bad_arithmetic"]),
    "figure from last year": frozenset(["figure", "award", "bad_arithmetic"]),
    "unit changed": frozenset(["figure", "award", "bad_arithmetic"]),
    "share miscomputed": frozenset(["figure", "bad_arithmetic"]),
    "name swapped": frozenset(["person"]),
    "date moved": frozenset(["date"]),
    "prize level raised": frozenset(["award"]),
    "event level raised": frozenset(["award", "date", "figure", "claim", "person"]),
    "title changed": frozenset(["award", "date", "figure", "claim", "person"]),
    "activity changed": frozenset(["award", "date", "figure", "claim", "person"]),
    "passage taken": frozenset(["duplicate_of"]),
    "year left over": frozenset(["stale_or_conflicting_year", "date"]),
    "xx": frozenset(["placeholder"]),
    "watermark": frozenset(["watermark"]),
    "half a sentence": frozenset(["truncated", "dropped_figure"]),
}
"""What the fault may be told as: a part of the claim contradicted or unsupported, or a finding."""
SENTENCE_WIDE = ("event level raised", "title changed", "activity changed")
"""Faults that no part prints: the parts told of the act in the same sentence rest on it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that a check complains of."""

    start: int
    end: int
    kind: str


def marks_of(checked: Checked) -> list[Mark]:
    """Everything that a check complains of: parts, claims without parts, findings."""
    found = [Mark(p.start, p.end, p.kind) for c in checked.claims for p in c.parts if p.verdict in BAD]
    found += [Mark(c.start, c.end, "claim") for c in checked.claims if c.verdict in BAD and not c.parts]
    return found + [Mark(f.start, f.end, f.kind) for f in checked.findings]


def judged(checked: Checked, plant: Plant) -> Outcome:
    """Right where a mark of the plant's kinds lies at its place; elsewise where there is only some other mark near it."""
    start, end = _place(plant)
    near = [m for m in marks_of(checked) if m.start < end and start < m.end]
    if plant.kind == "passage taken":
        least = (plant.end - plant.start) / 2
        near = [m for m in near if min(m.end, end) - max(m.start, start) >= least] or near[:1]
    if any(m.kind in KINDS[plant.kind] for m in near):
        return "right"
    return "elsewise" if near else "missed"


def _place(plant: Plant) -> tuple[int, int]:
    if plant.kind in SENTENCE_WIDE:
        stop = plant.text.find("。", plant.end)
        return max(plant.text.rfind(c, 0, plant.start) for c in "。\n") + 1, stop if stop >= 0 else len(plant.text)
    if plant.kind == "prize level raised":
        return plant.start, plant.end + _LEVEL_BESIDE
    return plant.start, plant.end
