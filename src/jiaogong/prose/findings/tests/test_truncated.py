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
