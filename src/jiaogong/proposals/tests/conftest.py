from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.proposals.models import Call, Department
from jiaogong.proposals.tests.factories import OPENED, make_call, make_department
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union


@pytest.fixture(autouse=True)
def _in_march() -> Iterator[None]:
    with clock.stopped_at(OPENED), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union(), code="WHB", name="柳岸小学工会")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")


@pytest.fixture
def mei(school: Union) -> Standing:
    """Somebody who proposes: where nobody holds a seat, all staff are delegates."""
    return make_member(school, name="沈一梅")


@pytest.fixture
def two(school: Union) -> tuple[Standing, Standing]:
    return make_member(school, name="顾青川"), make_member(school, name="程远山")


@pytest.fixture
def head(school: Union) -> Standing:
    """Who answers for the department."""
    return make_member(school, name="总务主任甲")


@pytest.fixture
def call(school: Union, chair: Standing) -> Call:
    return make_call(school, by=chair)


@pytest.fixture
def department(school: Union, head: Standing) -> Department:
    return make_department(school, head.person)
