from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.elections.models import Election
from jiaogong.elections.tests.factories import fixed_election, people_of
from jiaogong.kernel import clock
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(code="AREA")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, code="SCHOOL", name="松岭小学工会")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒", number="C0001")


@pytest.fixture
def above(area: Union) -> Standing:
    return make_officer(area, name="温知远", number="A0001")


@pytest.fixture
def people(school: Union) -> list[Person]:
    """Six members beside the chair."""
    return people_of(school, 6)


@pytest.fixture
def election(chair: Standing, school: Union, above: Standing, people: list[Person]) -> Election:
    """Three seats and four candidates, to be elected by seven members: four votes are needed."""
    return fixed_election(school, by=chair, above=above, people=[people[:4]])
