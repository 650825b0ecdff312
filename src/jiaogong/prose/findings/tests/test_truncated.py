"""Texts that break off."""

from __future__ import annotations

import pytest

from jiaogong.prose.findings.tests.found import found

OPENING = "我校工会认真履行职责，维护教职工的合法权益。"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (OPENING + "积极配合行政为三位老师在下班途中遭遇", "积极配合行政为三位老师在下班途中遭遇"),
        (OPENING + "工会组织教师参加了合唱、朗诵、", "工会组织教师参加了合唱、朗诵、"),
        ("一学期来，我校工会在党支部的正确领导下，在各处室", "在各处室"),
    ],
)
def test_a_last_clause_that_stops_is_found(text: str, end: str):
    assert found(text, "truncated") == [end]


@pytest.mark.parametrize(
    "text",
    [
        OPENING + "\n云溪区教育工会\n2025年12月26日",
        OPENING + "\n今后我们将继续努力，为学校发展作出更大的贡献",
        "3月8日组织女教师羽毛球赛，42人参加，一等奖3人",
        OPENING,
    ],
)
def test_signatures_closing_words_and_typed_sentences_are_whole(text: str):
    assert found(text, "truncated") == []


def test_a_page_number_is_no_end():
    text = "一年来，学校工会召开教代会两次。走访困难教师12人。\n\n                          - 2 -"

    assert found(text, "truncated") == []


@pytest.mark.parametrize(
    ("last", "end"),
    [
        ("根据云溪市教育", "根据云溪市教育"),
        ("组织会员代表参加第", "组织会员代表参加第"),
        ("从3月1日开始，由工会、总务处等科室组成了检查评估", "由工会、总务处等科室组成了检查评估"),
    ],
)
def test_a_last_line_is_held_against_lines_of_its_own_length(last: str, end: str):
    text = (
        "云溪小学工会工作总结汇总页\n第一篇云溪小学工会年度工作的总结\n"
        + OPENING
        + "\n三、推行民主管理，开展校务公开评估检查\n"
    )

    assert found(text + last, "truncated") == [end]


def test_a_text_wrapped_inside_its_sentences_breaks_off_too():
    lines = (
        "全体教职工对学校工作提出了意见。大会听取了校长的工作报告、工会的工作报告和提案工作的报\n"
        "3、告；选举产生了新一届工会委员会，表决通过了提案工作委"
    )

    assert found("1、云溪小学工会工作总结。" + lines, "truncated") == ["表决通过了提案工作委"]
