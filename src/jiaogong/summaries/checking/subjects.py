"""What a number can be a number of, and what the ledger says of it on a ground."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, Protocol

from jiaogong.catalogue import MEASURES
from jiaogong.summaries.checking.fact import Fact
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.facts import PRIZES, Act
from jiaogong.unions.models import Union


class Subject(Protocol):
    """Something countable."""

    def on(self, ground: Ground) -> Fact | None:
        """What the ground holds of it; None where it holds nothing of the kind."""
        ...

    def a_year_earlier(self) -> Subject | None: ...


@dataclass(frozen=True, slots=True)
class Summed:
    """A measure's figures over a scope: added up, or each union's newest."""

    measure: str
    scope: Scope = field(default_factory=Scope)

    def on(self, ground: Ground) -> Fact | None:
        if ground.keeps_back and MEASURES[self.measure].sensitive and not self.scope.is_plain:
            return None
        holding = list(self.scope.acts(ground, self.measure))
        if not holding:
            return None
        measure = MEASURES[self.measure]
        if measure.adds == "last":
            holding = _newest(holding)
        told = [f for a in holding for f in a.figures if f.measure == self.measure]
        loosest = max((f.qualifier for f in told), default="")
        return Fact(sum(f.value for f in told), measure.scale, loosest, _ids(holding))

    def a_year_earlier(self) -> Summed | None:
        scope = self.scope.a_year_earlier()
        return Summed(self.measure, scope) if scope else None


@dataclass(frozen=True, slots=True)
class Acts:
    """How many acts lie in a scope."""

    scope: Scope

    def on(self, ground: Ground) -> Fact | None:
        acts = list(self.scope.acts(ground))
        if ground.keeps_back and not self.scope.is_plain:
            acts = [a for a in acts if ground.tells(a)]
        return Fact(len(acts), entries=_ids(acts)) if acts else None

    def a_year_earlier(self) -> Acts | None:
        scope = self.scope.a_year_earlier()
        return Acts(scope) if scope else None


@dataclass(frozen=True, slots=True)
class Prizes:
    """Prizes won or given in a scope, of a level and name (empty: any)."""

    level: str
    prize: str
    scope: Scope = field(default_factory=Scope)

    def on(self, ground: Ground) -> Fact | None:
        count, entries = 0, list[int]()
        for act in self.scope.acts(ground, PRIZES):
            here = sum(
                a.count
                for a in act.awards
                if (not self.level or a.level == self.level) and (not self.prize or a.prize == self.prize)
            )
            if here:
                count, entries = count + here, [*entries, act.entry]
        return Fact(count, entries=tuple(entries)) if entries else None

    def a_year_earlier(self) -> Prizes | None:
        scope = self.scope.a_year_earlier()
        return Prizes(self.level, self.prize, scope) if scope else None


@dataclass(frozen=True, slots=True)
class Heads:
    """People of a branch on its last day, from the members' file: staff, members, women, minority, teachers, retired."""

    kind: str
    union: Union | None = None

    def on(self, ground: Ground) -> Fact | None:
        value: int = getattr(ground.heads(self.union), self.kind)
        return Fact(value) if value else None

    def a_year_earlier(self) -> Heads:
        """The file as it was on the last day of the year before."""
        return self


Sort = Literal["set up", "not set up", "private", "public", "school", "organ"]


@dataclass(frozen=True, slots=True)
class Unions:
    """Base unions of the branch of some sorts; with `did`, those that have acts in a scope (holding a measure)."""

    sorts: frozenset[Sort] = frozenset()
    did: Scope | None = None
    measure: str = ""
    missing: bool = False

    def on(self, ground: Ground) -> Fact | None:
        among = [u for u in ground.schools if all(_is_of(u, sort) for sort in self.sorts)]
        if self.did is None:
            return Fact(len(among)) if among else None
        shown: dict[int, list[int]] = {}
        for act in self.did.acts(ground, self.measure, shares_too=True):
            if not self.measure or act.value(self.measure):
                shown.setdefault(act.union, []).append(act.entry)
        doing = [u for u in among if u.pk in shown]
        if self.missing:
            return Fact(len(among) - len(doing))
        return Fact(len(doing), entries=tuple(e for u in doing for e in shown[u.pk])) if doing else None

    def a_year_earlier(self) -> Unions | None:
        if self.did is None:
            return None
        did = self.did.a_year_earlier()
        return Unions(self.sorts, did, self.measure, self.missing) if did else None


def _is_of(union: Union, sort: Sort) -> bool:
    if sort == "set up":
        return union.has_union
    if sort == "not set up":
        return not union.has_union
    if sort == "school":
        return union.sector != Union.Sector.ORGAN
    return union.sector == sort


@dataclass(frozen=True, slots=True)
class Clusters:
    """The clusters that an area is divided into."""

    def on(self, ground: Ground) -> Fact | None:
        below = [u for u in ground.known.nodes if u.kind == Union.Kind.CLUSTER and u.pk != ground.known.union.pk]
        return Fact(len(below)) if below else None

    def a_year_earlier(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was noted and never confirmed, or planned and not done by its day."""

    kind: Literal["drafts", "overdue"]

    def on(self, ground: Ground) -> Fact | None:
        acts = ground.known.drafts if self.kind == "drafts" else ground.known.overdue
        return Fact(len(acts), entries=_ids(acts)) if acts else None

    def a_year_earlier(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Share:
    """One count's part of another, in per cent."""

    part: Subject
    whole: Subject

    def on(self, ground: Ground) -> Fact | None:
        part, whole = ground.recall(self.part), ground.recall(self.whole)
        if part is None or whole is None or not whole.value:
            return None
        return Fact(Fraction(100 * part.value) / Fraction(whole.value), entries=part.entries)

    def a_year_earlier(self) -> Share | None:
        part, whole = self.part.a_year_earlier(), self.whole.a_year_earlier()
        return Share(part, whole) if part and whole else None


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of one count when another is taken off: filed, less settled."""

    whole: Subject
    part: Subject

    def on(self, ground: Ground) -> Fact | None:
        whole, part = ground.recall(self.whole), ground.recall(self.part)
        if whole is None:
            return None
        taken = part.value if part else 0
        return Fact(whole.value - taken, whole.scale, entries=whole.entries + (part.entries if part else ()))

    def a_year_earlier(self) -> Rest | None:
        whole, part = self.whole.a_year_earlier(), self.part.a_year_earlier()
        return Rest(whole, part) if whole and part else None


def _newest(acts: Iterable[Act]) -> list[Act]:
    last = {(a.union, a.category): a for a in sorted(acts, key=lambda a: (a.start, a.entry))}
    return list(last.values())


def _ids(acts: Iterable[Act]) -> tuple[int, ...]:
    return tuple(a.entry for a in acts)
