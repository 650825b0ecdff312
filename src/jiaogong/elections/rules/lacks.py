"""What a list of candidates, a vote or a way to a post lacks: each a sentence that names the limit, its value and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from jiaogong.elections.rules.counting import is_quorate
from jiaogong.elections.rules.standing import MEMBER, Bar, Candidacy, bars, candidates_needed
from jiaogong.kernel.limits import Limit, size_for
from jiaogong.unions.labels import limit_told

CHAIR = "chair"
HEADS = ("chair", "vice", "head")


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing or not so; `blocks` or else warns."""

    code: str
    text: str
    blocks: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestNow:
    """A post to be elected, who stands for it, and the limits: `size` None where the body has none."""

    name: str
    body: str
    post: str
    seats: int
    listed: tuple[Candidacy, ...]
    margin: Limit
    size: Limit | None = None
    members: int = 0
    is_by_body: bool = False


def lacks_of_list(contests: Iterable[ContestNow], limits: Mapping[str, Limit]) -> list[Lack]:
    """What the list as a whole lacks before it may go to be examined."""
    known = tuple(contests)
    return [lack for now in known for lack in lacks_of_contest(now, limits)] + list(_twice(known))


def lacks_of_contest(now: ContestNow, limits: Mapping[str, Limit]) -> Iterator[Lack]:
    """Seats outside the table, too few who stand, somebody who may not."""
    if now.size is not None and now.post == MEMBER:
        yield from size_lacks(now.seats, now.members, now.size)
    needed, count = candidates_needed(now.seats, now.margin), len(now.listed)
    # Heads whom their body elects come from those elected, who are not known before.
    if count < needed and not (now.is_by_body and now.post in HEADS and not count):
        values = {
            "post": now.name,
            "count": count,
            "seats": now.seats,
            "needed": needed,
            "rule": limit_told(now.margin),
        }
        told = _("%(post)s: %(count)s stand for %(seats)s seats, %(needed)s are needed. %(rule)s") % values
        yield Lack("margin", told, blocks=now.margin.blocks or count < now.seats)
    for who in now.listed:
        yield from (told_bar(who, bar, limits) for bar in bars(who, now.body))


def size_lacks(seats: int, members: int, size: Limit) -> Iterator[Lack]:
    """Whether so many seats are what the table asks for so many members."""
    least, most = size_for(size.value, max(1, members))
    if most and not least <= seats <= most:
        values = {"seats": seats, "members": members, "least": least, "most": most, "rule": limit_told(size)}
        told = _("%(seats)s seats for %(members)s members; %(least)s to %(most)s are allowed. %(rule)s") % values
        yield Lack("size", told, blocks=size.blocks)


def told_bar(who: Candidacy, bar: Bar, limits: Mapping[str, Limit]) -> Lack:
    """Why somebody may not stand, in words."""
    reasons = {
        "outside": _("is not on the files of this union"), "no_member": _("is no member of the union"),
        "retired": _("has retired"), "died": _("has died"), "head": _("is head of the house or its legal representative"),
        "heads_kin": _("is a close relative of the head of the house"),
        "finance": _("is an accountant or cashier of the house"), "chair": _("is chair or stands for it"),
        "money": _("is in charge of money"),
    }  # fmt: skip
    rule = limits.get(bar.limit)
    values = {"name": who.name, "reason": reasons[bar.code], "rule": limit_told(rule) if rule else ""}
    told = (_("%(name)s %(reason)s and cannot stand. %(rule)s") % values).strip()
    return Lack("bar", told, blocks=rule is None or rule.blocks)


def _twice(contests: Iterable[ContestNow]) -> Iterator[Lack]:
    """Nobody stands for two heads' posts, nor for the committee and those who audit its money as its chair."""
    heads = Counter((who.person_id, who.name) for now in contests if now.post in HEADS for who in now.listed)
    for (_key, name), times in heads.items():
        if times > 1:
            yield Lack("twice", _("%(name)s stands for two leading posts: one of them at a time.") % {"name": name})


def quorum_lack(present: int, entitled: int, quorum: Limit) -> Lack | None:
    """What a meeting lacks that is too small to elect."""
    if is_quorate(present, entitled, Fraction(str(quorum.value))):
        return None
    values = {"present": present, "entitled": entitled, "rule": limit_told(quorum)}
    return Lack("quorum", _("%(present)s of %(entitled)s are present: too few to elect. %(rule)s") % values)


def way_lack(name: str, *, sits: bool, is_by_body: bool) -> Lack | None:
    """A committee by-elects its heads from its own members; who is none is first elected one by the meeting."""
    if not is_by_body or sits:
        return None
    told = _(
        "%(name)s does not sit on the body, which elects from its own members: the meeting elects this post instead."
    )
    return Lack("way", told % {"name": name})
