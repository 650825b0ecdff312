"""Identity numbers (GB 11643): checked, read for birth date and sex, and then forgotten."""

from __future__ import annotations

import datetime as dt
import operator
import re
from dataclasses import dataclass
from typing import Literal

State = Literal["sound", "cut", "wrong"]

MARK = "\x02"
_LONG = re.compile(r"\d{15}|\d{17}[\dX]")
_LIKE_A_SECRET = re.compile(r"\d{14,}X?")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


@dataclass(frozen=True, slots=True)
class Identity:
    """What an identity number tells: birth date, sex ("" unknown), and whether it is sound, cut by Excel, or wrong."""

    birth_date: dt.date | None
    sex: str
    state: State


def identity_of(number: str, *, was_number: bool = False) -> Identity:
    """Read an identity number of 18 digits or, as issued before 1999, of 15.

    Excel keeps 15 digits of a number: of such a cell (`was_number`) the sex and the check digit are lost.

    >>> identity_of("990101198005030020")
    Identity(birth_date=datetime.date(1980, 5, 3), sex='F', state='sound')
    >>> identity_of("990101198005030021").state, identity_of("990101198005030000", was_number=True).state
    ('wrong', 'cut')
    """
    if not _LONG.fullmatch(number):
        return Identity(None, "", "wrong")
    digits = number if len(number) == 18 else f"{number[:6]}19{number[6:]}"
    birth_date = _day(digits[6:14])
    if birth_date is None:
        return Identity(None, "", "wrong")
    if was_number and len(number) == 18:
        return Identity(birth_date, "", "cut")
    if len(number) == 18 and check_digit(number[:17]) != number[17]:
        return Identity(None, "", "wrong")
    return Identity(birth_date, "M" if int(digits[16]) % 2 else "F", "sound")


def check_digit(first: str) -> str:
    """The 18th character that belongs to the first 17 digits (ISO 7064, MOD 11-2).

    >>> check_digit("11010519491231002")
    'X'
    """
    return _CHECK[sum(map(operator.mul, map(int, first), _WEIGHTS)) % 11]


def is_secret(text: str) -> bool:
    """Whether a cell's text is so long a number that it may be an identity or a bank account.

    >>> is_secret("990101198005030020"), is_secret("13800000000")
    (True, False)
    """
    return bool(_LIKE_A_SECRET.fullmatch(text))


def kept_of(number: str, *, was_number: bool) -> str:
    """What is kept in an identity number's stead: never the number.

    >>> told_by(kept_of("990101198005030020", was_number=False)).sex
    'F'
    """
    known = identity_of(number, was_number=was_number)
    return f"{MARK}{known.birth_date or ''}|{known.sex}|{known.state}"


def told_by(kept: str) -> Identity:
    """The identity behind what `kept_of` made."""
    day, sex, state = kept.removeprefix(MARK).split("|")
    states: dict[str, State] = {"sound": "sound", "cut": "cut"}
    return Identity(dt.date.fromisoformat(day) if day else None, sex, states.get(state, "wrong"))


def _day(eight: str) -> dt.date | None:
    try:
        return dt.date(int(eight[:4]), int(eight[4:6]), int(eight[6:]))
    except ValueError:
        return None
