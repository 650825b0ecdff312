"""Whether two accounts tell one act: same category, days that meet, figures that agree, words that are alike.

Under two categories (`is_misfiled`) day and figures must be the same.

What decides was tried on made-up years (tests/test_likeness.py): an act told twice in other words is found, two acts of
one kind in one month are not taken for one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from jiaogong.ledger.rules import Facts

_NEAR = 0.02
_SURE_WORDS, _LIKE_WORDS, _FAINT_WORDS = 86, 62, 45
_LONG_ENOUGH = {2: 4, 1: 4, 0: 7}
_EMPTY = re.compile(
    r"[\s\d，,。；;：:、！!（）()“”《》—-]|[年月日]|组织|开展|举办|举行|召开|参加|活动|教职工|全体|我校|学校|工会|人次|名|人|了"
)


@dataclass(frozen=True, slots=True)
class Account:
    """An act as somebody tells it; figures by measure in its smallest unit."""

    category: str
    first: dt.date
    last: dt.date
    precision: str
    words: str
    title: str
    figures: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Facts) -> Account:
        return cls(
            facts.category,
            facts.first_day,
            facts.last_day,
            facts.precision,
            core(facts.sentence or facts.title),
            core(facts.title),
            {f.measure: f.value for f in facts.figures},
        )


def likeness(one: Account, other: Account) -> int:
    """How likely two accounts tell one act, from 0 (not) to 100; see `is_likely`."""
    if one.category != other.category or one.last < other.first or other.last < one.first:
        return 0
    if one.precision == other.precision == "day" and (one.first, one.last) != (other.first, other.last):
        return 0
    days = _days(one, other)
    words = max(fuzz.ratio(one.title, other.title), fuzz.ratio(one.words, other.words), _held(one, other, days))
    shared = set(one.figures) & set(other.figures)
    agreeing = sum(_is_near(one.figures[m], other.figures[m]) for m in shared)
    if shared and agreeing == len(shared):
        needed = {2: _FAINT_WORDS - 20, 1: _FAINT_WORDS, 0: _LIKE_WORDS}[days]
    elif shared:
        needed = {2: _LIKE_WORDS, 1: _SURE_WORDS, 0: 101}[days]
    else:
        needed = {2: _FAINT_WORDS, 1: _LIKE_WORDS, 0: _SURE_WORDS}[days]
    return round(10 + 15 * days + 0.6 * words) if words >= needed else 0


def is_misfiled(one: Account, other: Account) -> bool:
    """Whether two accounts under different categories tell one act: the same day, the same numbers, nearly one title.

    Offered to be joined, never joined by itself: two things may be done on one day by as many people.
    """
    if one.category == other.category or one.precision != "day" or other.precision != "day":
        return False
    fewer, more = sorted((Counter(one.figures.values()), Counter(other.figures.values())), key=lambda c: c.total())
    if (one.first, one.last) != (other.first, other.last) or fewer - more:
        return False
    alike = max(fuzz.ratio(one.title, other.title), fuzz.ratio(one.words, other.words), _held(one, other, 2))
    return alike >= (_LIKE_WORDS if fewer else _SURE_WORDS)


def likeliest(one: Account, others: Iterable[tuple[int, Account]]) -> int | None:
    """The key of the account that most likely tells the same act; None where none does."""
    scored = [(likeness(one, other), -key) for key, other in others]
    best = max(scored, default=(0, 0))
    return -best[1] if best[0] else None


def core(words: str) -> str:
    """The words that tell one act from others of its kind."""
    return _EMPTY.sub("", words)


def _held(one: Account, other: Account, days: int) -> float:
    """How much of the shorter title stands in the other's words; a few characters prove nothing."""
    short, long = sorted((one.title, other.title), key=len)
    whole = other.words if short == one.title else one.words
    return fuzz.partial_ratio(short, whole or long) if len(short) >= _LONG_ENOUGH[days] else 0.0


def _days(one: Account, other: Account) -> int:
    """How closely the days agree: 2 the same day, 1 the same month, 0 only that they meet."""
    if one.precision == other.precision == "day":
        return 2
    days = max(one.last, other.last) - min(one.first, other.first)
    return 1 if days.days <= 31 else 0


def _is_near(one: int, other: int) -> bool:
    return abs(one - other) <= _NEAR * max(abs(one), abs(other))
