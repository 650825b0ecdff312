"""Blanks and masks left in."""

from __future__ import annotations

import pytest

from jiaogong.prose.findings.tests.found import found


@pytest.mark.parametrize(
    ("text", "masks"),
    [
        ("二0xx年,工会换届。", ["二0xx年"]),
        ("20**年度工会工作总结如下。", ["20**年度"]),
        ("在××小学召开现场会。", ["××"]),
        ("王某某老师获奖。", ["某某"]),
        ("参加活动（  ）人。", ["（  ）"]),
        ("经[单位名称]研究决定。", ["[单位名称]"]),
        ("慰问教职工____人次。", ["____"]),
        ("x月x日召开教代会。", ["x月x日"]),
        ("投入资金XX万元。", ["XX"]),
        ("共计   人。", ["共计   "]),
    ],
)
def test_a_blank_or_mask_is_found_at_its_place(text: str, masks: list[str]):
    assert found(text, "placeholder") == masks


def test_the_same_masked_character_twice_in_a_clause_is_one_fault():
    assert found("民主评议干*与人事干*考察相结合，选拔干*。", "placeholder") == ["*", "*"]


@pytest.mark.parametrize(
    "text",
    [
        "**一、加强学习**\n组织教师学习《工会法》。",
        "* 走访教师18人次\n* 慰问职工3户",
        "男子4×100米接力赛由体育组承办。",
        "二〇〇九年九月召开大会。",
        "对某些学校进行了指导。",
        "拍X光片的费用由互助保险支付。",
    ],
)
def test_stars_crosses_and_noughts_with_a_meaning_are_left_alone(text: str):
    assert found(text, "placeholder") == []
