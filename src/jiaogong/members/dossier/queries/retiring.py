"""Who reaches the age of retirement, by the limits in force."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.kernel.periods import Period
from jiaogong.members.dossier.queries import reachable_by
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.members.rules import DELAY_BEGINS, RetirementAge, retirement_date
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Retiring:
    """Somebody who reaches the age, the day, and where the age is written."""

    person: Person
    day: dt.date
    source: str


def retiring_of(standing: Standing, union: Union, period: Period) -> list[Retiring]:
    """Serving people of a branch who reach the age of retirement within a period, by day."""
    people = reachable_by(standing, period.start, period.end).filter(union__path__startswith=union.path).defer("phone")
    rules = {
        group: _rule(union, group, on=max(period.start, DELAY_BEGINS)) for group in ("men", "women", "women_workers")
    }
    found = []
    for person in people:
        rule, source = rules[_group(person)]
        day = retirement_date(person.birth_date, rule) if person.birth_date else None
        if day and period.start <= day <= period.end:
            found.append(Retiring(person, day, source))
    return sorted(found, key=lambda r: (r.day, r.person.pinyin, r.person.pk))


def _group(person: Person) -> str:
    if person.sex != Person.Sex.FEMALE:
        return "men"
    return "women_workers" if person.is_worker else "women"


def _rule(union: Union, group: str, *, on: dt.date) -> tuple[RetirementAge, str]:
    age, latest, step = (limit_for(union, f"retirement.{part}_{group}", on) for part in ("age", "latest", "step"))
    return RetirementAge(age.whole, latest.whole, step.whole), latest.source
