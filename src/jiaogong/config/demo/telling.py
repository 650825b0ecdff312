"""What the authors of acts work with: a school with its people and its year, and an act as they tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from random import Random

from jiaogong.catalogue import MEASURES
from jiaogong.config.demo.calendars import Calendar
from jiaogong.config.demo.mandates import Mandate
from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import Node
from jiaogong.kernel.money import told
from jiaogong.ledger.rules import AwardFact, Facts, FigureFact, PersonFact, Precision
from jiaogong.members.models import Person

DIGITS = "零一二三四五六七八九十"
Counted = int | tuple[int, str]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its facts, the area's event that it is a share of, and the kind of evidence kept of it."""

    facts: Facts
    share_of: str = ""
    evidence: str = ""

    def of_year(self, year: int) -> Act:
        """The same act, the event that it is a share of named with its year."""
        return replace(self, share_of=f"{year}:{self.share_of}") if self.share_of else self


@dataclass
class School:
    """A base union in one year, as whoever tells of it knows it."""

    node: Node
    roster: Roster
    calendar: Calendar
    rng: Random
    mandate: Mandate
    acts: list[Act] = field(default_factory=list)

    @cached_property
    def staff(self) -> list[Person]:
        return self.roster.serving(self.calendar.on(4, 1))

    @cached_property
    def women(self) -> list[Person]:
        return [p for p in self.staff if p.sex == "F"]

    @cached_property
    def retired(self) -> list[Person]:
        return self.roster.retired(self.calendar.on(4, 1))

    @property
    def year(self) -> int:
        return self.calendar.year

    @property
    def here(self) -> str:
        """What staff call the place: 校, 园, or 单位."""
        return {"kindergarten": "园", "organ": "单位"}.get(self.node.level, "校")

    @property
    def is_organ(self) -> bool:
        return self.node.level == "organ"

    @property
    def colleagues(self) -> str:
        return "干部职工" if self.is_organ else "教职工"

    @cached_property
    def congress(self) -> tuple[int, int]:
        """Which congress sits this year and for which time."""
        return self.mandate.sitting_in(self.year)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def number(self, least: int, most: int) -> int:
        return self.rng.randint(least, max(least, most))

    def some(self, least: float, most: float, of: int | None = None) -> int:
        """A part of the staff (or of `of`), at least one."""
        whole = len(self.staff) if of is None else of
        return max(1, min(whole, round(whole * self.rng.uniform(least, most))))

    def say(self, *ways: str) -> str:
        return self.rng.choice(ways)

    def pick(self, count: int, of: Sequence[Person] | None = None) -> list[Person]:
        pool = self.staff if of is None else of
        return self.rng.sample(list(pool), min(count, len(pool)))

    def day(self, first: tuple[int, int], last: tuple[int, int]) -> dt.date:
        return self.calendar.weekday(self.rng, first, last)

    def tell(self, told_act: Act) -> None:
        self.acts.append(told_act)


def act(
    category: str,
    title: str,
    day: dt.date,
    sentence: str,
    figures: Mapping[str, Counted] | None = None,
    *,
    people: Sequence[Person] = (),
    part: str = "concerned",
    share_of: str = "",
    evidence: str = "",
    end: dt.date | None = None,
    precision: Precision = "day",
    awards: Sequence[tuple[str, str, int]] = (),
    bodies: Sequence[str] = (),
    basis: str = "",
    theme: str = "",
) -> Act:
    """An act with its facts; figures by measure, a tuple where the value is qualified."""
    facts = Facts(
        category=category,
        title=title,
        start=day,
        end=end,
        precision=precision,
        sentence=sentence,
        figures=tuple(_figure(measure, counted) for measure, counted in (figures or {}).items()),
        awards=tuple(AwardFact(*award) for award in awards if award[2]),
        people=tuple(PersonFact(p.pk, part) for p in people),
        bodies=tuple(bodies),
        basis=basis,
        theme=theme,
    )
    return Act(facts, share_of, evidence)


def _figure(measure: str, counted: Counted) -> FigureFact:
    value, qualifier = counted if isinstance(counted, tuple) else (counted, "")
    if measure not in MEASURES:
        raise KeyError(measure)
    return FigureFact(measure, value, qualifier)


def money(fen: int) -> str:
    """An amount as a school writes it."""
    return told(fen)


def prize_list(awards: Sequence[tuple[str, str, int]], unit: str = "名") -> str:
    """Prizes as a sentence lists them.

    >>> prize_list([("校", "一等奖", 3), ("校", "二等奖", 5)])
    '一等奖3名、二等奖5名'
    """
    return "、".join(f"{prize}{count}{unit}" for _level, prize, count in awards if count)


def names_of(people: Sequence[Person]) -> str:
    return "、".join(p.name for p in people)
