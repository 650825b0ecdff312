"""An area and a school on a day in November 2026, told in English: a chair who goes, a vice chair who follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.handover.models import Handover
from jiaogong.handover.tests.factories import make_handover
from jiaogong.kernel import clock
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_account, make_office, make_officer, make_person
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
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
    who = make_officer(school, name="陆云舒")
    make_account(who.person, "chair")
    return who


@pytest.fixture
def successor(school: Union) -> Standing:
    person = make_person(school, name="顾青川")
    make_office(person, school, kind=Office.Kind.VICE_CHAIR)
    make_account(person, "successor")
    return standing_of(person)


@pytest.fixture
def above(area: Union) -> Standing:
    who = make_officer(area, name="程初霁")
    make_account(who.person, "above")
    return who


@pytest.fixture
def handover(chair: Standing, successor: Standing) -> Handover:
    return make_handover(chair, successor)
