"""The staff of each union, its retired colleagues, and who holds which office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from jiaogong.config.demo.names import draw_names
from jiaogong.config.demo.tree import SEED, Node
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing
from jiaogong.members.services import spelled
from jiaogong.unions.models import Union


@dataclass(frozen=True)
class Roster:
    """The people of one union. Who retires on 1 September and who then joins are paired, alike in sex and minority,
    so that the counts hold on every day."""

    union: Union
    people: tuple[Person, ...]
    offices: tuple[Office, ...]

    def serving(self, day: dt.date) -> list[Person]:
        return [p for p in self.people if not p.is_retired_on(day) and (p.joined_date is None or p.joined_date <= day)]

    def retired(self, day: dt.date) -> list[Person]:
        return [p for p in self.people if p.is_retired_on(day)]

    def joining(self, year: int) -> list[Person]:
        return [p for p in self.people if p.joined_date and p.joined_date.year == year]

    def retiring(self, year: int) -> list[Person]:
        return [p for p in self.people if p.retired_date and p.retired_date.year == year]

    def office_holder(self, kind: str) -> Standing:
        """The first holder of an office, able to act; the chair where there is none of that kind."""
        found = [o for o in self.offices if o.kind == kind] or list(self.offices)
        return Standing(found[0].person, (found[0],))


def draw_people(node: Node, union: Union, *, today: dt.date) -> list[Person]:
    """Unsaved people of a union: serving, those whom newcomers have followed, and the long retired."""
    rng = Random(f"{SEED}:people:{node.code}")
    kinds = _kinds(rng, node)
    changes = _changes(rng, node, today)
    before = [kinds[i] for i, _year in changes]
    long_retired = [(rng.choice("FM"), rng.random() < 0.35) for _ in range(max(0, node.retired - len(changes)))]
    names = draw_names(rng, [*kinds, *before, *long_retired])
    joined = {i: dt.date(year, 9, 1) for i, year in changes}
    left = [dt.date(year, 9, 1) for _i, year in changes]
    people = [_person(rng, node, union, kind, today, joined=joined.get(i)) for i, kind in enumerate(kinds)]
    people += [_person(rng, node, union, kind, today, retired=day) for kind, day in zip(before, left, strict=True)]
    long_ago = [dt.date(today.year - rng.randint(3, 22), 9, 1) for _ in long_retired]
    people += [
        _person(rng, node, union, kind, today, retired=day) for kind, day in zip(long_retired, long_ago, strict=True)
    ]
    for i, (person, name) in enumerate(zip(people, names, strict=True), 1):
        person.number, person.name = f"{node.code.replace('-', '')}{i:04}", name
        spelled(person)
    return people


def _kinds(rng: Random, node: Node) -> list[tuple[str, bool]]:
    sexes = ["F"] * node.women + ["M"] * (node.staff - node.women)
    minority = [True] * node.minority + [False] * (node.staff - node.minority)
    rng.shuffle(sexes)
    rng.shuffle(minority)
    return list(zip(sexes, minority, strict=True))


def _changes(rng: Random, node: Node, today: dt.date) -> list[tuple[int, int]]:
    """(place in the roster, year) of newcomers who followed a retirement; the officers at its head stay."""
    years = [y for y in (today.year - 1, today.year) if dt.date(y, 9, 1) <= today]
    found = []
    for year in years:
        for _ in range(min(round(node.staff * rng.uniform(0, 0.05)), max(0, node.retired // 2))):
            found.append((rng.randrange(min(10, node.staff - 1), node.staff), year))
    return list({i: (i, year) for i, year in found}.values())


def _person(
    rng: Random,
    node: Node,
    union: Union,
    kind: tuple[str, bool],
    today: dt.date,
    *,
    joined: dt.date | None = None,
    retired: dt.date | None = None,
) -> Person:
    sex, is_minority = kind
    ends_at = 55 if sex == "F" else 60
    age = rng.randint(22, 27) if joined else rng.randint(25, ends_at - 1)
    birth_year = retired.year - ends_at if retired else today.year - age
    begun = joined or dt.date(min(birth_year + rng.randint(22, 26), today.year - 3), 9, 1)
    return Person(
        union=union,
        sex=sex,
        is_minority=is_minority,
        is_teacher=node.level not in ("organ", "area") and rng.random() < 0.92,
        birth_date=dt.date(birth_year, rng.randint(1, 12), rng.randint(1, 28)),
        joined_date=begun,
        retired_date=retired,
    )


def draw_offices(node: Node, union: Union, people: list[Person], *, today: dt.date) -> list[Office]:
    """The offices of a union: an area's staff and chair, a base union's chair, committee, women's and audit heads."""
    since = dt.date(today.year - 2, 3, 1)
    serving = [p for p in people if p.retired_date is None and p.joined_date and p.joined_date <= since]
    kinds = (
        (Office.Kind.STAFF, Office.Kind.CHAIR, Office.Kind.VICE_CHAIR) if node.kind == "area" else _base_offices(node)
    )
    women = [p for p in serving if p.sex == "F"]
    held: list[Office] = []
    for kind in kinds:
        pool = women if kind == Office.Kind.WOMEN and women else serving
        taken = {o.person_id for o in held}
        person = next((p for p in pool if p.pk not in taken), pool[0])
        held.append(Office(person=person, union=union, kind=kind, since=since))
    return held


def _base_offices(node: Node) -> tuple[str, ...]:
    kind = Office.Kind
    committee = (kind.COMMITTEE,) * (1 if node.staff < 40 else 3 if node.staff < 120 else 5)
    vice = (kind.VICE_CHAIR,) if node.staff >= 60 else ()
    return (kind.CHAIR, *vice, *committee, kind.WOMEN, kind.AUDIT)
