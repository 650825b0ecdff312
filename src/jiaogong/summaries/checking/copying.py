"""How much of a text stands in others: last year's, another school's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jiaogong.prose.copies import CopiedFrom, copied_share
from jiaogong.prose.reading import Finding
from jiaogong.summaries.checking.shapes import Copied

WORTH_MARKING = 30
NEXT_DOOR = 8


def copied_from(text: str, against: Mapping[str, str]) -> tuple[tuple[Copied, ...], tuple[Finding, ...]]:
    """The shares that stand in each other text, the greatest first, and the longer passages as findings."""
    found = {name: copied_share(text, other) for name, other in against.items()}
    shares = [Copied(name, round(copied.share, 4)) for name, copied in found.items() if copied.share > 0]
    findings = [f for name, copied in found.items() for f in _passages(name, copied)]
    return tuple(sorted(shares, key=lambda c: (-c.share, c.of))), tuple(findings)


def _passages(name: str, copied: CopiedFrom) -> Iterator[Finding]:
    """The long passages, those that all but touch taken as one."""
    merged: list[tuple[int, int]] = []
    for passage in sorted(copied.passages, key=lambda p: p.start):
        if merged and passage.start <= merged[-1][1] + NEXT_DOOR:
            merged[-1] = (merged[-1][0], max(merged[-1][1], passage.end))
        else:
            merged.append((passage.start, passage.end))
    for start, end in merged:
        if end - start >= WORTH_MARKING:
            yield Finding(start, end, "duplicate_of", {"of": name, "share": round(copied.share, 4)})
