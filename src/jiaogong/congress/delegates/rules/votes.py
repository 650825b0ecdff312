"""What a constituency's vote decides: whether it stands, who is elected, who stands again; and a recall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.limits import Limit
from jiaogong.unions.labels import limit_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The counts of one vote: who was entitled, who took part, and each candidate's votes by the person's key."""

    entitled: int
    cast: int
    votes: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Whether enough took part; who is elected; who had even votes at the last seat; seats left empty."""

    stands: bool
    elected: tuple[int, ...] = ()
    even: tuple[int, ...] = ()
    empty: int = 0


def outcome_of(count: Count, *, seats: int, quorum: Limit, elected_by: Limit) -> Outcome:
    """Who is elected: more than the share of all entitled, the most votes first (上海市职工代表大会条例第十五条).

    Where fewer than the quorum took part nobody is. Even votes at the last seat elect nobody to it: those stand again.

    >>> rules = {"quorum": Limit("q", "2/3", ""), "elected_by": Limit("e", "1/2", "")}
    >>> def held(cast, **votes): return Count(entitled=30, cast=cast, votes={ord(k): n for k, n in votes.items()})
    >>> outcome_of(held(19, a=19), seats=1, **rules).stands
    False
    >>> found = outcome_of(held(28, a=25, b=18, c=18, d=15), seats=2, **rules)
    >>> [chr(k) for k in found.elected], [chr(k) for k in found.even], found.empty
    (['a'], ['b', 'c'], 1)
    """
    if count.cast < Fraction(str(quorum.value)) * count.entitled:
        return Outcome(stands=False, empty=seats)
    needed = Fraction(str(elected_by.value)) * count.entitled
    won = sorted((pk for pk, votes in count.votes.items() if votes > needed), key=lambda pk: (-count.votes[pk], pk))
    even: list[int] = []
    if len(won) > seats:
        last = count.votes[won[seats - 1]]
        if count.votes[won[seats]] == last:
            even = [pk for pk in won if count.votes[pk] == last]
        won = [pk for pk in won[:seats] if pk not in even]
    return Outcome(stands=True, elected=tuple(won), even=tuple(even), empty=seats - len(won))


def require_sound_count(count: Count, *, seats: int) -> None:
    """Refuse counts that cannot be: more papers than people, more votes than papers or than seats on them."""
    if not 0 <= count.cast <= count.entitled:
        raise RuleBroken(
            _("%(cast)s took part and %(entitled)s are entitled: put one of the two right.")
            % {"cast": count.cast, "entitled": count.entitled}
        )
    most = max(count.votes.values(), default=0)
    if most > count.cast:
        raise RuleBroken(_("A candidate has %(votes)s votes of %(cast)s papers.") % {"votes": most, "cast": count.cast})
    total = sum(count.votes.values())
    if total > count.cast * seats:
        raise RuleBroken(
            _("%(votes)s votes are more than %(cast)s papers with %(seats)s names each can hold.")
            % {"votes": total, "cast": count.cast, "seats": seats}
        )


def is_recalled(*, yes: int, entitled: int, rule: Limit) -> bool:
    """Whether more than the share of all of the constituency, those who stayed away among them, are for the recall.

    >>> rule = Limit("congress.recall_share", "1/2", "")
    >>> is_recalled(yes=20, entitled=40, rule=rule), is_recalled(yes=21, entitled=40, rule=rule)
    (False, True)
    """
    return yes > Fraction(str(rule.value)) * entitled


def require_recalled(*, yes: int, entitled: int, rule: Limit) -> None:
    """Refuse a recall that not more than the share of all of the constituency voted for."""
    if yes > entitled:
        raise RuleBroken(
            _("%(yes)s are in favour and %(entitled)s are entitled: put one of the two right.")
            % {"yes": yes, "entitled": entitled}
        )
    if not is_recalled(yes=yes, entitled=entitled, rule=rule):
        raise RuleBroken(
            _("%(yes)s of %(entitled)s in favour recall nobody. %(rule)s")
            % {"yes": yes, "entitled": entitled, "rule": limit_told(rule)}
        )
