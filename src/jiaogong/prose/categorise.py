"""Which of the 22 categories an act belongs to: its words weighed, the heading above it in doubt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from jiaogong.prose.cues import Cue

OTHER = "other"
_HEADING_SHARE = 0.5

Weights = dict[str, float]


def weights_of(cues: Iterable[tuple[int, Cue]]) -> Weights:
    """The sum by category of what the cue words in a stretch say; a word said twice counts half the second time."""
    seen: dict[tuple[tuple[str, int], ...], float] = {}
    weights: Weights = {}
    for _, cue in cues:
        if pairs := cue.weights:
            share = seen.get(pairs, 1.0)
            seen[pairs] = share / 2
            for code, weight in pairs:
                weights[code] = weights.get(code, 0.0) + weight * share
    return weights


def weights_between(marks: Sequence[tuple[int, Cue]], start: int, end: int) -> Weights:
    """The weights of the marks from start to end (exclusive) of the plain text."""
    first = bisect_left(marks, start, key=_place)
    return weights_of(marks[first : bisect_left(marks, end, lo=first, key=_place)])


def _place(mark: tuple[int, Cue]) -> int:
    return mark[0]


def leading(weights: Weights, prior: Weights | None = None) -> str:
    """The heaviest category, a heading's weights added at a share; "other" where nothing speaks.

    >>> leading({"culture": 3, "women": 2}, {"women": 4})
    'women'
    """
    total = dict(weights)
    for code, weight in (prior or {}).items():
        total[code] = total.get(code, 0.0) + weight * _HEADING_SHARE
    return max(total, key=lambda code: total[code]) if total else OTHER
