"""The one thing that a sentence leaves out and that matters most: asked once, with quick answers, and passed over at will."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from jiaogong.catalogue import MEASURES
from jiaogong.ledger.saying.cues import measure_said
from jiaogong.ledger.saying.titles import surnames_said

Kind = Literal["what", "how_many", "when", "who", "how_much"]

_UNTOLD = ("", "other")
_LIKELY = ("culture", "care", "benefits", "study", "organisation", "women", "voice", "charity")
_WITHOUT_PEOPLE = frozenset(
    {"proposals", "disclosure", "finance", "publicity", "resources", "assessment", "mentoring", "rights"}
)
_OF_PEOPLE = frozenset({"care", "honours"})
_OF_MONEY = frozenset({"care", "charity"})
_COUNTS_OF_PEOPLE = ("visits", "aid_recipients")
_FEW, _MANY, _YUAN = (1, 2, 3, 5), (10, 20, 30, 50), (100, 200, 300, 500, 1000)
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Stated:
    """What an entry states so far."""

    said: str
    category: str
    measures: frozenset[str]
    is_dated: bool
    has_people: bool
    has_awards: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A quick answer: what is sent, and a value that its label is made from."""

    sent: str
    value: str | int | dt.date


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; `measure` is what a typed number would count ("" where none is typed)."""

    kind: Kind
    answers: tuple[Answer, ...]
    measure: str = ""


def missing_in(stated: Stated, *, today: dt.date, roster: Iterable[str] = (), staff: int = 0) -> Question | None:
    """The one question about an entry: what was done, how many, when, who, how much, the first that is open; or None.

    `roster` are names that may be offered, `staff` how many the union has.
    """
    if stated.category in _UNTOLD:
        return Question("what", tuple(Answer(f"what:{code}", code) for code in _LIKELY))
    of_people = measure_said("people", stated.category, stated.said, stated.said) or ""
    if _lacks_number(stated, of_people):
        numbers = _FEW if of_people in _COUNTS_OF_PEOPLE else (*_MANY, *((staff,) if staff else ()))
        return Question("how_many", tuple(Answer(f"how_many:{of_people}:{n}", n) for n in numbers), of_people)
    if not stated.is_dated:
        days = [today - dt.timedelta(days=away) for away in range(4)]
        return Question("when", tuple(Answer(f"when:{day.isoformat()}", day) for day in days))
    if stated.category in _OF_PEOPLE and not stated.has_people:
        names = [name for name in roster if name[:1] in surnames_said(stated.said)][:_MOST_NAMES]
        if names:
            return Question("who", tuple(Answer(f"who:{name}", name) for name in names))
    of_money = measure_said("money", stated.category, stated.said, stated.said) or ""
    if stated.category in _OF_MONEY and of_money and not any(MEASURES[m].is_money for m in stated.measures):
        return Question("how_much", tuple(Answer(f"how_much:{of_money}:{n}", n) for n in _YUAN), of_money)
    return None


def _lacks_number(stated: Stated, of_people: str) -> bool:
    counted = {m for m in stated.measures if not MEASURES[m].is_money}
    return bool(of_people) and stated.category not in _WITHOUT_PEOPLE and not counted and not stated.has_awards
