"""Who reaches the age of retirement, by the limits in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jiaogong.kernel.limits import Limit
from jiaogong.kernel.lists import COUNTED
from jiaogong.kernel.periods import Period
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing, people_visible_to
from jiaogong.members.rules import DELAY_BEGINS, RetirementAge, first_birth_retiring, retirement_date
from jiaogong.unions.limits import limits_of_many
from jiaogong.unions.models import Union

_WOMEN = Q(sex=Person.Sex.FEMALE)
GROUPS = {"men": ~_WOMEN, "women": _WOMEN & Q(is_worker=False), "women_workers": _WOMEN & Q(is_worker=True)}
_PARTS = ("age", "latest", "step")


@dataclass(frozen=True, slots=True)
class Retiring:
    """Somebody who reaches the age, the day, and where the age is written."""

    person: Person
    day: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class RetiringPage:
    """A page of them by day, the key that the next one starts after, how many there are; `is_beyond`: too many to sort."""

    rows: list[Retiring]
    after: str = ""
    count: int = 0
    is_beyond: bool = False


def retiring_of(standing: Standing, union: Union, period: Period, after: str = "", *, size: int = 50) -> RetiringPage:
    """Serving people of a branch who reach the age of retirement within a period, by day.

    Who is past the age is told apart by birth date in the database: a page of a large area reads few files.
    """
    rules = _rules(union, on=max(period.start, DELAY_BEGINS))
    people = _reaching(standing, union, period, {group: rule for group, (rule, _source) in rules.items()})
    facts = people.order_by().values_list("pk", "birth_date", "sex", "is_worker", "pinyin")[: COUNTED + 1]
    if len(facts) > COUNTED:
        return RetiringPage([], count=COUNTED, is_beyond=True)
    days: dict[tuple[dt.date, str], dt.date] = {}
    found = []
    for pk, born, sex, is_worker, pinyin in facts:
        if born is None:
            continue
        key = (born, _group(sex, is_worker))
        day = days.get(key) or days.setdefault(key, retirement_date(born, rules[key[1]][0]))
        found.append((day, pinyin, pk, rules[key[1]][1]))
    found.sort()
    start = next((at + 1 for at, row in enumerate(found) if str(row[2]) == after), 0)
    shown = found[start : start + size]
    files = people.select_related("union").defer("phone").in_bulk([pk for _day, _pinyin, pk, _source in shown])
    rows = [Retiring(files[pk], day, source) for day, _pinyin, pk, source in shown if pk in files]
    return RetiringPage(rows, str(shown[-1][2]) if start + size < len(found) else "", len(found))


def _reaching(standing: Standing, union: Union, period: Period, rules: Mapping[str, RetirementAge]) -> QuerySet[Person]:
    """Those of a branch, serving, whose birth dates bring them to their group's age within the period."""
    born = Q(pk__in=())
    for group, rule in rules.items():
        first = first_birth_retiring(period.start, rule)
        past = first_birth_retiring(period.end + dt.timedelta(days=1), rule)
        born |= GROUPS[group] & Q(birth_date__gte=first, birth_date__lt=past)
    people = people_visible_to(standing).filter(born, retired_date__isnull=True, death_date__isnull=True)
    if union.path in standing.read_paths and len(standing.read_paths) == 1:
        return people
    return people.filter(union__path__startswith=union.path)


def _group(sex: str, is_worker: bool) -> str:
    if sex != Person.Sex.FEMALE:
        return "men"
    return "women_workers" if is_worker else "women"


def _rules(union: Union, *, on: dt.date) -> dict[str, tuple[RetirementAge, str]]:
    """Each group's ages, and where they are written."""
    codes = [f"retirement.{part}_{group}" for group in GROUPS for part in _PARTS]
    bound = limits_of_many([union], codes, on)[union.pk]
    return {group: _rule([bound[f"retirement.{part}_{group}"] for part in _PARTS]) for group in GROUPS}


def _rule(limits: list[Limit]) -> tuple[RetirementAge, str]:
    age, latest, step = limits
    return RetirementAge(age.whole, latest.whole, step.whole), latest.source
