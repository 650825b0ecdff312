"""A true text of a union and period, and what is needed to make it false."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from jiaogong.kernel.periods import Period
from jiaogong.members.queries import roster_of
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.tests.planting.chronicle import chronicle
from jiaogong.summaries.facts import known_facts
from jiaogong.summaries.writing import write_summary
from jiaogong.summaries.writing.said import FigureAt
from jiaogong.unions.models import Union

_LONG = 60
_PLANS = re.compile(r"(?m)^[五六七八]、.*(?:打算|下步|来日|明年|计划|下一步|新的一年|今后).*$")
_AFTER_WORK = re.compile(r"(?m)^六、")


@dataclass(frozen=True)
class Truth:
    """A true text: the written summary and, behind it, single acts told from their entries."""

    ground: Ground
    roster: frozenset[str]
    text: str
    figures: tuple[FigureAt, ...]
    others: tuple[str, ...] = ()

    @property
    def union(self) -> Union:
        return self.ground.known.union

    @property
    def period(self) -> Period:
        return self.ground.known.period

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """The long paragraphs, as they lie in the text."""
        return [m.span() for m in re.finditer(r"[^\n]+", self.text) if len(m[0]) >= _LONG]

    @cached_property
    def plans_at(self) -> int:
        """Where plans begin: no ledger proves them."""
        m = _PLANS.search(self.text)
        return m.start() if m else len(self.text)

    @cached_property
    def said_in_ledger(self) -> str:
        return "\n".join(self.ground.text_of(act) for act in self.ground.acts)

    def borrowing(self, others: list[str]) -> Truth:
        """The same with texts of other unions, to take passages from."""
        return replace(self, others=tuple(others))


def truth_of(union: Union, period: Period, rng: Random) -> Truth:
    ground = Ground(known_facts(union, period))
    summary = write_summary(union, period)
    acts = chronicle(ground, rng)
    at = next((m.start() for m in _AFTER_WORK.finditer(summary.text)), len(summary.text))
    text = summary.text[:at] + acts + summary.text[at:]
    figures = tuple(
        replace(f, start=f.start + len(acts), end=f.end + len(acts)) if f.start >= at else f for f in summary.figures
    )
    return Truth(ground, frozenset(roster_of(union)), text, figures)
