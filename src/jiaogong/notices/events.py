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
    actor: Standing
