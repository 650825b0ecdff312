"""Lists of people by conditions, and how many there are; small counts of what is sensitive are hidden."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from jiaogong.kernel.lists import COUNTED
from jiaogong.members.models import Person, Relative
from jiaogong.members.queries import OFFICER_KINDS, Standing, living_on, people_visible_to
from jiaogong.members.rules import lunar_dates, small_hidden, years_before
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Conditions:
    """What people must all be; None and "" ask for nothing. Ages and years are complete ones on the day."""

    on: dt.date
    union: Union | None = None
    sex: str = ""
    age_from: int | None = None
    age_to: int | None = None
    work_years: int | None = None
    teaching_years: int | None = None
    minority: str = ""
    teacher: str = ""
    state: str = ""
    birthday_month: int | None = None
    birthday_week: bool = False
    children_under: int | None = None
    joined_year: int | None = None

    @property
    def is_sensitive(self) -> bool:
        """Whether it asks after children, whom only the officers of their parents' own union may know of."""
        return self.children_under is not None

    def apply(self, people: QuerySet[Person]) -> QuerySet[Person]:
        """The people who fit all conditions."""
        asked = people.filter(living_on(self.on), self._age(), self._years(), self._kind())
        if self.birthday_month or self.birthday_week:
            asked = asked.filter(self._birthday())
        if self.children_under is not None:
            asked = asked.filter(self._has_child())
        return asked

    def _age(self) -> Q:
        condition = Q()
        if self.age_from is not None:
            condition &= Q(birth_date__lte=years_before(self.on, self.age_from))
        if self.age_to is not None:
            condition &= Q(birth_date__gt=years_before(self.on, self.age_to + 1))
        return condition

    def _years(self) -> Q:
        condition = Q()
        if self.work_years is not None:
            begun = years_before(self.on, self.work_years)
            condition &= Q(work_began_date__lte=begun) | Q(work_began_date__isnull=True, joined_date__lte=begun)
        if self.teaching_years is not None:
            condition &= Q(teaching_began_date__lte=years_before(self.on, self.teaching_years))
        if self.joined_year is not None:
            condition &= Q(member_since__year=self.joined_year)
        return condition

    def _kind(self) -> Q:
        retired = Q(retired_date__lte=self.on)
        condition = Q()
        if self.union:
            condition &= Q(union__path__startswith=self.union.path)
        if self.sex:
            condition &= Q(sex=self.sex)
        if self.minority:
            condition &= Q(is_minority=self.minority == "yes")
        if self.teacher:
            condition &= Q(is_teacher=self.teacher == "yes")
        if self.state == "serving":
            condition &= Q(retired_date__isnull=True) | Q(retired_date__gt=self.on)
        return condition & retired if self.state == "retired" else condition

    def _birthday(self) -> Q:
        """Birthdays of the month or of seven days; by the lunar month and day where they are kept."""
        start, end = self.on, self.on + dt.timedelta(days=6)
        if self.birthday_month:
            start = dt.date(self.on.year, self.birthday_month, 1)
            end = (start + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
        days = [start + dt.timedelta(days=n) for n in range((end - start).days + 1)]
        solar = Q(birth_date__month=self.birthday_month) if self.birthday_month else Q(pk__in=())
        for day in () if self.birthday_month else days:
            solar |= Q(birth_date__month=day.month, birth_date__day=day.day)
        if (2, 28) in {(d.month, d.day) for d in days}:
            solar |= Q(birth_date__month=2, birth_date__day=29)
        lunar = Q(pk__in=())
        for month, day_of_month in lunar_dates(start, end):
            lunar |= Q(lunar_month=month, lunar_day=day_of_month)
        return (solar & Q(lunar_month__isnull=True)) | lunar

    def _has_child(self) -> Exists:
        youngest = years_before(self.on, self.children_under or 0)
        children = Relative.objects.filter(person=OuterRef("pk"), relation=Relative.Relation.CHILD)
        return Exists(children.filter(birth_date__gt=youngest, birth_date__lte=self.on))


@dataclass(frozen=True, slots=True)
class Listed:
    """Who fits: those who may be named, how many there are of each union (None: hidden) and in all (None: hidden).

    Where `is_beyond`, more fit than are counted: `count` is what was counted, and nothing is told by union.
    """

    people: QuerySet[Person]
    by_union: list[tuple[Union, int | None]] = field(default_factory=list)
    count: int | None = None
    is_beyond: bool = False


def listed(standing: Standing, conditions: Conditions, *, fewest: int) -> Listed:
    """The people of one's branches who fit.

    Where a condition is sensitive, only those of the unions in which one holds an officer's post are named; of others
    a count under `fewest` is hidden, and the next smallest with it, so that it cannot be worked out.
    """
    fitting = conditions.apply(people_visible_to(standing))
    nameable = _nameable(standing, fitting) if conditions.is_sensitive else fitting
    counted = Counter(fitting.order_by().values_list("union", flat=True)[: COUNTED + 1])
    if counted.total() > COUNTED:
        return Listed(nameable, count=COUNTED, is_beyond=True)
    unions, own = _unions(standing, counted), _own(standing)
    counts: dict[int, int | None] = dict(counted)
    if conditions.is_sensitive:
        counts |= small_hidden({pk: n for pk, n in counted.items() if pk not in own}, fewest)
    hidden = [pk for pk, n in counts.items() if n is None]
    total = None if len(hidden) == 1 or sum(counted[pk] for pk in hidden) in range(1, fewest) else sum(counted.values())
    return Listed(nameable, [(u, counts[pk]) for pk, u in sorted(unions.items(), key=lambda one: one[1].path)], total)


def _unions(standing: Standing, keys: Iterable[int]) -> dict[int, Union]:
    """The unions of these keys; those in which one holds office are known already."""
    held = {o.union_id: o.union for o in standing.offices}
    unknown = [pk for pk in keys if pk not in held]
    return {pk: held[pk] for pk in keys if pk in held} | (Union.objects.in_bulk(unknown) if unknown else {})


def nameable(standing: Standing, conditions: Conditions) -> QuerySet[Person]:
    """The people who fit and may be named to the reader."""
    fitting = conditions.apply(people_visible_to(standing))
    return _nameable(standing, fitting) if conditions.is_sensitive else fitting


def _nameable(standing: Standing, people: QuerySet[Person]) -> QuerySet[Person]:
    return people.filter(Q(union__in=_own(standing)) | Q(pk=standing.person.pk))


def _own(standing: Standing) -> set[int]:
    return {o.union_id for o in standing.offices if o.kind in OFFICER_KINDS}
