"""What is said not to have been done: true where the ledger has none, false where it has some."""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking.tests.years import act, check, make_school, parts_of, post

pytestmark = pytest.mark.django_db

TRUE = [
    "没有组织疗休养的记录。",
    "没有收到的提案须办理；全年没有调解维权事项的记录。",
    "下半年没有召开教代会。",
    "没有举办乒乓球赛。",
    "没有组织退休教师体检。",
]
FALSE = [
    "没有召开教代会的记录，与《学校教职工代表大会规定》的要求不符。",
    "上半年没有召开教代会。",
    "没有开展走访慰问的记录。",
    "工会台账中没有已确认的工作记录。",
    "台账里没有一条已确认的工作记录。",
    "没有看望住院教师。",
    "未组织教职工体检。",
    "青蓝结对没有开展。",
    "没有举办“三八”节羽毛球赛。",
]


def verdict_of_last(text: str, union) -> str:
    return check("　　" + text, union).claims[-1].verdict


@pytest.mark.parametrize("text", TRUE)
def test_a_denial_is_supported_where_the_ledger_has_none(chair, text):
    assert verdict_of_last(text, chair.person.union) == "supported"


@pytest.mark.parametrize("text", FALSE)
def test_a_denial_is_contradicted_by_the_entries_that_the_ledger_has(chair, text):
    claim = check("　　" + text, chair.person.union).claims[-1]

    assert claim.verdict == "contradicted"
    assert claim.entries != ()


def test_proposals_that_wait_for_the_congress_are_no_congress():
    chair = make_school()
    post(chair, act("congress", "征集教代会提案", "03-05", proposals_received=3))

    assert verdict_of_last("没有召开教代会的记录。", chair.person.union) == "supported"


def test_a_denial_beside_what_is_proven_is_judged_by_itself(chair):
    checked = check("　　2025年征集提案12件，立案10件，还没有办结的记录。", chair.person.union)

    assert parts_of(checked) == [
        ("date", "2025年", "supported"),
        ("figure", "12件", "supported"),
        ("figure", "10件", "supported"),
    ]
    assert [c.verdict for c in checked.claims][-1] == "contradicted"


def test_what_was_planned_and_held_is_not_undone(chair):
    assert verdict_of_last("原定的教职工趣味运动会没有按期开展。", chair.person.union) == "contradicted"


def test_nobody_can_check_what_no_ledger_counts(chair):
    assert verdict_of_last("全年没有发生安全事故。", chair.person.union) == "uncheckable"


def test_schools_that_have_no_record_are_meant_by_it_and_nothing_is_denied(chair):
    checked = check("　　督促没有召开教代会的学校开会。", chair.person.union)

    assert [c.verdict for c in checked.claims] == ["uncheckable"]
