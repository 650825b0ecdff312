"""An area with two schools, on a day in November 2026, told in English, with keys of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union


@pytest.fixture(autouse=True)
def _in_november(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.HOME = tmp_path
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(code="AREA")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, code="SCHOOL")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")


@pytest.fixture
def area_chair(area: Union) -> Standing:
    return make_officer(area, name="顾青川")


@pytest.fixture
def member(school: Union) -> Standing:
    return make_member(school, name="沈一诺", number="M0001")
