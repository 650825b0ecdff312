"""Totals of a period: what is told once more in sum must not be counted once more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from jiaogong.ledger.rules import Facts

_NEAR = 0.02
_SUMMED = re.compile(
    r"全年|年内|年度内|一年来|一年中|今年以来|学期内|本学期|累计|总计|合计|各类|各项|共(?!同|创|享|产|建|度|青|和)"
)


class Totals:
    """What is counted in a period by category and measure, and by measure alone (category "")."""

    def __init__(self) -> None:
        self._sums: Counter[tuple[str, str]] = Counter()

    def add(self, category: str, measure: str, value: int) -> None:
        self._sums[category, measure] += value
        self._sums["", measure] += value

    def add_facts(self, facts: Facts) -> None:
        for figure in facts.figures:
            self.add(facts.category, figure.measure, figure.value)

    def tells(self, facts: Facts) -> bool:
        """Whether an account of the whole period only sums up what is counted here already.

        It does where a figure of it is one of these sums, and where it says that it is a sum and its category counts
        that measure.
        """
        if facts.precision != "period":
            return False
        is_summed = bool(_SUMMED.search(facts.sentence))
        return any(
            self._is_sum(facts.category, f.measure, f.value)
            or (is_summed and (facts.category, f.measure) in self._sums)
            for f in facts.figures
        )

    def _is_sum(self, category: str, measure: str, value: int) -> bool:
        sums = (self._sums.get((of, measure), 0) for of in (category, ""))
        return any(total and abs(total - value) <= _NEAR * total for total in sums)


def told_again(accounts: Iterable[Facts]) -> list[bool]:
    """Of the accounts of one text, which say that they sum up what others of their category count."""
    told = list(accounts)
    tellers = Counter((facts.category, f.measure) for facts in told for f in facts.figures)
    return [
        facts.precision == "period"
        and bool(_SUMMED.search(facts.sentence))
        and any(tellers[facts.category, f.measure] > 1 for f in facts.figures)
        for facts in told
    ]
