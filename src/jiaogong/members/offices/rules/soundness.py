"""What of a union's bodies falls short of a rule, each with the limit that it is held against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jiaogong.kernel.limits import Limit, size_for
from jiaogong.kernel.periods import months_after
from jiaogong.members.offices.rules.terms import ENDING, NONE, OVER, state_of

COMMITTEE, WOMEN, AUDIT, DELEGATES = "committee", "women", "audit", "delegates"
HEADS = ("chair", "vice_chair")
TERM_LIMITS = {"congress": "congress.delegate_years"}
LIMITS = (
    "congress.delegate_years", "election.reply_days", "union.acting_head_months_max", "union.audit_from",
    "union.audit_incompatible", "union.audit_size", "union.committee_size", "union.delay_months_max",
    "union.delegates", "union.delegates_from", "union.head_on_committee", "union.must_from", "union.term_years",
    "union.training_months_max", "union.upper_term_years", "union.vacancy_months_max", "union.women_committee_from",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a seat. `kind` and `how` are codes of an office, `posts` what bars in the house (head, heads_kin, finance)."""

    person_id: int
    name: str
    kind: str
    since: dt.date
    how: str = ""
    is_head: bool = False
    has_money: bool = False
    posts: frozenset[str] = frozenset()
    is_gone: bool = False
    is_trained: bool = False
    office_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNow:
    """A body on a day: its open term, if one is on record, and who sits on it."""

    body: str
    elected: dt.date | None = None
    ends: dt.date | None = None
    seats: int = 0
    unanswered_since: dt.date | None = None
    is_returned: bool = False
    holders: tuple[Holder, ...] = ()
    term_id: int = 0

    @property
    def people(self) -> int:
        return len({h.person_id for h in self.holders})


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseNow:
    """A union on a day: how many members it counts, its bodies, and since when it has had no elected chair."""

    is_base: bool
    members: int = 0
    women: int = 0
    bodies: Mapping[str, BodyNow] = field(default_factory=dict)
    chairless_since: dt.date | None = None

    def body(self, code: str) -> BodyNow:
        return self.bodies.get(code) or BodyNow(body=code)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that falls short: its code, the body, the limit that asks for more, and the values of its sentence."""

    code: str
    body: str
    limit: Limit
    values: Mapping[str, Any] = field(default_factory=dict)


def findings(house: HouseNow, limits: Mapping[str, Limit], today: dt.date) -> tuple[Finding, ...]:
    """All that falls short on a day, the committee's first."""
    return (
        *_committee(house, limits),
        *_chair(house, limits, today),
        *_women(house, limits),
        *_audit(house, limits),
        *_delegates(house, limits),
        *(one for body in house.bodies.values() for one in _term(house, body, limits, today)),
        *_gone(house, limits),
    )


def _committee(house: HouseNow, limits: Mapping[str, Limit]) -> Iterator[Finding]:
    """Whether there is a committee, of the size that the members ask for, and nobody on it who may not be.

    >>> rule = {"union.committee_size": Limit("union.committee_size", ((1, 3, 5), (25, 3, 7)), "")}
    >>> none = {"union.must_from": Limit("union.must_from", 25, ""), "union.head_on_committee": Limit("", 0, "")}
    >>> two = tuple(Holder(person_id=i, name="", kind="committee", since=dt.date.min) for i in range(2))
    >>> small = HouseNow(is_base=True, members=30, bodies={"committee": BodyNow(body="committee", holders=two)})
    >>> [(f.code, f.values) for f in _committee(small, rule | none)]
    [('too_small', {'count': 2, 'members': 30, 'least': 3, 'most': 7})]
    """
    now = house.body(COMMITTEE)
    if house.is_base and not now.people:
        if house.members >= limits["union.must_from"].whole:
            yield Finding("no_committee", COMMITTEE, limits["union.must_from"], {"members": house.members})
    elif house.is_base:
        rule = limits["union.committee_size"]
        least, most = size_for(rule.value, house.members)
        values = {"count": now.people, "members": house.members, "least": least, "most": most}
        if now.people < least:
            yield Finding("too_small", COMMITTEE, rule, values)
        elif most and now.people > most:
            yield Finding("too_large", COMMITTEE, rule, values)
    barred = [h for h in now.holders if h.posts & {"head", "heads_kin"}]
    rule = limits["union.head_on_committee"]
    if len(barred) > rule.whole:
        yield from (Finding("not_eligible", COMMITTEE, rule, _of(h)) for h in barred)


def _chair(house: HouseNow, limits: Mapping[str, Limit], today: dt.date) -> Iterator[Finding]:
    """A chair long vacant, a head who acts for too long, chairs and vice chairs untrained after a year."""
    now = house.body(COMMITTEE)
    rule = limits["union.vacancy_months_max"]
    if house.chairless_since and house.chairless_since < months_after(today, -rule.whole):
        yield Finding("vacant", COMMITTEE, rule, {"since": house.chairless_since, "months": rule.whole})
    rule = limits["union.acting_head_months_max"]
    for acting in (h for h in now.holders if h.how == "acting"):
        if acting.since < months_after(today, -rule.whole):
            yield Finding("acting_long", COMMITTEE, rule, _of(acting) | {"months": rule.whole})
    rule = limits["union.training_months_max"]
    for head in (h for h in now.holders if h.kind in HEADS and h.how != "acting" and not h.is_trained):
        if now.term_id and head.since < months_after(today, -rule.whole):
            yield Finding("untrained", COMMITTEE, rule, _of(head) | {"months": rule.whole})


def _women(house: HouseNow, limits: Mapping[str, Limit]) -> Iterator[Finding]:
    """A women's committee, of two at least, from the place's threshold on; below it one commissioner.

    >>> rule = {"union.women_committee_from": Limit("union.women_committee_from", 10, "")}
    >>> one = BodyNow(body="women", holders=(Holder(person_id=1, name="", kind="women", since=dt.date.min),))
    >>> houses = [HouseNow(is_base=True, women=n, bodies=b) for n in (0, 9, 10) for b in ({}, {"women": one})]
    >>> [[f.code for f in _women(h, rule)] for h in houses]
    [[], [], ['no_women_commissioner'], [], ['no_women_committee'], ['no_women_committee']]
    """
    rule, people = limits["union.women_committee_from"], house.body(WOMEN).people
    if not house.is_base or not house.women:
        return
    values = {"women": house.women, "count": people, "from": rule.value}
    if needs_women_committee(house.women, rule):
        if not is_committee(people):
            yield Finding("no_women_committee", WOMEN, rule, values)
    elif not people:
        yield Finding("no_women_commissioner", WOMEN, rule, values)


def needs_women_committee(women: int, rule: Limit) -> bool:
    """Whether so many women members ask for a committee (工会女职工委员会工作条例, and what the place says)."""
    return women >= rule.whole


def is_committee(people: int) -> bool:
    """Whether so many make a committee: one alone is a commissioner."""
    return people >= 2


def _audit(house: HouseNow, limits: Mapping[str, Limit]) -> Iterator[Finding]:
    """An audit committee where one is asked for, of three to eleven, without those who handle or order money."""
    now = house.body(AUDIT)
    if needs_audit_committee(house, limits) and not now.people:
        yield Finding("no_audit", AUDIT, limits["union.audit_from"], {"members": house.members})
    rule = limits["union.audit_size"]
    least, most = size_for(rule.value, max(1, house.members))
    if now.people and needs_audit_committee(house, limits) and not least <= now.people <= most:
        yield Finding("audit_size", AUDIT, rule, {"count": now.people, "least": least, "most": most})
    barred = [h for h in now.holders if bars_from_audit(h, house.body(COMMITTEE).holders)]
    rule = limits["union.audit_incompatible"]
    if len(barred) > rule.whole:
        yield from (Finding("incompatible", AUDIT, rule, _of(h)) for h in barred)


def needs_audit_committee(house: HouseNow, limits: Mapping[str, Limit]) -> bool:
    """Whether so many members ask for an audit committee (工会法第四十五条)."""
    return house.is_base and house.members >= limits["union.audit_from"].whole


def bars_from_audit(holder: Holder, committee: tuple[Holder, ...]) -> bool:
    """Whether somebody may not audit: the chair, who is in charge of the money, an accountant or cashier.

    >>> def at(kind, **more): return Holder(person_id=1, name="", kind=kind, since=dt.date.min, **more)
    >>> audit, teller = at("audit"), at("audit", posts=frozenset({"finance"}))
    >>> bars_from_audit(audit, (at("chair"),)), bars_from_audit(audit, (at("committee", has_money=True),))
    (True, True)
    >>> bars_from_audit(audit, (at("vice_chair"),)), bars_from_audit(teller, ())
    (False, True)
    """
    own = [h for h in committee if h.person_id == holder.person_id]
    return "finance" in holder.posts or any(h.kind == "chair" or h.has_money for h in own)


def _delegates(house: HouseNow, limits: Mapping[str, Limit]) -> Iterator[Finding]:
    """Fewer or more delegates than the table asks, where delegates meet instead of all members."""
    now, rule = house.body(DELEGATES), limits["union.delegates"]
    if not now.people or house.members < limits["union.delegates_from"].whole:
        return
    least, most = size_for(rule.value, house.members)
    values = {"count": now.people, "members": house.members, "least": least, "most": most}
    if now.people < least:
        yield Finding("few_delegates", DELEGATES, rule, values)
    elif most and now.people > most:
        yield Finding("many_delegates", DELEGATES, rule, values)


def _term(house: HouseNow, now: BodyNow, limits: Mapping[str, Limit], today: dt.date) -> Iterator[Finding]:
    """A term that is over, ends soon or is not on record, and an election that waits too long for its reply."""
    rule = limits[TERM_LIMITS.get(now.body, "union.term_years" if house.is_base else "union.upper_term_years")]
    state = state_of(now.ends, today)
    if state in (OVER, ENDING):
        yield Finding(f"term_{state}", now.body, rule, {"ends": now.ends})
    elif state == NONE and now.holders and house.members >= limits["union.must_from"].whole:
        yield Finding("no_term", now.body, rule, {"count": now.people})
    rule = limits["election.reply_days"]
    if now.is_returned:
        yield Finding("returned", now.body, rule)
    if now.unanswered_since and now.unanswered_since < today - dt.timedelta(days=rule.whole):
        yield Finding("unanswered", now.body, rule, {"since": now.unanswered_since, "days": rule.whole})


def _gone(house: HouseNow, limits: Mapping[str, Limit]) -> Iterator[Finding]:
    """Somebody who has retired, left, moved or died and still holds a seat."""
    for now in house.bodies.values():
        rule = limits["union.vacancy_months_max"]
        yield from (Finding("gone", now.body, rule, _of(h)) for h in now.holders if h.is_gone)


def _of(holder: Holder) -> dict[str, Any]:
    return {"name": holder.name, "since": holder.since, "office_id": holder.office_id, "person_id": holder.person_id}
