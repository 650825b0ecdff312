"""Every reading of accounts, people and offices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import scripts
from jiaogong.members.models import Account, Office, Person
from jiaogong.unions.models import Union

OFFICER_KINDS = (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR, Office.Kind.COMMITTEE, Office.Kind.STAFF)
FEW_UNIONS = 500
READER_KINDS = (*OFFICER_KINDS, Office.Kind.AUDIT, Office.Kind.WOMEN)
DELEGATES = (Office.Kind.DELEGATE, Office.Kind.CONGRESS, Office.Kind.UPPER)


@dataclass(frozen=True)
class Branches:
    """Branches of the tree as a condition on rows that belong to unions; one query finds out which serves best.

    Keys are what an index finds, and what a database can guess the number of; a joined path hides both.
    """

    paths: tuple[str, ...]

    @cached_property
    def is_all(self) -> bool:
        """Whether they are the whole tree."""
        if not any(path.count("/") == 1 for path in self.paths):
            return False
        return not Union.objects.filter(parent__isnull=True).exclude(path__in=self.paths).exists()

    @cached_property
    def keys(self) -> tuple[int, ...] | None:
        """Keys of their unions; None where these are too many to be named."""
        if not self.paths:
            return ()
        found = Union.objects.filter(within(self.paths)).order_by().values_list("pk", flat=True)[: FEW_UNIONS + 1]
        return tuple(found) if len(found) <= FEW_UNIONS else None

    def holding(self, field: str = "union") -> Q:
        """A condition that a row's union lies in one of them."""
        if self.is_all:
            return Q(**{f"{field}__isnull": False})
        named = Union.objects.filter(within(self.paths)).order_by().values("pk") if self.keys is None else self.keys
        return Q(**{f"{field}__in": named})


@dataclass(frozen=True)
class Standing:
    """What a person is on a day: the own union, and the branches over which an office is held."""

    person: Person
    offices: tuple[Office, ...]

    @cached_property
    def read_paths(self) -> tuple[str, ...]:
        """Paths of the branches whose ledger the person may read."""
        return _outermost(o.union.path for o in self.offices if o.kind in READER_KINDS)

    @cached_property
    def officer_paths(self) -> tuple[str, ...]:
        """Paths of the branches in which the person may confirm."""
        return _outermost(o.union.path for o in self.offices if o.kind in OFFICER_KINDS)

    @cached_property
    def reading(self) -> Branches:
        """The branches of `read_paths`, as a condition that an index serves."""
        return Branches(self.read_paths)

    @cached_property
    def leading(self) -> Branches:
        """The branches of `officer_paths`, likewise."""
        return self.reading if self.officer_paths == self.read_paths else Branches(self.officer_paths)

    def reads(self, union: Union) -> bool:
        return union.path.startswith(self.read_paths)

    def is_officer_of(self, union: Union) -> bool:
        return union.path.startswith(self.officer_paths)

    def holds_office_in(self, union: Union) -> bool:
        """Whether an officer's post is held in this very union, not above it."""
        return any(o.union_id == union.pk and o.kind in OFFICER_KINDS for o in self.offices)

    def is_above(self, union: Union) -> bool:
        """Whether an officer's post is held over a union that this one belongs to."""
        return any(union.path.startswith(p) and p != union.path for p in self.officer_paths)

    def is_over(self, post: Office) -> bool:
        """Whether one may end what somebody holds: from the union above; as chair for all but another chair.

        Over the root of the tree stand its own officers.
        """
        if post.union.parent_id is None:
            return self.holds_office_in(post.union)
        chairs = any(o.union_id == post.union_id and o.kind == Office.Kind.CHAIR for o in self.offices)
        return self.is_above(post.union) or (chairs and post.kind != Office.Kind.CHAIR)

    def belongs_to(self, union: Union) -> bool:
        """Whether this very union is the person's own; those above it are not."""
        return self.person.union_id == union.pk

    @cached_property
    def unions_led(self) -> list[Union]:
        """The very unions in which an officer's post is held, the highest first."""
        led = {o.union_id: o.union for o in self.offices if o.kind in OFFICER_KINDS}
        return sorted(led.values(), key=lambda union: union.path)

    @property
    def house(self) -> Union:
        """The union whose congress one belongs to: the own, of somebody in a union group the one above it."""
        own = self.person.union
        return (own.parent if own.kind == Union.Kind.GROUP else None) or own

    @property
    def stands_in(self) -> tuple[Office, ...]:
        """The offices that are held for somebody else."""
        return tuple(o for o in self.offices if o.stands_in_for_id is not None)

    @property
    def home(self) -> Union:
        """The union whose pages are shown first: of the highest office, else the own."""
        officers = [o for o in self.offices if o.kind in READER_KINDS]
        return min(officers, key=lambda o: len(o.union.path)).union if officers else self.person.union


def _outermost(paths: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not path.startswith(tuple(kept)):
            kept.append(path)
    return tuple(kept)


def standing_of(person: Person, on: dt.date | None = None) -> Standing:
    """The offices that a person holds on a day (today), with their unions."""
    day = on or clock.today()
    held = (
        Office.objects.filter(person=person, since__lte=day)
        .filter(Q(until__isnull=True) | Q(until__gte=day))
        .filter(Q(stands_in_for__until__isnull=True) | Q(stands_in_for__until__gte=day))
        .select_related("union", "stands_in_for__person")
    )
    standing = Standing(person, tuple(held))
    person.stands_in = standing.stands_in
    return standing


def acting_person(account: Account) -> Person | None:
    """The person behind an account, if there is one."""
    return Person.objects.select_related("union").filter(account=account).first()


def within(paths: tuple[str, ...], field: str = "path") -> Q:
    """A condition that a union's path lies in one of the branches; of none: nothing."""
    condition = Q(pk__in=())
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


def people_visible_to(standing: Standing) -> QuerySet[Person]:
    """People of the branches one may read; without an office, of the own union oneself alone. Each person once."""
    known = standing.reading.holding()
    if not standing.reads(standing.person.union):
        known |= Q(pk=standing.person.pk)
    return Person.objects.filter(known, merged_into__isnull=True)


def unions_visible_to(standing: Standing) -> QuerySet[Union]:
    """The branches one may read and the own union."""
    return Union.objects.filter(within(standing.read_paths) | Q(pk=standing.person.union_id))


def union_visible_to(standing: Standing, code: str) -> Union:
    """The union of that code, if the person may know of it.

    Raises NotFound otherwise.
    """
    union = unions_visible_to(standing).select_related("parent").filter(code=code).first()
    if union is None:
        raise NotFound(_("There is no union with the code “%(code)s” that you may see.") % {"code": code})
    return union


def found_by_name(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """People whose name, number, pinyin or initials match what was typed."""
    typed = words.strip()
    if not typed:
        return people
    found = Q(number__startswith=typed)
    for written in scripts(typed):
        found |= Q(name__has=written)
    if typed.isascii():
        spelled = typed.lower()
        found |= Q(initials__startswith=spelled) | Q(squeezed__startswith=spelled.replace(" ", ""))
    return people.filter(found)


def living_on(day: dt.date) -> Q:
    """A condition that somebody is alive on a day."""
    return Q(death_date__isnull=True) | Q(death_date__gt=day)


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many a branch has. Retired people are counted apart."""

    staff: int
    members: int
    women: int
    minority: int
    teachers: int
    retired: int


def headcount(union: Union, on: dt.date) -> Headcount:
    """The people of a branch on a day: who had joined, the retired apart."""
    serving = Q(retired_date__isnull=True) | Q(retired_date__gt=on)
    counts = (
        Person.objects.filter(union__path__startswith=union.path, merged_into__isnull=True)
        .filter(Q(joined_date__isnull=True) | Q(joined_date__lte=on))
        .filter(living_on(on))
        .aggregate(
            staff=Count("pk", filter=serving),
            members=Count("pk", filter=serving & Q(is_member=True)),
            women=Count("pk", filter=serving & Q(sex=Person.Sex.FEMALE)),
            minority=Count("pk", filter=serving & Q(is_minority=True)),
            teachers=Count("pk", filter=serving & Q(is_teacher=True)),
            retired=Count("pk", filter=~serving),
        )
    )
    return Headcount(**counts)


def posts_with_rights(people: Iterable[Person], today: dt.date) -> QuerySet[Office]:
    """The offices of people that give rights, today or from a later day on."""
    held = Office.objects.filter(Q(until__isnull=True) | Q(until__gte=today), kind__in=READER_KINDS)
    return held.filter(person__in=[p.pk for p in people]).select_related("union", "person")


def offices_in(union: Union, on: dt.date) -> QuerySet[Office]:
    """The offices held over this very union on a day: chair, vice chairs, committee, then the other bodies, heads first."""
    held = Office.objects.filter(union=union, since__lte=on).filter(Q(until__isnull=True) | Q(until__gte=on))
    posts = Case(*(When(kind=kind, then=Value(at)) for at, kind in enumerate(Office.Kind.values)))
    return held.select_related("person").order_by(posts, "-is_head", "since", "pk")


def roster_of(union: Union) -> dict[str, int | None]:
    """The names on a branch's files and their keys; None where two people bear one name."""
    roster: dict[str, int | None] = {}
    people = Person.objects.filter(union__path__startswith=union.path, merged_into__isnull=True).order_by()
    for pk, name in people.values_list("pk", "name"):
        roster[name] = None if name in roster else pk
    return roster
