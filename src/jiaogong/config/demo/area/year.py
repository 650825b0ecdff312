"""The area in one year, and how a school's share in the area's acts is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from jiaogong.config.demo.calendars import Calendar
from jiaogong.config.demo.telling import Act, School, act


@dataclass
class AreaYear:
    """The area in one year: its schools, its own acts by key, and each school's shares in them."""

    calendar: Calendar
    rng: Random
    schools: list[School]
    acts: dict[str, Act] = field(default_factory=dict)

    @property
    def year(self) -> int:
        return self.calendar.year

    def day(self, first: tuple[int, int], last: tuple[int, int]) -> dt.date:
        return self.calendar.weekday(self.rng, first, last)

    def say(self, *ways: str) -> str:
        return self.rng.choice(ways)

    def number(self, least: int, most: int) -> int:
        return self.rng.randint(least, max(least, most))

    def document(self, number: int) -> str:
        return f"雁教工〔{self.year}〕{number}号"

    def hold(self, key: str, told: Act) -> None:
        self.acts[key] = told


def call_to(area: AreaYear, share: float) -> list[School]:
    """The schools that take part: at least one."""
    return [s for s in area.schools if area.rng.random() < share] or area.schools[:1]


def tell_shares(
    key: str,
    taking: list[School],
    counts: list[int],
    category: str,
    measure: str,
    title: str,
    day: dt.date,
    ways: Callable[[School, int], str],
) -> None:
    """Tell each school's share; the event itself counts them all."""
    for school, count in zip(taking, counts, strict=True):
        school.tell(act(category, title, day, ways(school, count), {measure: count}, share_of=key))
