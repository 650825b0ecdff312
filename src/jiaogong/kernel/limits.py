"""Limits: values that a rule sets for a place from a day on, with their source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """One value of one limit. `place` "" holds everywhere; `blocks` or else warns."""

    code: str
    value: int | float | str
    source: str
    place: str = ""
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max
    blocks: bool = False


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
