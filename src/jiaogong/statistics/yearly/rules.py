"""What must hold between the figures of a return, when it is due, and by what a signed one is known."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jiaogong.kernel.rates import Rate as Share
from jiaogong.statistics.yearly.form import Check, Rate


@dataclass(frozen=True, slots=True)
class Judged:
    """A check with both sides as they stand."""

    check: Check
    left: int
    right: int

    @property
    def holds(self) -> bool:
        return self.left == self.right if self.check.is_ == "equal" else self.left <= self.right


def judge(checks: Iterable[Check], totals: Mapping[str, int]) -> list[Judged]:
    """Each check held against the figures; a side without cells is nothing.

    >>> check = Check("", "", ("members",), "at_most", ("staff",))
    >>> judge([check], {"members": 42, "staff": 41})[0].holds
    False
    """
    return [Judged(c, sum(totals[code] for code in c.left), sum(totals[code] for code in c.right)) for c in checks]


def in_the_way(judged: Iterable[Judged]) -> list[Judged]:
    """Those that fail and block."""
    return [one for one in judged if one.check.blocks and not one.holds]


@dataclass(frozen=True, slots=True)
class Rated:
    """A rate with its numerator and denominator."""

    rate: Rate
    of: int
    among: int

    @property
    def percent(self) -> float | None:
        """In per cent, to one decimal; None of nothing, and where some of those counted began the year before.

        >>> Rated(Rate("", "", "", "", ""), 2, 3).percent, Rated(Rate("", "", "", "", ""), 9, 3).percent
        (66.7, None)
        """
        return Share(self.of, self.among).percent if self.of <= self.among else None


def rated(rates: Iterable[Rate], totals: Mapping[str, int]) -> list[Rated]:
    return [Rated(rate, totals[rate.of], totals[rate.among]) for rate in rates]


def fingerprint(union: str, year: int, form: str, figures: Mapping[str, int]) -> str:
    """The SHA-256 of a return's union, year, form and figures, whatever order they stand in.

    >>> fingerprint("A", 2026, "f", {"a": 1, "b": 2}) == fingerprint("A", 2026, "f", {"b": 2, "a": 1})
    True
    """
    said = json.dumps([union, year, form, sorted(figures.items())], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def last_ended(today: dt.date) -> int:
    """The statistics year that ended last.

    >>> last_ended(dt.date(2026, 9, 30)), last_ended(dt.date(2026, 10, 1))
    (2025, 2026)
    """
    return today.year if today.month >= 10 else today.year - 1
