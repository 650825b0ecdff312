from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer, make_person
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

TODAY = dt.date(2026, 12, 10)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(code="AREA")


@pytest.fixture
def school(area: Union) -> Union:
    """A school with a dozen of staff beside those whom a test names."""
    union = make_union(area, code="SCHOOL")
    for _number in range(11):
        make_person(union, name="季小满")
    return union


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")


@pytest.fixture
def leader(school: Union) -> Standing:
    return make_member(school, name="方知行", number="L0001")


@pytest.fixture
def head(leader: Standing) -> Person:
    return leader.person


@pytest.fixture
def above(area: Union) -> Standing:
    return make_officer(area, name="闻溪", number="A0001")
