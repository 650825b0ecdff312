"""An area's own acts beside its schools'; people by the title that they were given."""

from __future__ import annotations

import pytest

from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_office, make_person
from jiaogong.summaries.checking.tests.years import act, check, make_school, post, verdicts_of, with_awards, with_people
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Union:
    found = make_union(name="沅川区教育工会", short_name="区教育工会")
    head = make_person(found, name="席慕青")
    make_office(head)
    post(
        standing_of(head),
        act("rights", "教职工维权服务", "05-08", cases_handled=4),
        act("publicity", "工会简报", "06-30", news_sent=9),
    )
    chair = make_school(found, name="沅川区第一小学工会", short_name="第一小学", sector="public")
    post(
        chair, act("rights", "调解纠纷", "06-08", cases_handled=3), act("publicity", "报送信息", "06-08", news_sent=20)
    )
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("调解纠纷4件。", ("4件", "supported")),
        ("调解纠纷7件。", ("7件", "supported")),
        ("全区调解纠纷4件。", ("4件", "contradicted")),
        ("向市总工会报送信息9篇。", ("9篇", "supported")),
        ("向市总工会报送信息29篇。", ("29篇", "contradicted")),
    ],
)
def test_an_area_s_own_acts_are_meant_unless_all_are_spoken_of(area, text, expected):
    assert verdicts_of(check("　　" + text, area)) == [expected]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("裴静姝被评为先进工作者。", "supported"),
        ("裴静姝、柏松年2人荣获“先进工作者”称号。", "supported"),
        ("祁小满被评为先进工作者。", "unsupported"),
        ("裴静姝被评为优秀班主任。", "unsupported"),
    ],
)
def test_a_name_is_found_by_the_title_given_without_a_date(chair, text, verdict):
    checked = check("　　" + text, chair.person.union)

    assert {p.verdict for c in checked.claims for p in c.parts if p.kind == "person"} == {verdict}


def test_a_place_in_another_contest_proves_no_name(chair):
    prize = with_awards(act("contests", "区级教学设计大赛获奖", "11-14", prizes=1), ("区", "二等奖", 1))
    post(chair, with_people(prize, chair.person.union, "祁小满"))

    checked = check("　　祁小满老师在区级教学能手评选中获区级二等奖。", chair.person.union)

    assert {p.verdict for c in checked.claims for p in c.parts if p.kind == "person"} == {"unsupported"}
