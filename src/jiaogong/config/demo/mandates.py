"""Since when the delegates of each made-up union sit, and of which term: what its sessions are called follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from jiaogong.config.demo.tree import CHOOSING_SCHOOL, SEED, SHOWN_SCHOOL, Node
from jiaogong.members.offices.rules.terms import last_day
from jiaogong.unions.models import Union

YEARS = 3
CONGRESS_FROM = 80  # of so many on delegates meet
_ENDING, _OVER = 1010, 1180
_FATES = {
    "no_audit": 3, "by_elected": 21, "over": 4, "ending": 8, "commissioner": 6, "untrained": 5, "cashier": 3,
    "vacant": 2, "acting": 1, "head": 2, "none": 3, "waiting": 3, "late": 2,
}  # fmt: skip
# Sessions are held in spring; delegates are elected before the first of theirs.
_FIRST_SESSION, _LAST_SESSION = (3, 4), (4, 24)


@dataclass(frozen=True, slots=True)
class Mandate:
    """A term of delegates by its number and first day."""

    number: int
    since: dt.date

    def sitting_in(self, year: int) -> tuple[int, int]:
        """Which congress sits in the spring of a year, and for which time.

        >>> Mandate(6, dt.date(2024, 1, 10)).sitting_in(2026), Mandate(6, dt.date(2024, 9, 1)).sitting_in(2024)
        ((6, 3), (5, 3))
        """
        number, since = self.number, self.since
        while dt.date(year, *_FIRST_SESSION) < since:
            number, since = number - 1, since.replace(year=since.year - YEARS, day=min(since.day, 28))
        first = since.year if since < dt.date(since.year, *_FIRST_SESSION) else since.year + 1
        return max(1, number), year - first + 1


def fates_of(nodes: list[Node]) -> dict[str, str]:
    """What befalls which school: in a small demo the first few, one each."""
    bases = [n for n in nodes if n.kind == Union.Kind.BASE and n.short != SHOWN_SCHOOL]
    rng = Random(f"{SEED}:terms")
    named = [fate for fate, times in _FATES.items() for _ in range(times if len(bases) > 20 else 1)]
    order = rng.sample(bases, len(bases)) if len(bases) > 20 else sorted(bases, key=lambda n: n.staff)
    return {node.code: fate for node, fate in zip(order, named, strict=False)}


def days_in_office(rng: Random, node: Node, fate: str) -> int:
    """How long ago the bodies of a union were elected: the first thing that is drawn of its terms."""
    shown = node.short in (SHOWN_SCHOOL, CHOOSING_SCHOOL)
    ago = (
        _OVER
        if fate == "over"
        else _ENDING + rng.randint(10, 70)
        if fate == "ending" or shown
        else rng.randint(200, 900)
    )
    return {"waiting": 6, "late": 24}.get(fate, ago)


def terms_rng(node: Node) -> Random:
    return Random(f"{SEED}:terms:{node.code}")


def mandates_of(nodes: list[Node], today: dt.date) -> Mapping[str, Mandate]:
    """The mandate of each union's delegates, by its code."""
    told = [n for n in nodes if n.staff and n.has_union]
    fates = fates_of(told)
    return {n.code: _mandate(n, fates.get(n.code, ""), today) for n in told}


def _mandate(node: Node, fate: str, today: dt.date) -> Mandate:
    since = today - dt.timedelta(days=days_in_office(terms_rng(node), node, fate))
    first, last = (dt.date(since.year, *day) for day in (_FIRST_SESSION, _LAST_SESSION))
    if first <= since <= last:
        since = first - dt.timedelta(days=1)
    return Mandate(Random(f"{SEED}:mandate:{node.code}").randint(2, 7), since)


def last_day_of(mandate: Mandate) -> dt.date:
    return last_day(mandate.since, YEARS)
