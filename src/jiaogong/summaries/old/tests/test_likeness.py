"""Two accounts of one act are taken for one; two acts of one kind are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiaogong.kernel.periods import parse
from jiaogong.ledger.claims import facts_of_claim
from jiaogong.prose import read
from jiaogong.summaries.old.likeness import Account, is_misfiled, likeliest, likeness

YEAR = parse("2025")


def account(sentence: str, category: str = "") -> Account:
    claim = next(c for c in read(sentence).claims if c.status in ("done", "rate"))
    made = Account.of(facts_of_claim(claim, sentence, period=YEAR, roster={}).facts)
    return replace(made, category=category or made.category)


ONE_ACT = [
    ("3月8日，组织女教职工羽毛球赛，42人参加。", "3月8日举办女教工羽毛球比赛，参加的有42人。"),
    ("3月8日，组织女教职工羽毛球赛，42人参加。", "3月，学校工会开展女教职工羽毛球赛，42人参加。"),
    ("6月12日召开第八届教职工代表大会第三次会议，应到代表60人。", "6月召开八届三次教职工代表大会，应到代表60人。"),
    ("春节前走访慰问困难教职工18人次，发放慰问金9000元。", "全年走访慰问困难教职工18人次，发放慰问金9000元。"),
    ("9月举办教师节庆祝活动，表彰优秀教师12人。", "9月举行教师节庆祝活动，表彰了优秀教师12人。"),
]
TWO_ACTS = [
    ("一年来制定了工会委员例会制度。", "3月13日召开委员例会，5人参加。"),
    ("3月8日，组织女教职工羽毛球赛，42人参加。", "5月6日，组织教职工羽毛球赛，42人参加。"),
    ("4月10日组织教职工趣味运动会，60人参加。", "4月10日组织教职工合唱比赛，85人参加。"),
    ("3月走访慰问生病教职工张老师等3人次。", "3月走访慰问困难教职工18人次，发放慰问金9000元。"),
    ("10月举行教职工乒乓球赛，30人参加。", "10月举行教职工健步走活动，120人参加。"),
    ("6月12日召开教职工代表大会，应到代表60人。", "12月20日召开教职工代表大会，应到代表60人。"),
]


@pytest.mark.parametrize(("one", "other"), ONE_ACT)
def test_an_act_told_in_other_words_is_known_again(one, other):
    assert [likeness(account(a), account(b)) > 0 for a, b in ((one, other), (other, one))] == [True, True]


@pytest.mark.parametrize(("one", "other"), TWO_ACTS)
def test_acts_of_one_kind_are_not_taken_for_one(one, other):
    assert [likeness(account(a), account(b)) for a, b in ((one, other), (other, one))] == [0, 0]


def test_the_likeliest_of_several_is_named_by_its_key():
    others = [(7, account(TWO_ACTS[0][1])), (8, account(ONE_ACT[0][1])), (9, account(ONE_ACT[1][1]))]

    assert (likeliest(account(ONE_ACT[0][0]), others), likeliest(account(ONE_ACT[2][0]), others)) == (8, None)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("3月8日，组织女教职工羽毛球赛，42人参加。", "3月8日举办女教工羽毛球比赛，参加的有42人。", True),
        ("3月8日，组织女教职工羽毛球赛，42人参加。", "3月8日举办女教工羽毛球比赛，参加的有57人。", False),
        ("3月8日，组织女教职工羽毛球赛，42人参加。", "3月9日举办女教工羽毛球比赛，参加的有42人。", False),
        ("3月8日，组织女教职工羽毛球赛，42人参加。", "3月，举办女教工羽毛球比赛，参加的有42人。", False),
        ("4月10日组织教职工趣味运动会，60人参加。", "4月10日组织教职工合唱比赛，60人参加。", False),
    ],
)
def test_one_act_under_two_categories_is_known_by_its_day_and_its_numbers(one, other, told):
    first, second = account(one, "women"), account(other, "culture")

    assert [is_misfiled(first, second), is_misfiled(second, first)] == [told, told]
