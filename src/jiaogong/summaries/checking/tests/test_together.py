"""Numbers of several acts together: of one case under many titles, of a list, added up, left over, by part of the year."""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking.tests.years import act, check, post, verdicts_of, with_awards
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(chair):
    """The school's union, with visits, clubs, contests and accounts under many titles."""
    post(
        chair,
        act("care", "新婚慰问", "04-02", "青年教师成家，按标准慰问。", visits=1, visit_amount=40000),
        act("care", "送上祝福", "08-03", "祝贺一位青年教师新婚。", visits=1, visit_amount=50000),
        act("care", "慰问值守人员", "01-29", visits=6, visit_amount=90000),
        act("care", "慰问一线教师", "10-05", visits=4, visit_amount=60000),
        act("care", "上门慰问困难同事", "11-03", visits=1, visit_amount=80000),
        act("care", "慰问遇到变故的家庭", "12-02", visits=2, visit_amount=100000),
        act("culture", "剪纸社3月活动", "03-01", month=True, sessions_held=3, participants=30),
        act("culture", "腰鼓队5月活动", "05-01", month=True, sessions_held=2, participants=24),
        act("culture", "腰鼓队9月活动", "09-01", month=True, sessions_held=1, participants=12),
        with_awards(act("contests", "举办板书设计比赛", "11-20", works=40, prizes=6), ("校", "一等奖", 6)),
        act("contests", "选送板书设计", "11-28", works=5),
        act("organisation", "2月委员例会", "02-20", committee_meetings=1),
        act("organisation", "8月委员例会", "08-20", committee_meetings=1),
        act("organisation", "9月委员例会", "09-20", committee_meetings=1),
    )
    return chair.person.union


def verdict_of_last(text: str, school: Union) -> str:
    return verdicts_of(check(f"　　{text}", school))[-1][1]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("全年共慰问新婚教职工2人。", "supported"),
        ("全年共慰问新婚教职工1人。", "contradicted"),
        ("先后慰问2名痛失亲人的教师，慰问金1200元。", "supported"),
        ("慰问值守和一线教职工10人次，慰问品共1500元。", "supported"),
        ("元月慰问值守教职工6名，慰问品900元。", "supported"),
        ("元月慰问值守教职工16名。", "contradicted"),
        ("10至12月慰问一线教职工4人次。", "supported"),
        ("3至9月慰问新婚教职工2人。", "supported"),
        ("3至9月慰问新婚教职工1人。", "contradicted"),
        ("走访困难教职工、慰问遇到变故的家庭共8人次。", "supported"),
    ],
)
def test_visits_of_one_case_are_summed_whatever_their_titles(school, text, verdict):
    assert verdict_of_last(text, school) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("剪纸社和腰鼓队全年活动6次，66人次参加。", "supported"),
        ("剪纸社和腰鼓队全年活动6次，36人次参加。", "contradicted"),
        ("剪纸社、腰鼓队全年活动3次。", "contradicted"),
        ("剪纸社和腰鼓队坚持活动，全年分别开展3次和3次。", "supported"),
        ("课件制作和板书设计比赛共收到作品65件。", "supported"),
        ("课件制作和板书设计比赛共收到作品25件。", "contradicted"),
        ("“慈善一日捐”39人次捐款2730元，中秋慰问支出28800元，两项合计31530元。", "supported"),
        ("“慈善一日捐”39人次捐款2730元，中秋慰问支出28800元，两项合计31350元。", "contradicted"),
    ],
)
def test_a_list_of_acts_is_summed_over_all_of_them(school, text, verdict):
    assert verdict_of_last(text, school) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("上半年工会经费收入12000元，支出9100元。", "supported"),
        ("下半年工会经费支出11400元。", "supported"),
        ("下半年工会经费支出20500元。", "contradicted"),
        ("上半年召开工会委员会会议1次，下半年2次。", "supported"),
        ("上半年召开工会委员会会议1次，下半年1次。", "contradicted"),
        ("全年工会经费收入21800元，支出20500元，结余1300元。", "supported"),
        ("全年工会经费收入21800元，支出20500元，结余3100元。", "contradicted"),
        ("“慈善一日捐”39人次捐款2730元，人均70元。", "supported"),
        ("“慈善一日捐”39人次捐款2730元，人均90元。", "contradicted"),
    ],
)
def test_accounts_count_for_the_time_they_cover_and_what_can_be_worked_out_is(school, text, verdict):
    assert verdict_of_last(text, school) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("96人应检、91人参加。", "supported"),
        ("96人应检、96人参加。", "contradicted"),
        ("3月27日召开教代会，31名代表出席29人。", "supported"),
        ("3月27日召开教代会，31名代表全部到会。", "contradicted"),
        ("12月组织民主评议，51名教职工参加了对6名干部的测评。", "supported"),
        ("12月组织民主评议，51名教职工参加了对9名干部的测评。", "contradicted"),
        ("全年举办校级比赛2项。", "supported"),
        ("全年举办校级比赛7项。", "unsupported"),
        ("我校教师全年获市级奖项1项。", "supported"),
        ("全年公布工会账目2次。", "supported"),
        ("全年工会账目公布3次。", "contradicted"),
    ],
)
def test_roles_contests_and_publications_are_told_apart(school, text, verdict):
    assert verdict_of_last(text, school) == verdict
