"""That all came to something, and which congress it was."""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking.tests.years import act, check, parts_of, post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        ("征集的12件提案全部立案。", "全部立案", "contradicted"),
        ("立案的10件提案均已办结。", "均已办结", "contradicted"),
        ("全年报送信息17篇，全部被录用。", "全部被录用", "contradicted"),
        ("审议4项，全部获得通过。", "全部获得通过", "contradicted"),
    ],
)
def test_all_is_not_said_of_a_part(chair, text, words, verdict):
    assert ("figure", words, verdict) in parts_of(check("　　" + text, chair.person.union))


def test_all_may_be_said_where_both_counts_are_equal(chair):
    assert parts_of(check("　　立案10件，全部答复。", chair.person.union)) == [("figure", "10件", "supported")]


def test_all_is_not_borne_out_where_nobody_wrote_down_how_many(chair):
    post(chair, act("assessment", "检查活动阵地", "06-11", schools_inspected=4))

    checked = check("　　6月11日检查4所，全部达标。", chair.person.union)

    assert ("figure", "全部达标", "unsupported") in parts_of(checked)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("3月27日召开三届二次教代会，29人到会。", []),
        ("第三届教职工代表大会第二次会议于3月27日召开。", []),
        ("3月27日召开三届一次教代会，29人到会。", ["三届一次教代会"]),
        ("第四届教职工代表大会第二次会议于3月27日召开。", ["第四届教职工代表大会第二次会议"]),
        ("认真落实三届一次教代会决议，召开座谈会。", []),
    ],
)
def test_a_congress_is_told_by_its_own_ordinals(chair, text, wrong):
    checked = check("　　" + text, chair.person.union)

    assert [printed for _kind, printed, verdict in parts_of(checked) if verdict == "contradicted"] == wrong
