"""Whose figure it is: schools named in an area's text, shares in an area's event, schools that the area does not have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_office, make_person
from jiaogong.summaries.checking.tests.years import act, check, make_school, post, verdicts_of
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def make_head(area: Union) -> Standing:
    person = make_person(area, name="席慕青")
    make_office(person)
    return standing_of(person)


@pytest.fixture
def area():
    found = make_union(name="沅川区教育工会", short_name="区教育工会")
    visits = {"一": 3, "二": 5}
    for ordinal, times in visits.items():
        chair = make_school(found, name=f"沅川区第{ordinal}小学工会", short_name=f"第{ordinal}小学", sector="public")
        post(chair, act("care", "走访慰问教职工", "04-10", visits=times))
    make_union(found, name="沅川区第三小学工会", short_name="第三小学", sector="public")
    return found


def test_a_school_s_figure_is_its_own_and_not_the_area_s(area):
    checked = check("　　全区走访慰问教职工8人次，其中第一小学走访慰问3人次，第二小学走访慰问8人次。", area)

    assert verdicts_of(checked) == [("8人次", "supported"), ("3人次", "supported"), ("8人次", "contradicted")]


def test_a_school_that_the_area_does_not_have_proves_nothing(area):
    checked = check("　　白鹭洲小学全年走访慰问教职工8人次。", area)

    assert verdicts_of(checked) == [("8人次", "unsupported")]


def test_unions_are_counted_by_what_they_did(area):
    checked = check("　　全区3个基层工会中，2个开展了走访慰问，占66.7%；1个基层工会没有走访慰问的记录。", area)

    assert verdicts_of(checked) == [
        ("3个", "supported"),
        ("2个", "supported"),
        ("66.7%", "supported"),
        ("1个", "supported"),
    ]


def test_a_school_s_share_in_an_event_is_counted_within_it(area):
    chair = make_school(area, name="沅川区第四小学工会", short_name="第四小学")
    head = make_head(area)
    (games,) = post(head, act("culture", "全区教职工运动会", "10-24", participants=280))
    post(chair, replace(act("culture", "参加全区教职工运动会", "10-24", participants=30), part_of_id=games.pk))

    checked = check("　　10月24日的全区教职工运动会280人参加，第四小学30人参加；全年文体活动参加310人次。", area)

    assert [v for v in verdicts_of(checked) if "人" in v[0]] == [
        ("280人", "supported"),
        ("30人", "supported"),
        ("310人次", "contradicted"),
    ]
