"""The page around a text, and a stranger's notice inside it."""

from __future__ import annotations

import pytest

from jiaogong.prose.findings.tests.found import found


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("工会活动丰富。本文版权归好总结网所有，严禁转载。", "本文版权归好总结网所有，严禁转载"),
        ("丰富了生活。（来源：公文之家）教师节期间走访。", "（来源：公文之家）"),
        ("欢迎关注微信公众号：写作帮手。", "欢迎关注微信公众号：写作帮手"),
    ],
)
def test_a_strangers_notice_is_found(text: str, notice: str):
    assert found(text, "watermark") == [notice]


@pytest.mark.parametrize(
    "text",
    [
        "学校开通工会微信公众号，推送信息96条。",
        "建立工会网站，网址为www.yunxi-school.cn。",
        "省教工信息网刊登了我校的做法。",
    ],
)
def test_the_unions_own_pages_are_no_watermarks(text: str):
    assert found(text, "watermark") == []


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("下面是小编整理的工会总结，欢迎阅读！\n我校工会努力工作。", "下面是小编整理的工会总结，欢迎阅读"),
        ("第3篇 学校工会工作总结\n我校工会努力工作。", "第3篇 学校工会工作总结"),
        ("我校工会努力工作。\n上一篇：工会计划", "上一篇：工会计划"),
        ("学校工会工作计划总结\n我校工会努力工作。", "工作计划总结"),
    ],
)
def test_page_furniture_is_found(text: str, piece: str):
    assert found(text, "boilerplate") == [piece]


def test_reading_and_reference_of_the_unions_own_are_no_furniture():
    text = "开展读书活动，教师阅读《给教师的建议》，写成心得供大家交流，点击率不断提高。"

    assert found(text, "boilerplate") == []


def test_a_collectors_title_and_line_are_page_furniture():
    text = "学校工会总结范文（精选3篇）　时间：2024-12-30 编辑：小编　来源：网络　　一年来，我校工会努力工作。"

    assert found(text, "boilerplate") == ["学校工会总结范文（精选3篇）　时间：2024-12-30 编辑：小编　来源：网络"]
