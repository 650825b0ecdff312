"""What the first page tells a school's officers of its delegates."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from jiaogong.congress.delegates.tests.factories import make_choosing, make_staff, make_term
from jiaogong.desk import queries
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def school() -> Union:
    return make_union(make_union(), name="柳岸小学工会")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


def told(who: Standing) -> list[str]:
    """What is told of delegates, without the rule."""
    with translation.override("en"), clock.stopped_at(TODAY):
        return [s.text.split(". ")[0] for s in queries.next_steps(who, TODAY) if "elegates" in s.text]


def test_a_school_that_should_have_delegates_and_has_none_is_told(school, chair):
    before = told(chair)

    make_staff(school, 79)

    assert (before, told(chair)) == ([], ["80 staff and no delegates to the teachers' congress"])


def test_a_choosing_in_progress_and_seats_that_stand_empty_are_told(school, chair):
    people = make_staff(school, 79)
    with clock.stopped_at(TODAY):
        make_term(school, by=chair, people=people[:2], seats=3)
        make_choosing(school, by=chair, seats=30)

    assert told(chair) == [
        "Delegates are being chosen: 1 body",
        "1 body has seats of delegates that stand empty",
    ]
    assert told(make_member(school)) == []
