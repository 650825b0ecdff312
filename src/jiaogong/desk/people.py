"""What dates of people's files and offices ask of a union: birthdays, terms that end, chairs long vacant."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from jiaogong.almanac.festivals import lunar_birthday
from jiaogong.kernel.limits import Limit
from jiaogong.kernel.periods import months_after
from jiaogong.members.models import Office, Person
from jiaogong.members.offices.rules.terms import ENDING_SOON
from jiaogong.members.queries import OFFICER_KINDS, Standing
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union
from jiaogong.unions.queries import branch

_LAST = Max("offices__until", filter=Q(offices__kind=Office.Kind.CHAIR) & ~Q(offices__how=Office.How.ACTING))
WEEK = dt.timedelta(days=7)


def birthdays(standing: Standing, today: dt.date) -> list[tuple[dt.date, Person]]:
    """Who of the very unions in which one is an officer has a birthday within a week; the lunar day where that is kept."""
    unions = [o.union_id for o in standing.offices if o.kind in OFFICER_KINDS]
    serving = Q(retired_date__isnull=True) | Q(retired_date__gt=today)
    days = [today + dt.timedelta(days=n) for n in range(WEEK.days)]
    solar = Q(pk__in=())
    for day in days:
        solar |= Q(birth_date__month=day.month, birth_date__day=day.day)
    asked = Q(lunar_month__isnull=True) & solar | Q(lunar_month__isnull=False, lunar_day__isnull=False)
    people = Person.objects.filter(
        serving, asked, union__in=unions, is_member=True, death_date__isnull=True, merged_into__isnull=True
    )
    found = [(_birthday(person, days), person) for person in people.select_related("union")]
    return sorted(((day, p) for day, p in found if day), key=lambda one: (one[0], one[1].pinyin, one[1].pk))


def _birthday(person: Person, days: list[dt.date]) -> dt.date | None:
    """The day among these on which a person has a birthday, None for none."""
    if person.lunar_month and person.lunar_day:
        years = (days[0].year - 1, days[-1].year)
        in_lunar = {lunar_birthday(year, person.lunar_month, person.lunar_day) for year in years}
        return next((day for day in days if day in in_lunar), None)
    born = person.birth_date
    return next((d for d in days if born and (d.month, d.day) == (born.month, born.day)), None)


def terms_ending(union: Union, today: dt.date) -> QuerySet[Office]:
    """The offices of a branch whose term ends within ninety days, the first to end first."""
    ending = Office.objects.filter(
        union__path__startswith=union.path, until__range=(today, today + ENDING_SOON), how_ended=""
    )
    return ending.select_related("union", "person").order_by("until", "pk")


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Unions whose chair has been vacant for longer than the rule allows; each with `vacant_since`."""

    unions: list[Union]
    rule: Limit


def vacant(union: Union, today: dt.date) -> QuerySet[Union]:
    """The unions of a branch that had a chair and have none."""
    chairs = Office.objects.filter(union=OuterRef("pk"), kind=Office.Kind.CHAIR).exclude(how=Office.How.ACTING)
    held = chairs.filter(since__lte=today).filter(Q(until__isnull=True) | Q(until__gte=today))
    return branch(union).filter(~Exists(held), Exists(chairs.filter(until__lt=today)), has_union=True)


def vacant_since(union: Union, today: dt.date) -> list[dt.date]:
    """Since when the unions of a branch have been without a chair."""
    found = vacant(union, today).annotate(vacant_since=_LAST)
    return list(found.values_list("vacant_since", flat=True))


def long_vacant(union: Union, today: dt.date) -> Vacancies:
    """Those of them that have been without one for longer than the place allows."""
    rule = limit_for(union, "union.vacancy_months_max", today)
    found = vacant(union, today).annotate(vacant_since=_LAST)
    long_ago = months_after(today, -rule.whole)
    return Vacancies(list(found.filter(vacant_since__lt=long_ago).order_by("vacant_since")), rule)
