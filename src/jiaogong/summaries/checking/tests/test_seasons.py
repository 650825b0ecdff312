"""Halves, quarters, holidays and thirds of a month, told of single acts."""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking.tests.years import check, parts_of

pytestmark = pytest.mark.django_db

RIGHT = [
    "3月下旬召开教代会，29人到会。",
    "上半年举办课件制作比赛，收到作品25件。",
    "下半年举办教职工趣味运动会，88人参加。",
    "第二季度举办课件制作比赛，收到作品25件。",
    "教师节前夕开展慈善一日捐，捐款39人次。",
    "10月底举办教职工趣味运动会，88人参加。",
]
WRONG = [
    ("3月上旬召开教代会，29人到会。", "3月上旬", "2025-03-27"),
    ("下半年举办课件制作比赛，收到作品25件。", "下半年", "2025-05-20"),
    ("一季度举办课件制作比赛，收到作品25件。", "一季度", "2025-05-20"),
    ("暑假期间举办教职工趣味运动会，88人参加。", "暑假期间", "2025-10-24"),
    ("国庆节前举办教职工趣味运动会，88人参加。", "国庆节前", "2025-10-24"),
    ("10月初举办教职工趣味运动会，88人参加。", "10月初", "2025-10-24"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_an_act_of_the_season_is_supported(chair, text):
    assert {v for _k, _p, v in parts_of(check("　　" + text, chair.person.union))} == {"supported"}


@pytest.mark.parametrize(("text", "printed", "ledger"), WRONG)
def test_a_season_that_is_not_the_act_s_is_contradicted_with_its_day(chair, text, printed, ledger):
    checked = check("　　" + text, chair.person.union)

    wrong = [(p, checked.text[p.start : p.end]) for c in checked.claims for p in c.parts if p.verdict != "supported"]

    assert [(said, p.verdict, p.ledger) for p, said in wrong] == [(printed, "contradicted", ledger)]
