from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.models import OwnLimit, Union
from jiaogong.unions.tests.factories import make_union

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union(), code="LIUAN", name="柳岸小学工会")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒", grade="一年级")


@pytest.fixture
def small(school: Union, chair: Standing) -> Union:
    """The school where delegates meet from five on, whom eight people chose; so that a test needs few people."""
    for code in ("congress.all_staff_below", "union.delegates_from"):
        OwnLimit.objects.create(
            union=school, code=code, value=5, reason="校内规定", since=dt.date(2020, 1, 1), set_by=chair.person,
            set_at=clock.now(),
        )  # fmt: skip
    return school
