"""An area with a school, and an officer of each; a file that needs others makes its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(code="A", name="青禾区教育工会", place="安徽/云州/青禾区")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, code="A-1", name="青禾区第一小学工会", short_name="第一小学")


@pytest.fixture
def above(area: Union) -> Standing:
    return make_officer(area)


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)
