"""What somebody owes in dues a month, by the limits in force."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from jiaogong.kernel.limits import Limit
from jiaogong.kernel.money import FEN
from jiaogong.members.models import Person
from jiaogong.members.rules import dues_fen
from jiaogong.unions.limits import limits_of_many

_RATE, _FLOOR = "dues.rate", "dues.floor_to"


@dataclass(frozen=True, slots=True)
class Dues:
    """An amount in fen, and the limits that it follows from."""

    amount_fen: int
    limits: tuple[Limit, ...]


def dues_of(person: Person, today: dt.date) -> Dues | None:
    """Monthly dues by the limits of the union; None for who pays none, or whose basic wage is not known."""
    if person.dues_base_fen is None or not person.is_member or person.is_retired_on(today):
        return None
    limits = limits_of_many([person.union], (_RATE, _FLOOR), today)[person.union.pk]
    rate, floor = (Fraction(str(limits[code].value)) for code in (_RATE, _FLOOR))
    amount = dues_fen(person.dues_base_fen, rate=rate, floor_to_fen=int(floor * FEN))
    return Dues(amount, tuple(limits.values()))
