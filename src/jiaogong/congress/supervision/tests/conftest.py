from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from jiaogong.congress.supervision.tests.factories import make_delegate
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _in_november(settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union(), code="WHB", name="柳岸小学工会")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")


@pytest.fixture
def mei(school: Union) -> Standing:
    """A delegate to the teachers' congress."""
    return make_delegate(school, name="沈一梅")


@pytest.fixture
def two(school: Union) -> tuple[Standing, Standing]:
    """Two more delegates."""
    return make_delegate(school, name="顾青川"), make_delegate(school, name="程远山")


@pytest.fixture
def head(school: Union) -> Standing:
    """Who answers for the general affairs office; no delegate."""
    return make_member(school, name="贺知秋")


@pytest.fixture
def teacher(school: Union) -> Standing:
    """Somebody of the house who sits nowhere."""
    return make_member(school, name="温如玉")
