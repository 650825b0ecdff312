"""The tree as its page shows it: the branches that are open, and how complete each union's files are."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from jiaogong.kernel.rates import Rate
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import OFFICER_KINDS, Standing, unions_visible_to, within
from jiaogong.unions.models import Union

MOST_CHILDREN, MOST_OPEN = 200, 40
SECTORS = (Union.Sector.PUBLIC, Union.Sector.PRIVATE, Union.Sector.ORGAN)


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of a branch's schools and organs, how many have a union (建会率); of those unions, how many have each thing."""

    set_up: Rate
    members: Rate
    committee: Rate
    entries: Rate


@dataclass(slots=True)
class Node:
    """A union on the page, with the nodes below it where it is open."""

    union: Union
    has_below: bool
    completeness: Completeness
    people: int = 0
    entries: int = 0
    has_committee: bool = False
    is_open: bool = False
    is_central: bool = False
    below: list[Node] = field(default_factory=list)
    more: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """One kind of school, and how many of them have a union."""

    sector: Union.Sector
    rate: Rate


@dataclass(frozen=True, slots=True)
class Tree:
    """The roots that a person may read; the coverage of all below them; the codes that stand open."""

    roots: list[Node]
    coverage: list[Coverage]
    whole: Rate
    opened: tuple[str, ...]


def in_term(day: dt.date) -> QuerySet[Office]:
    """The offices of a committee that are held on a day, of the union of the row around it."""
    held = Office.objects.filter(kind__in=OFFICER_KINDS, since__lte=day, union=OuterRef("pk"))
    return held.exclude(kind=Office.Kind.STAFF).filter(Q(until__isnull=True) | Q(until__gte=day))


def recorded_in(day: dt.date) -> QuerySet[Entry]:
    """What the union of the row around it has confirmed of the day's month until then."""
    month = (day.replace(day=1), day)
    return Entry.objects.filter(union=OuterRef("pk"), state=Entry.State.CONFIRMED, sign=1, start_date__range=month)


def on_file() -> QuerySet[Person]:
    """The people on the file of the union of the row around it."""
    return Person.objects.filter(union=OuterRef("pk"))


def tree_for(standing: Standing, opened: Iterable[str] | None, today: dt.date) -> Tree:
    """The tree with these branches open (None: the roots); the same number of queries whatever its size."""
    roots = list(_with_below(Union.objects.filter(_is_root(standing)), today).order_by("path"))
    codes = tuple(dict.fromkeys(opened if opened is not None else (u.code for u in roots)))[:MOST_OPEN]
    read = standing.read_paths or tuple(u.path for u in roots)
    children = _children(codes, read, today)
    counts = _Counts(read, today)
    shown = [*roots, *(c for held in children.values() for c in held[0])]
    people, entries = _own_of([u.pk for u in shown], today)

    def node(union: Union, is_below_open: bool) -> Node:
        is_open = is_below_open and union.code in codes
        held, count = children.get(union.pk, ([], 0)) if is_open else ([], 0)
        return Node(
            union,
            has_below=bool(getattr(union, "has_below", False)),
            completeness=counts.of(union.path),
            people=people.get(union.pk, 0),
            entries=entries.get(union.pk, 0),
            has_committee=bool(getattr(union, "has_committee", False)),
            is_open=is_open,
            is_central=is_central(union),
            below=[node(c, True) for c in held],
            more=count - len(held),
        )

    return Tree([node(u, True) for u in roots], counts.coverage(), counts.whole(), codes)


def _is_root(standing: Standing) -> Q:
    """The outermost unions that one may read; without an office the own one."""
    return Q(path__in=standing.read_paths) if standing.read_paths else Q(pk=standing.person.union_id)


def _with_below(unions: QuerySet[Union], today: dt.date) -> QuerySet[Union]:
    below = Union.objects.filter(parent=OuterRef("pk"), closed_date__isnull=True)
    return unions.annotate(
        has_below=Exists(below),
        leads_schools=Exists(below.filter(kind=Union.Kind.BASE)),
        has_committee=Exists(in_term(today)),
    )


def is_central(union: Union) -> bool:
    """Whether a school's union leads the unions of other schools, as a central school's does (中心管理校)."""
    if union.kind != Union.Kind.BASE:
        return False
    led = getattr(union, "leads_schools", None)
    return union.children.filter(kind=Union.Kind.BASE, closed_date__isnull=True).exists() if led is None else bool(led)


def _children(codes: Sequence[str], paths: tuple[str, ...], today: dt.date) -> dict[int, tuple[list[Union], int]]:
    """The first children of each open union, and how many it has."""
    rows = Union.objects.filter(within(paths), parent__code__in=codes, closed_date__isnull=True)
    held = Window(Count("pk"), partition_by=F("parent_id"))
    nth = Window(RowNumber(), partition_by=F("parent_id"), order_by=F("path").asc())
    found: dict[int, tuple[list[Union], int]] = {}
    for union in _with_below(rows, today).annotate(held=held, nth=nth).filter(nth__lte=MOST_CHILDREN).order_by("path"):
        children, _count = found.setdefault(union.parent_id or 0, ([], union.held))
        children.append(union)
    return found


def _own_of(keys: list[int], today: dt.date) -> tuple[dict[int, int], dict[int, int]]:
    """Of the unions on the page themselves: people on file, entries this month."""
    people = Person.objects.filter(union__in=keys, is_member=True).order_by().values_list("union")
    entries = Entry.objects.filter(
        union__in=keys, state=Entry.State.CONFIRMED, sign=1, start_date__range=(today.replace(day=1), today)
    )
    return (
        dict(people.annotate(Count("pk"))),
        dict(entries.order_by().values_list("union").annotate(Count("pk"))),
    )


class _Counts:
    """The schools and organs of the branches one reads, sorted by path, so that any branch's sums are two look-ups."""

    def __init__(self, paths: tuple[str, ...], today: dt.date) -> None:
        bases = Union.objects.filter(within(paths), kind=Union.Kind.BASE, closed_date__isnull=True).order_by("path")
        rows = list(bases.values_list("pk", "path", "sector", "has_union"))
        keys, self.paths = [row[0] for row in rows], [row[1] for row in rows]
        self.rows = [(sector, has) for _pk, _path, sector, has in rows]
        set_up = {pk for pk, _path, _sector, has in rows if has}
        # Bare keys: a column of truth values would be converted row by row.
        having = [set_up & self._having(bases, held) for held in (on_file(), in_term(today), recorded_in(today))]
        columns = [[1 if pk in held else 0 for pk in keys] for held in (set_up, *having)]
        self.sums = [list(accumulate(column, initial=0)) for column in ([1] * len(rows), *columns)]

    @staticmethod
    def _having(bases: QuerySet[Union], held: QuerySet[Any]) -> set[int]:
        return set(bases.filter(Exists(held)).order_by().values_list("pk", flat=True))

    def of(self, path: str) -> Completeness:
        start, end = bisect_left(self.paths, path), bisect_left(self.paths, path + "\U0010ffff")
        ought, set_up, members, committee, entries = (sums[end] - sums[start] for sums in self.sums)
        rates = [Rate(n, set_up) for n in (members, committee, entries)]
        return Completeness(Rate(set_up, ought), *rates)

    def coverage(self) -> list[Coverage]:
        found = [Coverage(s, Rate(*self._counted(s))) for s in SECTORS]
        return [c for c in found if c.rate.of]

    def _counted(self, sector: str) -> tuple[int, int]:
        held = [has for of, has in self.rows if of == sector]
        return sum(held), len(held)

    def whole(self) -> Rate:
        return Rate(sum(has for _sector, has in self.rows), len(self.rows))


def children_of(standing: Standing, union: Union) -> QuerySet[Union]:
    """The unions that stand directly below one and are not closed, as far as the person may see them."""
    return listed(standing).filter(parent=union, closed_date__isnull=True)


def listed(standing: Standing) -> QuerySet[Union]:
    """The unions that a person may see, as the list shows them."""
    return unions_visible_to(standing).select_related("parent").prefetch_related("former_names").order_by("path")
