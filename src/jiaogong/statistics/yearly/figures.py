"""Every cell of a branch's return, union by union; the number of queries is the same whatever the branch's size."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from jiaogong.kernel.periods import Period, parse
from jiaogong.ledger.rollup import rollup
from jiaogong.members.history import Then, moved_since, then, unmoved, unmoved_since
from jiaogong.members.models import Office, Person
from jiaogong.proposals.models import Proposal
from jiaogong.proposals.queries.cohorts import of_cohort
from jiaogong.statistics.yearly.conditions import of_offices, of_people
from jiaogong.statistics.yearly.form import FORM, Cell, Form
from jiaogong.statistics.yearly.units import MEMBERS, WOMEN, Known, kinds_asked, unions_that
from jiaogong.unions.models import Union
from jiaogong.unions.queries import branch

# What each union holds; under None what stands in two unions and is counted once, negative.
ByUnion = Counter[int | None]
Counted = dict[str, ByUnion]


def period_of(year: int) -> Period:
    """The statistics year that ends on 30 September of a year."""
    return parse(f"{year}S")


@dataclass(frozen=True, slots=True)
class Figures:
    """The cells of a branch, each by union, and the unions that have their own line in it."""

    by_cell: Mapping[str, ByUnion]
    unions: Mapping[int, Union]

    def total(self, code: str) -> int:
        return sum(self.by_cell[code].values())

    def totals(self) -> dict[str, int]:
        return {code: self.total(code) for code in self.by_cell}

    def unions_with(self, code: str) -> list[int]:
        """The keys of the unions of which a cell counts something."""
        return [pk for pk, value in self.by_cell[code].items() if pk is not None and value]


def figures_of(union: Union, year: int, form: Form = FORM) -> Figures:
    """Count a branch's return of a statistics year."""
    asked = _Branch.of(union)
    period = period_of(year)
    found = asked.people(form, period) | asked.offices(form, period.end) | asked.ledger(form, period)
    found |= asked.proposals(form, period)
    known = Known.of(list(asked.nodes.values()), union, period.end, found)
    found |= {c.code: unions_that(c.of, known) for c in _counting(form, "unions")}
    return Figures({cell.code: found.get(cell.code, Counter()) for cell in form.cells()}, asked.nodes)


def _counting(form: Form, what: str) -> list[Cell]:
    return [cell for cell in form.cells() if cell.counts == what]


@dataclass(frozen=True, slots=True)
class _Branch:
    """The unions of a branch, and the one that each one's things count for: a group's for the union it belongs to."""

    union: Union
    nodes: dict[int, Union]
    home: dict[int, int]

    @classmethod
    def of(cls, union: Union) -> _Branch:
        every = list(branch(union).order_by("path"))
        houses = {u.path: u.pk for u in every if u.kind != Union.Kind.GROUP or u.pk == union.pk}
        home = {u.pk: _nearest(u.path, houses) for u in every}
        return cls(union, {u.pk: u for u in every if home[u.pk] == u.pk}, home)

    def people(self, form: Form, year: Period) -> Counted:
        day, cells = year.end, _counting(form, "people")
        steady = unmoved_since(day).filter(union__path__startswith=self.union.path)
        moved = moved_since(day).filter(Q(union_then__in=list(self.home)))
        found = self._people(steady, unmoved(day), cells, year)
        for code, held in self._people(moved, then(day), cells, year).items():
            found[code] += held
        return found

    def _people(self, people: QuerySet[Person], asked: Then, cells: Iterable[Cell], year: Period) -> Counted:
        words = {c.code: c.of for c in cells} | {
            MEMBERS: ("serving", "members"),
            WOMEN: ("serving", "members", "women"),
        }
        counts = {f"n_{code}": Count("pk", filter=of_people(of, asked, year)) for code, of in words.items()}
        return self._by_home(people.order_by().values(of_union=F(asked.union)).annotate(**counts))

    def offices(self, form: Form, day: dt.date) -> Counted:
        words = {c.code: c.of for c in _counting(form, "offices")}
        words |= {f"office:{kind}": (kind,) for kind in kinds_asked(form)}
        counts = {f"n_{code}": Count("person", distinct=True, filter=of_offices(of, day)) for code, of in words.items()}
        held = Office.objects.filter(union__path__startswith=self.union.path).order_by()
        return self._by_home(held.values(of_union=F("union_id")).annotate(**counts))

    def proposals(self, form: Form, year: Period) -> Counted:
        """Proposals of the year's calls and screenings, as far as they had come by its end."""
        cells = _counting(form, "proposals")
        rows = Proposal.objects.filter(union__path__startswith=self.union.path).order_by()
        counts = {f"n_{c.code}": Count("pk", filter=of_cohort(c.of, year)) for c in cells}
        return self._by_home(rows.values(of_union=F("union_id")).annotate(**counts)) if cells else {}

    def ledger(self, form: Form, year: Period) -> Counted:
        """The ledger's figures; of every category whether anything was done, as "did:" and its code."""
        cells = {(c.of[0], c.of[1]): c.code for c in _counting(form, "ledger")}
        found: Counted = defaultdict(Counter)
        for row in rollup(self.union, year, by="union"):
            home = self.home[row.union_id] if row.union_id else None
            if row.measure == "acts" and home:
                found[f"did:{row.category}"][home] += row.value
            if (row.category, row.measure) in cells:
                found[cells[row.category, row.measure]][home] += row.value
        return found

    def _by_home(self, rows: Iterable[Any]) -> Counted:
        found: Counted = defaultdict(Counter)
        for row in rows:
            home = self.home[row.pop("of_union")]
            for name, value in row.items():
                if value:
                    found[name.removeprefix("n_")][home] += value
        return found


def _nearest(path: str, houses: Mapping[str, int]) -> int:
    """The union on a path, from its end upwards, that is no group."""
    while path not in houses:
        path = path.rstrip("/").rpartition("/")[0] + "/"
    return houses[path]
