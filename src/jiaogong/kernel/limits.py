"""Limits: values that a rule sets for a place or a union from a day on, with their source."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Number = int | float | str
Value = Number | tuple[int, ...] | tuple[tuple[int, ...], ...]
Tighter = Literal["lower", "higher", ""]
LONGEST_WORD = 12


@dataclass(frozen=True, slots=True)
class Limit:
    """One value of one limit. `place` "" holds everywhere; `blocks` or else warns.

    A value is a number, a share such as "2/3", the values to choose from, rows (from how many, least, most), or a list
    of words in their order, "、" between them.
    `union` is the code of the union that set it for itself, "" for a rule of the place.
    """

    code: str
    value: Value
    source: str
    place: str = ""
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max
    blocks: bool = False
    union: str = ""

    @property
    def whole(self) -> int:
        """The value as a whole number. Raises ValueError where it is a share or rows."""
        return int(str(self.value))

    @property
    def words(self) -> tuple[str, ...]:
        """The value as a list of words, in their order. Raises ValueError where it is none."""
        return words_in(str(self.value))


def in_force(limits: Iterable[Limit], code: str, *, place: str, on: dt.date) -> Limit:
    """The limit that binds a place on a day: the nearest place's, then the newest.

    A place is a path such as "浙江/丽水"; a limit of "浙江" holds in it too.
    Raises KeyError where no such limit is known.
    """
    known = [
        limit
        for limit in limits
        if limit.code == code
        and limit.since <= on <= limit.until
        and (place + "/").startswith(limit.place + "/" if limit.place else "")
    ]
    if not known:
        raise KeyError(code)
    return max(known, key=lambda limit: (len(limit.place), limit.since))


def is_looser(value: Value, than: Value, tighter: Tighter) -> bool:
    """Whether a value asks for less than another; never where neither direction is the tighter one.

    >>> is_looser(30, 25, "lower"), is_looser("1/2", "2/3", "higher"), is_looser(0.7, "3/5", "higher")
    (True, True, False)
    """
    if not tighter or isinstance(value, tuple) or isinstance(than, tuple):
        return False
    ours, theirs = Fraction(str(value)), Fraction(str(than))
    return ours > theirs if tighter == "lower" else ours < theirs


def size_for(rows: Value, count: int) -> tuple[int, int]:
    """The least and the most that rows (from how many, least, most) allow for a count.

    >>> size_for(((1, 3, 5), (25, 3, 7), (201, 7, 15)), 200)
    (3, 7)
    """
    found = (0, 0)
    for row in rows if isinstance(rows, tuple) else ():
        if isinstance(row, tuple) and row[0] <= count:
            found = (row[1], row[2])
    return found


def words_in(typed: str) -> tuple[str, ...]:
    """The words of a list as people type it. Raises ValueError for fewer than two, one that stands twice or is long.

    >>> words_in("优秀，称职、 不称职")
    ('优秀', '称职', '不称职')
    """
    words = tuple(word for word in re.split(r"[\s、，,;；/]+", typed) if word)
    if len(words) < 2 or len(set(words)) < len(words) or max(map(len, words)) > LONGEST_WORD:
        raise ValueError(typed)
    return words


def least_for(rows: Value, count: int) -> int:
    """The least that a scale (from how many, base, more per hundred, of those beyond how many) asks for a count.

    >>> national, shanghai = ((1, 30, 0, 0), (101, 0, 30, 0), (200, 0, 20, 0)), ((1, 30, 0, 0), (100, 30, 5, 100))
    >>> [least_for(national, n) for n in (90, 101, 199, 250)], [least_for(shanghai, n) for n in (90, 100, 300)]
    ([30, 31, 60, 50], [30, 30, 40])
    """
    found = 0
    for row in rows if isinstance(rows, tuple) else ():
        if isinstance(row, tuple) and row[0] <= count:
            _start, base, per_hundred, beyond = row
            found = base - (-per_hundred * max(0, count - beyond) // 100)
    return found
