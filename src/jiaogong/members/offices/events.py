"""What offices announce. The room above that keeps the ledger drafts them as acts of organisation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyElected:
    """A body has been elected anew; `people` are the keys of those who now sit on it, `present` how many took part (0: unknown)."""

    term_id: int
    union: Union
    actor: Standing
    body: str
    number: int
    day: dt.date
    people: tuple[int, ...]
    present: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatFilled:
    """A vacant seat has been filled by a by-election, an appointment or a nomination (`how`)."""

    office_id: int
    union: Union
    actor: Standing
    body: str
    post: str
    how: str
    day: dt.date
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionReturned:
    """The union above has not approved an election."""

    term_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficersTrained:
    """Officers have taken part in a course."""

    training_id: int
    union: Union
    actor: Standing
    course: str
    organiser: str
    since: dt.date
    until: dt.date
    people: tuple[int, ...]
