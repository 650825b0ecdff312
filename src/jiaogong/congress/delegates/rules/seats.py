"""Which body meets, how many seats it has, and how constituencies share them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.limits import Limit, least_for, size_for
from jiaogong.unions.labels import limit_told

CONGRESS, DELEGATES = "congress", "delegates"
MOST_SEATS = 400
# What constituencies are drawn by: a union group, what the file says, or nothing.
BY_HAND, BY_GROUP, BY_GRADE, BY_SUBJECT, BY_JOB = "hand", "group", "grade", "subject", "job"


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The limits that hold for one of the two bodies; "" where it knows no such limit."""

    all_below: str
    seats: str
    years: str
    quorum: str
    elected_by: str
    leader_max: str
    teacher_min: str = ""
    margin: str = ""
    public_days: str = ""


CODES: Mapping[str, Codes] = {
    CONGRESS: Codes(
        all_below="congress.all_staff_below",
        seats="congress.delegates",
        years="congress.delegate_years",
        quorum="congress.constituency_quorum",
        elected_by="congress.constituency_elected_by",
        leader_max="congress.leader_max",
        teacher_min="congress.teacher_min",
    ),
    DELEGATES: Codes(
        all_below="union.delegates_from",
        seats="union.delegates",
        years="union.term_years",
        quorum="election.quorum",
        elected_by="election.elected_by",
        leader_max="union.delegate_leader_max",
        margin="election.margin_delegate",
        public_days="election.publicity_workdays",
    ),
}
OF_BOTH = (
    "congress.recall_share", "congress.women_share", "congress.young_min", "congress.young_age",
    "congress.minority_min",
)  # fmt: skip


def codes_of(body: str) -> tuple[str, ...]:
    """Every limit that the body's delegates are held against."""
    codes = CODES[body]
    own = (getattr(codes, name) for name in Codes.__slots__)
    return (*(code for code in own if code), *OF_BOTH)


def meets_of_all(electors: int, below: Limit) -> bool:
    """Whether all meet instead of delegates: fewer than so many (教育部令第32号; 基层工会会员代表大会条例).

    >>> rule = Limit("congress.all_staff_below", 80, "")
    >>> meets_of_all(79, rule), meets_of_all(80, rule)
    (True, False)
    """
    return electors < below.whole


def seats_allowed(body: str, electors: int, seats: Limit) -> tuple[int, int]:
    """The least and the most seats that the table of the place allows; a most of 0 is no bound.

    >>> seats_allowed(CONGRESS, 150, Limit("congress.delegates", ((1, 30, 0, 0), (101, 0, 30, 0)), ""))
    (45, 0)
    >>> seats_allowed(DELEGATES, 150, Limit("union.delegates", ((100, 30, 40), (201, 40, 60)), ""))
    (30, 40)
    """
    return (least_for(seats.value, electors), 0) if body == CONGRESS else size_for(seats.value, electors)


def require_seats_allowed(body: str, seats: int, electors: int, rule: Limit) -> None:
    """Refuse fewer or more seats than the table of the place allows, where it blocks."""
    least, most = seats_allowed(body, electors, rule)
    if rule.blocks and (seats < least or (most and seats > most)):
        raise RuleBroken(
            _("%(seats)s seats for %(electors)s people who elect. %(rule)s")
            % {"seats": seats, "electors": electors, "rule": limit_told(rule)}
        )


def shared_out(seats: int, sizes: Sequence[int]) -> list[int]:
    """The seats of each constituency by its size, by largest remainder; each of at least one person has at least one.

    Where there are fewer seats than constituencies, each has one. Ties go to the larger, then to the first.

    >>> shared_out(30, [50, 30, 20]), shared_out(5, [90, 5, 5]), shared_out(10, [33, 33, 34]), shared_out(3, [])
    ([15, 9, 6], [3, 1, 1], [3, 3, 4], [])
    """
    total = sum(sizes)
    if not total:
        return [0 for _ in sizes]
    exact = [Fraction(seats * size, total) for size in sizes]
    found = [max(1, int(share)) if size else 0 for share, size in zip(exact, sizes, strict=True)]
    while sum(found) < seats:
        at = max(range(len(sizes)), key=lambda i: (exact[i] - found[i], sizes[i], -i))
        found[at] += 1
    while sum(found) > max(seats, sum(1 for size in sizes if size)):
        at = max((i for i in range(len(sizes)) if found[i] > 1), key=lambda i: (found[i] - exact[i], found[i]))
        found[at] -= 1
    return found


def least_candidates(seats: int, margin: Limit | None) -> int:
    """How many candidates a constituency names for its seats: more by the margin of the place (差额), else as many.

    >>> rule = Limit("election.margin_delegate", 0.15, "")
    >>> [least_candidates(n, rule) for n in (1, 4, 10)], least_candidates(4, None)
    ([2, 5, 12], 4)
    """
    if margin is None:
        return seats
    asked = seats * (1 + Fraction(str(margin.value)))
    return max(-(-asked.numerator // asked.denominator), seats + 1)
