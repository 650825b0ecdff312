from __future__ import annotations

import pytest

from jiaogong.congress.models import SchoolRule
from jiaogong.congress.register.rules import WORDS, Need, articles, compare, need_of
from jiaogong.rulepacks import packs

PASSED = ("福利", "分配", "聘任", "考核", "奖惩")


@pytest.mark.parametrize(
    ("kind", "need"),
    [
        ("welfare", Need.PASS), ("pay", Need.PASS), ("appointment", Need.PASS), ("assessment", Need.PASS),
        ("rewards", Need.PASS), ("charter", Need.HEAR), ("plan", Need.HEAR), ("congress", Need.NOTHING),
        ("other", Need.NOTHING),
    ],
)  # fmt: skip
def test_article_seven_says_which_kinds_are_passed_and_which_are_heard(kind, need):
    assert need_of(kind, passed=PASSED, heard=("章程", "规划")) == need


def test_what_changes_a_passed_rule_is_passed_whatever_its_kind():
    assert {need_of(kind, passed=(), heard=(), replaces_passed=True) for kind in WORDS} == {Need.PASS}


def test_every_kind_has_the_word_by_which_limits_name_it_and_every_word_of_the_limits_names_a_kind():
    named = {w for row in packs() if row.code in ("congress.rules_passed", "congress.rules_heard") for w in row.words}

    assert set(WORDS) == set(SchoolRule.Kind.values)
    assert named - set(WORDS.values()) == set()


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("第一条 每日签到。", "第一条 每日签到。", ["same"]),
        ("第一条 每日签到。", "第一条 每日签到。\n第二条 外出须请假。", ["same", "new"]),
        ("第一条 每日签到。\n第二条 外出须请假。", "第一条 外出须请假。", ["gone", "moved"]),
        ("第一条 每日签到两次。", "第一条 每日签到一次。", ["changed"]),
        ("", "第一条 每日签到。", ["new"]),
        ("", "", []),
    ],
)
def test_two_texts_are_held_together_article_by_article(old, new, kinds):
    assert [c.kind for c in compare(old, new)] == kinds


def test_nothing_of_either_text_is_lost_between_the_parts():
    old = "总则如下。\n第一条 每日签到两次，迟到须说明。\n第二条 外出须请假。"
    new = "总则如下。\n第一条 每日签到一次，迟到须书面说明。\n第二条 加班另计。\n第三条 外出须请假。"

    compared = compare(old, new)

    before = [p for c in compared if c.before for k, p in c.parts if k != "new"]
    after = [p for c in compared if c.after for k, p in c.parts if k != "gone"]
    assert "".join(before) == "".join(a.text for a in articles(old))
    assert "".join(after) == "".join(a.text for a in articles(new))
