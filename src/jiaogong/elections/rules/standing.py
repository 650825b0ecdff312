"""Who may stand for what, and how many must: eligibility and margin (差额)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from jiaogong.kernel.limits import Limit

COMMITTEE, AUDIT, UPPER, WOMEN, DELEGATES = "committee", "audit", "upper", "women", "delegates"
MEMBER, DELEGATE = "member", "delegate"
HEAD_RULE, AUDIT_RULE = "union.head_on_committee", "union.audit_incompatible"
_MARGINS = {
    COMMITTEE: "election.margin_committee", AUDIT: "election.margin_audit", WOMEN: "election.margin_women",
    UPPER: "election.margin_delegate", DELEGATES: "election.margin_delegate",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidacy:
    """What is known of somebody who stands, on the day. `posts` bar in the house: head, heads_kin, finance."""

    person_id: int
    name: str
    is_of_branch: bool = True
    is_member: bool = True
    is_retired: bool = False
    has_died: bool = False
    posts: frozenset[str] = frozenset()
    is_for_chair: bool = False
    has_money: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """Why somebody may not stand: a code, and the limit that it rests on ("" where nothing can loosen it)."""

    code: str
    limit: str = ""


def bars(who: Candidacy, body: str) -> tuple[Bar, ...]:
    """What bars somebody from a body (工会基层组织选举工作条例; 工会法第十条).

    >>> bars(Candidacy(person_id=1, name="", posts=frozenset({"head"})), "committee")
    (Bar(code='head', limit='union.head_on_committee'),)
    >>> bars(Candidacy(person_id=1, name="", posts=frozenset({"head"})), "women")
    ()
    """
    always = {
        "outside": not who.is_of_branch, "no_member": not who.is_member, "retired": who.is_retired, "died": who.has_died,
    }  # fmt: skip
    found = [Bar(code) for code, is_so in always.items() if is_so]
    if body == COMMITTEE:
        found += [Bar(code, HEAD_RULE) for code in ("head", "heads_kin") if code in who.posts]
    if body == AUDIT:
        money = {"finance": "finance" in who.posts, "chair": who.is_for_chair, "money": who.has_money}
        found += [Bar(code, AUDIT_RULE) for code, is_so in money.items() if is_so]
    return tuple(found)


def margin_code(body: str, post: str) -> str:
    """The limit of how many more must stand than there are seats: of a body's head and vice heads their own."""
    return _MARGINS[body] if post in (MEMBER, DELEGATE) else "election.margin_head"


def candidates_needed(seats: int, margin: Limit) -> int:
    """How many must stand: the seats and the margin, rounded up, and one more at least; without a margin the seats.

    >>> [candidates_needed(seats, Limit("", 0.05, "")) for seats in (3, 7, 20, 21, 40)]
    [4, 8, 21, 23, 42]
    >>> candidates_needed(3, Limit("", 0, "")), candidates_needed(9, Limit("", 0.15, ""))
    (3, 11)
    """
    share = Fraction(str(margin.value))
    return max(math.ceil(seats * (1 + share)), seats + 1) if share else seats
