from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel import clock, periods
from jiaogong.ledger.models import Entry
from jiaogong.members.tests.factories import make_officer
from jiaogong.summaries.tests.told import of_measure
from jiaogong.summaries.tests.years import live_a_year, make_school, tell
from jiaogong.summaries.writing import write_summary
from jiaogong.unions.tests.factories import make_union

YEAR = periods.parse("2025")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_year():
    with clock.stopped_at(dt.date(2026, 1, 5)):
        yield


def test_an_area_tells_whole_part_and_share_of_its_unions():
    area = make_union()
    for did in (True, True, False):
        chair = make_school(area)
        tell(chair, "disclosure", "更新公开栏", dt.date(2025, 5, 6), items_disclosed=6)
        if did:
            tell(chair, "culture", "教职工趣味运动会", dt.date(2025, 10, 24), participants=11)

    summary = write_summary(area, YEAR)

    figures = {f.measure: f.value for f in summary.figures}
    assert (figures["unions:acts"], figures["unions"], figures["unions:acts/unions"]) == (2, 3, 66.7)


def test_all_is_said_only_where_none_is_missing():
    area = make_union()
    for _serial in range(3):
        tell(make_school(area), "culture", "教职工趣味运动会", dt.date(2025, 10, 24), participants=11)

    before = write_summary(area, YEAR)
    make_school(area)
    after = write_summary(area, YEAR)

    assert ["都开展了文体活动" in s.text for s in (before, after)] == [True, False]


def test_a_schools_share_in_an_areas_event_is_counted_once():
    area = make_union()
    staff = make_officer(area)
    chair = make_school(area)
    event = tell(staff, "culture", "全区教职工运动会", dt.date(2025, 10, 24), participants=90)
    Entry.objects.filter(pk=tell(chair, "culture", "参加全区运动会", dt.date(2025, 10, 24), participants=12).pk).update(
        part_of=event
    )

    summary = write_summary(area, YEAR)

    assert {f.value for _w, f in of_measure(summary, "participants")} == {90}


def test_an_area_of_many_unions_asks_no_more_queries_than_one_of_few(django_assert_max_num_queries):
    area = make_union()
    for _serial in range(6):
        live_a_year(make_school(area))

    with django_assert_max_num_queries(45):
        write_summary(area, YEAR)
