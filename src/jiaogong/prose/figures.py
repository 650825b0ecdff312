"""Figures: numbers that count or measure."""

from __future__ import annotations

from jiaogong.prose.reading import Figure


def find_figures(text: str) -> list[Figure]:
    """Return the figures of a plain text, in order, with plain offsets."""
    return []
