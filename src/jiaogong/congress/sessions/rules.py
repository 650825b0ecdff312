"""Who must be present, how many carry an item, who may call for a session. No database, no clock.

Article numbers are those of 《学校教职工代表大会规定》(教育部令第32号); those from the 18th on are still to be checked
(条次待核). Shares come as the limits hold them: "2/3", "1/2" or 0.6.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from fractions import Fraction

from jiaogong.kernel.limits import Number, Value, size_for

HEAR, REVIEW, PASS, APPRAISE, ELECT, PROCEDURE = "hear", "review", "pass", "appraise", "elect", "procedure"
ON_PEOPLE_AND_PAY = (PASS, APPRAISE, ELECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPlan:
    """What a proposal for a session says. `number` and `term_number` None: the next after what is on record."""

    body: str
    starts_at: dt.datetime
    place: str = ""
    cause: str = "regular"
    reason: str = ""
    term_number: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPlan:
    """A point of the agenda as planned: kind, title, who presents it, text put to the vote, way of voting ("": as the kind asks).

    `late_reason` says why the text of what is to be passed did not reach those who vote in time.
    """

    kind: str
    title: str
    presenter: str = ""
    text: str = ""
    way: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Votes as counted: in favour, against, abstained."""

    yes: int
    no: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstained


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an election or an appraisal tells a session: what it is called, in words, in rows of name and value, of which day."""

    source: str
    text: str
    decided_date: dt.date
    rows: tuple[tuple[str, str], ...] = ()


def share_of(share: Value, count: int) -> Fraction:
    """A share of a count, exactly.

    >>> share_of("2/3", 31), share_of(0.6, 33)
    (Fraction(62, 3), Fraction(99, 5))
    """
    return Fraction(str(share)) * count


def quorum_needed(entitled: int, share: Value = "2/3") -> int:
    """How many of those entitled must be present (约第十九条): at least two thirds of the delegates.

    >>> quorum_needed(31), quorum_needed(30), quorum_needed(33, 0.6)
    (21, 20, 20)
    """
    return math.ceil(share_of(share, entitled))


def is_quorate(present: int, entitled: int, share: Value = "2/3") -> bool:
    """Whether enough are present; of nobody entitled there is never a quorum.

    >>> is_quorate(21, 31), is_quorate(20, 31), is_quorate(0, 0)
    (True, False, False)
    """
    return entitled > 0 and present >= quorum_needed(entitled, share)


def votes_needed(entitled: int, more_than: Value = "1/2", *, exact_carries: bool = False) -> int:
    """How many votes in favour carry an item: more than a share of everyone entitled (约第二十一条).

    Staying away counts against. Whether exactly that share carries is the place's choice.

    >>> votes_needed(40), votes_needed(41), votes_needed(40, exact_carries=True)
    (21, 21, 20)
    """
    share = share_of(more_than, entitled)
    return max(1, math.ceil(share) if exact_carries else math.floor(share) + 1)


def is_carried(yes: int, entitled: int, more_than: Value = "1/2", *, exact_carries: bool = False) -> bool:
    """Whether so many votes in favour carry an item.

    >>> is_carried(51, 100), is_carried(50, 100), is_carried(50, 100, exact_carries=True)
    (True, False, True)
    """
    return yes >= votes_needed(entitled, more_than, exact_carries=exact_carries)


def signatures_needed(delegates: int, share: Value = "1/3") -> int:
    """How many delegates together call for an extraordinary session (约第十七条): a third at least.

    >>> signatures_needed(31), signatures_needed(30), signatures_needed(0)
    (11, 10, 1)
    """
    return max(1, math.ceil(share_of(share, delegates)))


def presidium_size(delegates: int, rows: Value) -> tuple[int, int]:
    """The least and the most that sit on a presidium for so many delegates; never more than there are.

    >>> presidium_size(45, ((30, 3, 5), (101, 7, 15)))
    (3, 5)
    >>> presidium_size(2, ((1, 3, 9),))
    (2, 9)
    """
    least, most = size_for(rows, delegates)
    return min(least, delegates), most


def has_teachers_majority(teachers: int, size: int, more_than: Value = "1/2") -> bool:
    """Whether teachers are the majority of a presidium (约第二十二条).

    >>> has_teachers_majority(3, 5), has_teachers_majority(3, 6), has_teachers_majority(0, 0)
    (True, False, False)
    """
    return size > 0 and teachers > share_of(more_than, size)


def papers_due(starts_on: dt.date, days_before: Number) -> dt.date:
    """The last day on which papers reach delegates in time.

    >>> papers_due(dt.date(2026, 4, 17), 7)
    datetime.date(2026, 4, 10)
    """
    return starts_on - dt.timedelta(days=int(days_before))


def must_be_secret(kind: str, *, is_asked: bool = True) -> bool:
    """Whether an item is voted on by secret ballot: what is to be passed (第七条第四项), elections and appraisals.

    `is_asked`: whether the place asks for it.

    >>> must_be_secret("pass"), must_be_secret("procedure"), must_be_secret("pass", is_asked=False)
    (True, False, False)
    """
    return is_asked and kind in ON_PEOPLE_AND_PAY


def bare_title(title: str) -> str:
    """A title without its marks and blanks, by which the same matter is known again under another cover.

    >>> bare_title("《绩效工资 分配办法》（草案）") == bare_title("绩效工资分配办法草案")
    True
    """
    return "".join(sign for sign in title if sign.isalnum()).casefold()


def must_review_proposals(number: int) -> bool:
    """Whether the handling of the previous session's proposals is reviewed (第七条第五项): from the second session on.

    >>> must_review_proposals(1), must_review_proposals(2)
    (False, True)
    """
    return number > 1
