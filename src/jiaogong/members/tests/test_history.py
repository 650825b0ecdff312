"""Who was where and what on a day, whatever has happened since."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jiaogong.kernel import clock
from jiaogong.members.history import moved_since, people_on, then, unmoved, unmoved_since
from jiaogong.members.models import Movement, Person
from jiaogong.members.tests.factories import make_person
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 9, 30)
LATER, LATEST = dt.date(2026, 10, 8), dt.date(2026, 11, 8)


@pytest.fixture
def area() -> Union:
    return make_union()


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area)


@pytest.fixture
def other(area: Union) -> Union:
    return make_union(area)


def step(person: Person, kind: str, on: dt.date, **more: Any) -> Movement:
    facts = {"state": Movement.State.DONE, "union_from": person.union, "asked_at": clock.now(), **more}
    return Movement.objects.create(person=person, kind=kind, on_date=on, **facts)


def transfer(person: Person, to: Union, on: dt.date, **more: Any) -> None:
    step(person, "transfer", on, union_to=to, **more)
    if not more:
        person.union = to
        person.save(update_fields=["union"])


def where(person: Person, day: dt.date = DAY) -> int | None:
    found = people_on(day).filter(pk=person.pk).first()
    return getattr(found, "union_then", None)


def was(person: Person, day: dt.date = DAY) -> tuple[bool, bool, bool]:
    """Whether somebody was serving, retired, a member."""
    asked, of = then(day), people_on(day).filter(pk=person.pk)
    return of.filter(asked.serving).exists(), of.filter(asked.retired).exists(), of.filter(asked.member).exists()


def test_who_was_transferred_later_counts_where_the_transfer_began(school, other):
    teacher = make_person(school)
    transfer(teacher, other, LATER)

    assert [where(teacher, day) for day in (DAY, LATER - dt.timedelta(days=1), LATER)] == [
        school.pk,
        school.pk,
        other.pk,
    ]


def test_of_several_transfers_the_first_after_the_day_tells(school, other, area):
    teacher, third = make_person(school), make_union(area)
    transfer(teacher, other, LATER)
    transfer(teacher, third, LATEST)

    assert [where(teacher, day) for day in (DAY, LATER, LATEST)] == [school.pk, other.pk, third.pk]


def test_a_transfer_that_is_only_asked_for_moves_nobody(school, other):
    teacher = make_person(school)
    transfer(teacher, other, LATER, state=Movement.State.RELEASED)

    assert where(teacher) == school.pk


def test_who_came_to_the_new_house_later_was_on_the_old_ones_file(school, other):
    teacher = make_person(school)
    transfer(teacher, other, LATER)
    Person.objects.filter(pk=teacher.pk).update(joined_date=LATER)

    assert where(teacher) == school.pk


def test_who_joined_later_or_has_died_is_on_no_file(school):
    newcomer, dead = make_person(school, joined_date=LATER), make_person(school, death_date=DAY)
    alive_then = make_person(school, death_date=LATER)

    assert [where(p) for p in (newcomer, dead, alive_then)] == [None, None, school.pk]


def test_a_second_file_of_one_person_counts_once(school):
    kept = make_person(school)
    second = make_person(school, merged_into=kept)

    assert [where(p) for p in (kept, second)] == [school.pk, None]


@pytest.mark.parametrize(
    ("facts", "steps", "expected"),
    [
        ({}, [], (True, False, True)),
        ({"retired_date": DAY}, [], (False, True, True)),
        ({"retired_date": LATER}, [("retire", LATER)], (True, False, True)),
        ({"retired_date": None}, [("return", LATER)], (False, True, True)),
        ({"retired_date": LATEST}, [("return", LATER), ("retire", LATEST)], (False, True, True)),
        ({"is_member": False}, [], (True, False, False)),
        ({"is_member": False, "left_date": LATER}, [("leave", LATER)], (True, False, True)),
        ({"is_member": False, "left_date": LATER}, [], (True, False, True)),
        ({"is_member": False, "left_date": DAY}, [("leave", DAY)], (True, False, False)),
        ({"member_since": LATER}, [("join", LATER)], (True, False, False)),
        ({"member_since": dt.date(2010, 1, 1)}, [("join", LATER)], (True, False, False)),
        ({"member_since": LATER}, [], (True, False, False)),
    ],
    ids=[
        "a serving member",
        "retired on the very day",
        "retired later",
        "returned later from retirement",
        "returned and retired again",
        "never a member",
        "left later",
        "left later with no step written down",
        "left on the very day",
        "joined later",
        "joined again later",
        "joined later with no step written down",
    ],
)
def test_what_somebody_was_on_the_day(school, facts, steps, expected):
    person = make_person(school, **facts)
    for kind, on in steps:
        step(person, kind, on)

    assert was(person) == expected


def test_those_moved_since_and_those_not_are_everybody(school, other):
    steady, moved = make_person(school), make_person(school)
    transfer(moved, other, LATER)

    assert [p.pk for p in unmoved_since(DAY).filter(unmoved(DAY).serving)] == [steady.pk]
    assert [p.pk for p in moved_since(DAY).filter(then(DAY).serving)] == [moved.pk]
    assert where(moved) == school.pk
