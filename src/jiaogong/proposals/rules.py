"""What a proposal's text is, when it is due, and how its rates are counted. No database, no clock."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from django.utils.translation import gettext as _

from jiaogong.almanac.days import is_worked
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.rates import Rate

TITLE_LENGTH = 60
TEXT_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class Wording:
    """What a proposal says: one matter, why, and what to do about it."""

    title: str
    reasons: str
    remedy: str

    @property
    def canonical(self) -> str:
        """The text that a fingerprint is taken of: trimmed, its line ends alike, a heading before each part."""
        parts = (("案由", self.title), ("理由", self.reasons), ("建议", self.remedy))
        return "\n\n".join(f"{head}\n{_trimmed(text)}" for head, text in parts) + "\n"

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits.

        >>> a, b = Wording("修操场", "灯坏了 \\r\\n", "换灯"), Wording("修操场", "灯坏了", "换灯")
        >>> a.fingerprint == b.fingerprint, a.fingerprint == Wording("修操场", "灯坏了", "修灯").fingerprint
        (True, False)
        """
        return hashlib.sha256(self.canonical.encode()).hexdigest()


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def require_whole(wording: Wording) -> None:
    """Raise RuleBroken unless a proposal has its three parts (一事一案：案由、理由、建议)."""
    if not (wording.title.strip() and wording.reasons.strip() and wording.remedy.strip()):
        raise RuleBroken(_("A proposal has one matter, its reasons and a remedy: fill in all three."))


def working_days_late(due: dt.date, today: dt.date) -> int:
    """How many working days have gone by since something was due.

    >>> working_days_late(dt.date(2026, 9, 30), dt.date(2026, 10, 9))
    2
    """
    days = (due + dt.timedelta(days=n) for n in range(1, (today - due).days + 1))
    return sum(is_worked(day) for day in days)


@dataclass(frozen=True, slots=True)
class Rates:
    """How the proposals of a call or year fared. `first` counts the first answers' grades, `final` the last ones'."""

    received: int
    filed: int
    merged: int
    turned: int
    answered: int
    answered_in_time: int
    settled: int
    first_satisfied: int
    first_rated: int
    final_satisfied: int
    final_rated: int

    @property
    def filing(self) -> Rate:
        return Rate(self.filed, self.received)

    @property
    def answering(self) -> Rate:
        return Rate(self.answered, self.filed)

    @property
    def in_time(self) -> Rate:
        return Rate(self.answered_in_time, self.answered)

    @property
    def settling(self) -> Rate:
        return Rate(self.settled, self.filed)

    @property
    def first(self) -> Rate:
        return Rate(self.first_satisfied, self.first_rated)

    @property
    def final(self) -> Rate:
        return Rate(self.final_satisfied, self.final_rated)


Change = tuple[Literal["same", "gone", "new"], str]


def differences(before: str, after: str) -> list[Change]:
    """The characters of two versions, those that went and those that came told apart.

    >>> differences("换灯", "换新灯")
    [('same', '换'), ('new', '新'), ('same', '灯')]
    """
    found: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", before[a:b]))
            continue
        found += [("gone", before[a:b])] if b > a else []
        found += [("new", after[c:d])] if d > c else []
    return found
