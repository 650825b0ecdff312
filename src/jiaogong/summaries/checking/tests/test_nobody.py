"""Denials told of people: false where the ledger has such acts, else beyond checking."""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking.tests.years import act, check, post

pytestmark = pytest.mark.django_db

FALSE = [
    "全年没有教职工住院。",
    "全年没有一名教师生病住院，队伍稳定。",
    "今年没有困难教职工退出档案。",
    "全年没有收到一件提案。",
    "没有一位教师在市级竞赛中获奖。",
    "全年无一名教职工参加捐款。",
]
OPEN = [
    "全年没有教职工献血。",
    "今年没有教师退休。",
    "今年没有发展新会员。",
    "全年未收到教职工来信。",
    "没有一名代表对教代会方案提出异议。",
    "没有一位老师在运动会上掉队。",
    "没有教职工对提案办理表示不满。",
    "没有一位教师在省级竞赛中获奖。",
]


@pytest.mark.parametrize("text", FALSE)
def test_what_is_denied_of_people_is_contradicted_by_the_entries(chair, text):
    claim = check("　　" + text, chair.person.union).claims[0]

    assert claim.verdict == "contradicted"
    assert claim.entries != ()


@pytest.mark.parametrize("text", OPEN)
def test_a_denial_that_no_entry_speaks_against_is_left_open(chair, text):
    assert [c.verdict for c in check("　　" + text, chair.person.union).claims] == ["uncheckable"]


def test_a_gift_for_an_ill_pupil_is_no_colleague_in_hospital(chair):
    post(chair, act("charity", "为患病学生捐款", "04-03", donors=20))
    post(chair, act("retirees", "荣休欢送会", "06-30", retirees_celebrated=2))

    assert check("　　今年没有教师退休。", chair.person.union).claims[0].verdict == "contradicted"
