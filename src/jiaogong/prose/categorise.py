"""Which of the 22 categories an act belongs to: its words weighed, the heading above it in doubt."""

from __future__ import annotations

from collections.abc import Iterable

from jiaogong.prose.marks import Mark

OTHER = "other"
_HEADING_SHARE = 0.5
_NEAR = 1.5

Weights = dict[str, float]


def weights_of(marks: Iterable[Mark]) -> Weights:
    """The sum by category of what the marks of a stretch say; a word said again counts half as much each time."""
    seen: dict[tuple[tuple[str, int], ...], float] = {}
    weights: Weights = {}
    for _, cue in marks:
        if pairs := cue.weights:
            share = seen.get(pairs, 1.0)
            seen[pairs] = share / 2
            for code, weight in pairs:
                weights[code] = weights.get(code, 0.0) + weight * share
    return weights


def add_weights(weights: Weights, more: Weights) -> None:
    for code, weight in more.items():
        weights[code] = weights.get(code, 0.0) + weight


def leading(weights: Weights, *headings: Weights) -> str:
    """The heaviest category, the weights of the headings over it added at a share; "other" where nothing speaks.

    >>> leading({"culture": 3, "women": 2}, {"women": 4})
    'women'
    """
    total = dict(weights)
    for heading in headings:
        for code, weight in heading.items():
            total[code] = total.get(code, 0.0) + weight * _HEADING_SHARE
    return max(total, key=total.__getitem__) if total else OTHER


def near(weights: Weights) -> set[str]:
    """The categories that could as well lead.

    >>> sorted(near({"culture": 3, "women": 2, "study": 1}))
    ['culture', 'women']
    """
    top = max(weights.values())
    return {code for code, weight in weights.items() if weight >= top - _NEAR}
