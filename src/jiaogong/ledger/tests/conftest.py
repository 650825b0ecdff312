"""What tests of the ledger stand on: an area with two schools, on a day in November 2026, told in English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_account, make_member, make_officer
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

TODAY = dt.date(2026, 11, 22)
Visitor = Callable[[Standing], Any]


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(name="青禾区教育工会")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, name="柳岸小学工会")


@pytest.fixture
def other_school(area: Union) -> Union:
    return make_union(area, name="松坡中学工会")


@pytest.fixture
def area_chair(area: Union) -> Standing:
    return make_officer(area, name="顾青川")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")


@pytest.fixture
def other_chair(other_school: Union) -> Standing:
    return make_officer(other_school, name="裴若溪")


@pytest.fixture
def member(school: Union) -> Standing:
    return make_member(school, name="沈一诺")


@pytest.fixture
def visit() -> Visitor:
    """A browser in which that person is signed in."""

    def signed_in(standing: Standing) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(standing.person.account or make_account(standing.person))
        return client

    return signed_in
