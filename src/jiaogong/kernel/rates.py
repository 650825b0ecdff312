"""Shares as people read them: how many of how many, and in per cent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many."""

    count: int
    of: int

    @property
    def percent(self) -> float | None:
        """In per cent, to one decimal; None of nothing.

        >>> Rate(2, 3).percent, Rate(0, 0).percent
        (66.7, None)
        """
        return round(100 * self.count / self.of, 1) if self.of else None

    @property
    def told(self) -> str:
        """In per cent with its sign; a dash of nothing.

        >>> Rate(2, 3).told, Rate(0, 0).told
        ('66.7%', '—')
        """
        return "—" if self.percent is None else f"{self.percent}%"
