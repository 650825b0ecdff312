"""The days that a sentence names as people name them, and which of them is the day of its act."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jiaogong.ledger.saying.feasts import FEASTS
from jiaogong.ledger.saying.near import NEAR
from jiaogong.ledger.saying.spans import DAY, Now, Spoken, found
from jiaogong.ledger.saying.stretches import STRETCHES

_NAMED = re.compile(r"《[^》]*》|[“「\"][^”」\"]{4,}[”」\"]")
_TO = re.compile(r"\s*(?:[至到和与、及~～—-]|——)\s*(?:从)?")


def find_days(
    text: str, *, today: dt.date, is_coming: bool = False, taken: Iterable[tuple[int, int]] = ()
) -> list[Spoken]:
    """The days that are counted from today, in order; in titles and quoted names, and in places taken, none.

    `is_coming`: whether the sentence tells of what is to come, so that 周五 is the next one.

    >>> [d.iso for d in find_days("昨天下午慰问，上周体检", today=dt.date(2026, 11, 18))]
    ['2026-11-17', '2026-11-09/2026-11-15']
    """
    shut = [*taken, *(m.span() for m in _NAMED.finditer(text))]
    every = [d for d in found((*NEAR, *STRETCHES, *FEASTS), text, Now(today, is_coming)) if not _within(d, shut)]
    kept: list[Spoken] = []
    for day in sorted(every, key=lambda d: (d.start - d.end, d.start)):
        if all(day.end <= other.start or day.start >= other.end for other in kept):
            kept.append(day)
    return _joined(sorted(kept, key=lambda d: d.start), text)


def day_of_act(days: Sequence[Spoken]) -> Spoken | None:
    """The one that names the act's day: the narrowest, of equals the first."""
    return min(days, key=lambda d: d.rank, default=None)


def _within(day: Spoken, shut: Sequence[tuple[int, int]]) -> bool:
    return any(start <= day.start and day.end <= end for start, end in shut)


def _joined(days: Sequence[Spoken], text: str) -> list[Spoken]:
    """Two days with “to” or “and” between them are one stretch."""
    joined: list[Spoken] = []
    for day in days:
        before = joined[-1] if joined else None
        if (
            before
            and before.rank == day.rank == DAY
            and _TO.fullmatch(text, before.end, day.start)
            and before.first <= day.last
        ):
            joined[-1] = replace(before, end=day.end, last=day.last)
        else:
            joined.append(day)
    return joined
