"""Comparisons with the year before: differences, points, shares of it, several told together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiaogong.summaries.checking.tests.years import act, check, post, verdicts_of


@pytest.fixture
def school(chair):
    """The school's union, with more of the year before."""
    earlier = (
        act("charity", "慈善一日捐", "09-10", donors=30, donation_amount=210000),
        act("women", "“三八”节女教职工插花", "03-07", women_participants=35),
        act("benefits", "组织年度体检", "06-05", checkups_due=96, checkups_done=90),
        act("mentoring", "师徒结对仪式", "09-20", mentor_pairs=10),
        act("contests", "举办课件制作比赛", "05-22", works=20),
        act("contests", "选送课件", "05-28", works=3),
    )
    post(chair, *(replace(facts, start=facts.start.replace(year=2024)) for facts in earlier))
    return chair.person.union


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“慈善一日捐”39人次捐款2730元，分别比去年多9人次、630元。", "supported"),
        ("“慈善一日捐”39人次捐款2730元，分别比去年多9人次、360元。", "contradicted"),
        ("“慈善一日捐”比去年多9人参加。", "supported"),
        ("“慈善一日捐”比去年多19人参加。", "contradicted"),
        ("“慈善一日捐”捐款人数同比增长30%。", "supported"),
        ("“慈善一日捐”捐款人数同比增长50%。", "contradicted"),
        ("3月8日女教职工42人打羽毛球，比去年的插花多7人。", "supported"),
        ("教职工体检应检96人，实检91人，比上年多检1人。", "supported"),
        ("教职工体检应检96人，实检91人，比上年多检4人。", "contradicted"),
        ("师徒结对数量较上年下降50%。", "supported"),
        ("师徒结对5对，为上年的三分之一。", "contradicted"),
        ("课件制作比赛收到作品25件，比上年增加5件。", "supported"),
        ("课件制作比赛收到作品25件，去年为20件。", "supported"),
        ("课件制作比赛收到作品25件，去年为23件。", "contradicted"),
    ],
)
def test_a_comparison_is_worked_out_from_the_like_acts_of_both_years(school, text, verdict):
    checked = check(f"　　{text}", school)

    assert verdicts_of(checked)[-1][1] == verdict, verdicts_of(checked)


@pytest.mark.django_db
def test_what_the_year_before_does_not_hold_is_not_compared(school):
    checked = check("　　教职工趣味运动会88人参加，比去年多9人。", school)

    assert verdicts_of(checked)[-1] == ("9人", "unsupported")
