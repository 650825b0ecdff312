"""A body of delegates and a choosing as their pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import delegates_of, term_of
from jiaogong.congress.delegates.queries.choosing import (
    constituencies_of,
    elected_in,
    electors_counted,
    heads_of_house,
    last_round,
    limits_of,
    made_of_seats,
    people_in,
    running_choosing,
    sizes_of,
)
from jiaogong.congress.delegates.rules.composition import (
    BLOCKS,
    GOOD,
    Check,
    check_label,
    check_told,
    checks,
    is_leaders_job,
)
from jiaogong.congress.delegates.rules.seats import CODES, least_candidates, meets_of_all, seats_allowed
from jiaogong.congress.models import Candidate, Choosing, Constituency, Round
from jiaogong.kernel.limits import Limit
from jiaogong.members.models import Person, Term
from jiaogong.unions.labels import limit_told
from jiaogong.unions.models import Union

_TONES = {GOOD: "good", BLOCKS: "bad"}


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the composition as it is read: what is counted, its sentence, its rule, the tone of its badge."""

    label: str
    text: str
    rule: str
    tone: str
    state: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body on its page: whether all meet and why, its open term, how many seats are held, and what falls short."""

    body: str
    label: str
    electors: int
    is_of_all: bool
    why: str
    term: Term | None
    choosing: Choosing | None
    held: int
    least: int
    checks: list[Told] = field(default_factory=list)

    @property
    def vacant(self) -> int:
        """How many of the seats that were decided stand empty."""
        return max(0, self.term.seats - self.held) if self.term else 0


def told(found: Iterable[Check]) -> list[Told]:
    """The composition in words."""
    return [
        Told(check_label(c.code), check_told(c), limit_told(c.limit), _TONES.get(c.tone, "warning"), _state(c.tone))
        for c in found
    ]


def _state(tone: str) -> str:
    return {GOOD: _("kept"), BLOCKS: _("not kept")}.get(tone, _("look here"))


def body_of(union: Union, body: str, on: dt.date) -> Body:
    """A body as it stands on a day."""
    limits, codes = limits_of(union, body, on), CODES[body]
    age = limits["congress.young_age"]
    seats = list(delegates_of(union, body, on))
    electors = electors_counted(union, body, on, age)
    is_of_all = meets_of_all(electors.all, limits[codes.all_below])
    made = made_of_seats(seats, on, age, heads_of_house(union))
    return Body(
        body=body,
        label=str(Choosing.Body(body).label),
        electors=electors.all,
        is_of_all=is_of_all,
        why=limit_told(limits[codes.all_below]),
        term=term_of(union, body),
        choosing=running_choosing(union, body),
        held=len(seats),
        least=seats_allowed(body, electors.all, limits[codes.seats])[0],
        checks=told(checks(body, made, electors, limits)) if seats else [],
    )


@dataclass(frozen=True, slots=True)
class Unit:
    """A constituency on the page of a choosing: how many elect, who is elected, how its vote stands."""

    unit: Constituency
    size: int
    elected: list[str]
    last: Round | None

    @property
    def empty(self) -> int:
        return max(0, self.unit.seats - len(self.elected))

    @property
    def has_voted(self) -> bool:
        """Whether it votes or has voted, so that who belongs to it stands as it is."""
        return any(r.state in (Round.State.VOTING, Round.State.COUNTED) for r in self.unit.rounds.all())

    @property
    def tone(self) -> str:
        """The colour of its state."""
        if not self.empty:
            return "good"
        tones = {"named": "open", "voting": "open", "short": "bad", "ended": "bad", "counted": "warning"}
        return tones[self.last.state] if self.last else "quiet"

    @property
    def state(self) -> str:
        """How far it is, in words."""
        if not self.empty and self.unit.seats:
            return _("All seats filled")
        if self.last is None:
            return _("No candidates yet")
        if self.last.state == Round.State.COUNTED:
            return _("Another vote is needed")
        return str(self.last.get_state_display())


def units_of(choosing: Choosing) -> list[Unit]:
    """The constituencies of a choosing."""
    sizes = sizes_of(choosing)
    return [
        Unit(unit, sizes.get(unit.pk, 0), [c.person.name for c in elected_in(unit)], last_round(unit))
        for unit in constituencies_of(choosing)
    ]


@dataclass(frozen=True, slots=True)
class Elector:
    """Somebody of a constituency on its page: whether named, guessed or noted as a leader, elected already."""

    person: Person
    stands: bool
    leads: bool
    is_elected: bool


def electors_shown(unit: Constituency, heads: set[int]) -> list[Elector]:
    """The people of a constituency; named are the candidates of its open round, or those to be voted on again."""
    last = last_round(unit)
    noted = {c.person_id: c.is_leader for r in unit.rounds.all() for c in r.candidates.all()}
    named = {c.person_id for c in proposed_again(last)} if last else set()
    elected = {c.person_id for c in elected_in(unit)}
    return [
        Elector(p, p.pk in named, noted.get(p.pk, p.pk in heads or is_leaders_job(p.job)), p.pk in elected)
        for p in people_in(unit)
    ]


def proposed_again(last: Round) -> list[Candidate]:
    """Who would stand next: those named, those of a vote that came to nothing, those not elected with votes."""
    stood = list(last.candidates.all())
    if last.state == Round.State.COUNTED:
        return [c for c in stood if not c.is_elected and c.votes]
    return stood


def margin_told(choosing: Choosing, unit: Constituency, limits: Mapping[str, Limit]) -> str:
    """How many candidates the place asks for in a first vote, "" where it asks for no more than seats."""
    code = CODES[choosing.body].margin
    if not code or not unit.seats:
        return ""
    least = least_candidates(unit.seats, limits[code])
    values = {"least": least, "seats": unit.seats, "rule": limit_told(limits[code])}
    return _("At least %(least)s candidates for %(seats)s seats. %(rule)s") % values


def shortage_told(choosing: Choosing, unit: Constituency, limits: Mapping[str, Limit]) -> str:
    """What those named for the open vote lack of the seats, or of the margin of the place, before it is put; "" nothing."""
    last = last_round(unit)
    if last is None or last.state != Round.State.NAMED:
        return ""
    code, count = CODES[choosing.body].margin, last.candidates.count()
    rule = limits[code] if code and last.number == 1 else None
    values = {"count": count, "seats": last.seats, "least": least_candidates(last.seats, rule)}
    asked = f" {limit_told(rule)}" if rule else ""
    if count < last.seats:
        return _("%(count)s stand for %(seats)s seats: some stay empty, and another vote is owed.") % values + asked
    if count < values["least"]:
        return _("%(count)s stand for %(seats)s seats; at least %(least)s are asked for.") % values + asked
    return ""


def bodies_of(union: Union, on: dt.date) -> list[tuple[str, str, int]]:
    """The two bodies with how many hold a seat of each."""
    return [(b.value, str(b.label), delegates_of(union, b.value, on).count()) for b in Choosing.Body]
