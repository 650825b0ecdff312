"""The head of a page over a text: the site's name, where one stands, when it was put up, what the collector says first."""

from __future__ import annotations

import pytest

from jiaogong.prose.findings.tests.found import found

BODY = "\n\n一年来，我校工会召开教代会一次，走访教师12人。"
PREFACE = "总结是把一段时间的工作回头看一遍的书面材料，能帮我们理清思路。那么总结该怎么写呢？下面是小编整理的工会总结，供大家参考"


@pytest.mark.parametrize(
    "head",
    [
        "欢迎来到好材料网！\n当前位置：首页 > 范文 > 总结\n\n学校工会总结\n\n发布时间：2024-01-05 10:21:00 查看人数：81",
        "青禾范文网\n\n位置：首页 > 总结 > 工会\n\n学校工会年度总结\n\n浏览次数：56",
        "中心小学慰问退休教师\n日期：2024-01-22 作者：何某 浏览：104次",
        "学校工会工作总结12篇\n" + PREFACE,
        "版权说明：本文档由用户提供并上传，收益归属内容提供方\n文档简介",
        "• 15.20 KB\n  • 2023-04-15 发布\n\n学校工会总结\n\n  • 3页\n  • 当前文档由用户上传发布",
        "学校工会总结\n\n时间：2023-03-03 05:45:45\n青禾\n分享\nWORD下载 PDF下载 投诉",
        "云溪县教育网欢迎您!\n\n经验交流\n\n中心小学工会总结\n\n作者：jy 文章来源：云溪教育局 点击数： 发布时间：2024-01-15 字体：",
        "您的位置 >>职工之家>>正文\n\n中心小学工会获奖\n\n发表日期：2024/6/4 7:08:54 出处：本站 作者：何某 有2100位读者读过",
        "中心小学2024年工会总结 二维码\n发表时间：2024-12-31 17:38",
        "您的当前位置：首页学校工会总结(5篇)\n\n学校工会总结(5篇)\n\n来源：青禾材料网",
    ],
)
def test_all_that_stands_over_a_text_is_one_piece(head: str):
    assert found(head + BODY, "boilerplate") == [head]


def test_the_heading_of_a_collection_below_is_a_piece_of_its_own():
    head = "当前位置：首页 > 总结\n\n发布时间：2024-01-05 10:21:00 查看人数：81"
    text = f"{head}\n\n学校工会工作总结十二篇合编\n\n第1篇 学校工会工作总结{BODY}"

    assert found(text, "boilerplate") == [head, "第1篇 学校工会工作总结"]


@pytest.mark.parametrize(
    "text",
    [
        "中心小学工会工作总结\n（2024年12月）" + BODY,
        "一年来，我校工会召开教代会一次。\n欢迎各位代表提出意见。",
        "我校工会建起了网站。" + BODY + "\n浏览次数一年达3000次。",
    ],
)
def test_a_unions_own_title_is_no_page(text: str):
    assert found(text, "boilerplate") == []
