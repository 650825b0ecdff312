"""Parts of the year that a text names by words: halves, quarters, the first three of them, the summer."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from jiaogong.summaries.checking.days import Days
from jiaogong.summaries.facts import Act

Months = tuple[int, int]
LEAST_TOLD = 80
"""From how many days on a stretch is told of what accounts cover, not of when they were published."""
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = r"[一二三四1-4]"
_SPELL = re.compile(
    rf"(?P<first>上半年)|(?P<second>下半年)|(?P<nine>前(?:三|3)个?季度|(?:三|3)个季度过去)|(?P<six>前(?:两|二|2)个?季度)"
    rf"|第?(?P<from>{_QUARTER})(?:季度)?[、和至到-]第?(?P<to>{_QUARTER})季度|(?<!前)(?<!前第)第?(?P<one>{_QUARTER})季度|(?P<summer>暑期|暑假)|(?P<january>元月)"
)
_SINGLE = re.compile(
    rf"(?P<first>上半年)|(?P<second>下半年)|第?(?P<one>{_QUARTER})(?P<to>)季度|第?(?P<from>{_QUARTER})(?=[、和与])"
)


def spells_in(text: str) -> list[tuple[int, Months]]:
    """The parts of the year named in a text, as first and last month, each with where it begins.

    >>> spells_in("上半年开会4次,下半年3次"), spells_in("第一、第二季度")
    ([(0, (1, 6)), (8, (7, 12))], [(0, (1, 6))])
    """
    return [(m.start(), _months(m)) for m in _SPELL.finditer(text)]


def singly(text: str) -> list[Months]:
    """The halves and quarters of a text one by one: 一季度、二季度分别为."""
    return [_months(m) for m in _SINGLE.finditer(text)]


def _months(m: re.Match[str]) -> Months:
    named: dict[str | None, Months] = {
        "first": (1, 6), "second": (7, 12), "nine": (1, 9), "six": (1, 6), "summer": (7, 8), "january": (1, 1),
    }  # fmt: skip
    if m.lastgroup in named:
        return named[m.lastgroup]
    first = _QUARTERS[m["from"] or m["one"]]
    last = _QUARTERS.get(m["to"] or "", first)
    return 3 * first - 2, 3 * last


def days_told(act: Act, of: Days) -> Days:
    """The days that an act is told of within a stretch: of accounts, the quarter or half that they cover, not their day."""
    if act.category != "finance" or (of[1] - of[0]).days < LEAST_TOLD:
        return act.start, act.end
    covered = _covered(act.title) or _covered(act.sentence)
    if covered is None:
        return act.start, act.end
    year = act.start.year - (covered[0] > act.start.month)
    return dt.date(year, covered[0], 1), dt.date(year, covered[1], 28)


@lru_cache(maxsize=2_000)
def _covered(text: str) -> Months | None:
    found = spells_in(text)
    return found[0][1] if found else None
