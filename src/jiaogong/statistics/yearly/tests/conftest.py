from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union


@pytest.fixture(autouse=True)
def _in_october() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 10, 20)), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union()


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, founded_date=dt.date(2010, 5, 1))


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, employment="established", education="bachelor")


@pytest.fixture
def above(area: Union) -> Standing:
    return make_officer(area)
