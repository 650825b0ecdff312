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
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union(), code="WHB", name="柳岸小学工会")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")
