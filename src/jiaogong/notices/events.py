"""What notices announce."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGiven:
    """A union has answered a notice whose answers are acts: what was done, with its figures by measure (as typed)."""

    delivery_id: int
    union: Union
    actor: Standing
    category: str
    title: str
    day: dt.date
    figures: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReturned:
    """The sender has handed an answer back to be given anew."""

    delivery_id: int
    at: dt.datetime
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSent:
    """A notice has gone to its unions."""

    notice_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Chased:
    """The unions of these deliveries have been reminded of a notice, on a day."""

    notice_id: int
    delivery_ids: tuple[int, ...]
    on: dt.date
    actor: Standing
