"""What the first page says of the yearly return."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.desk.steps import returns
from jiaogong.desk.steps.step import told_by
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer, signed_in
from jiaogong.statistics.models import YearlyReturn
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
OCTOBER = dt.date(2026, 10, 20)
OWN = "The yearly return 2026 is to be sent by 2026-10-22"


@pytest.fixture(autouse=True)
def _in_october() -> Iterator[None]:
    with clock.stopped_at(OCTOBER), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union()


@pytest.fixture
def chair(area: Union) -> Standing:
    return make_officer(make_union(area))


def told(who: Standing, day: dt.date = OCTOBER) -> list[tuple[str, bool]]:
    return [(step.text, step.is_late) for step in told_by([returns], who, day)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 9, 14), []),
        (
            dt.date(2026, 9, 15),
            [("30 September is counted for the yearly return: look whether its checks hold", False)],
        ),
        (dt.date(2026, 10, 1), [(OWN, False)]),
        (dt.date(2026, 10, 22), [(OWN, False)]),
        (dt.date(2026, 10, 23), [(OWN, True)]),
    ],
)
def test_a_union_is_told_before_the_day_and_until_it_has_sent_its_return(chair, day, expected):
    assert told(chair, day) == expected


def test_who_has_sent_it_is_told_nothing(chair):
    YearlyReturn.objects.create(union=chair.home, year=2026, state="sent", form="x")

    assert told(chair) == []


def test_a_member_is_told_nothing(chair):
    assert told(make_member(chair.home)) == []


def test_from_above_those_owed_and_those_to_be_accepted_are_listed(area, chair):
    officer = make_officer(area)
    for union in (chair.home, area):
        YearlyReturn.objects.create(union=union, year=2026, state="sent", form="x")
    make_officer(make_union(area))

    found = [
        (s.text, s.count, signed_in(officer).get(s.url).context["count"]) for s in told_by([returns], officer, OCTOBER)
    ]

    assert found == [
        ("1 yearly return waits to be accepted", 1, 1),
        ("1 union below has not sent its yearly return", 1, 1),
    ]
