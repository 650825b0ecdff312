"""Damaged characters."""

from __future__ import annotations

import pytest

from jiaogong.prose import read
from jiaogong.prose.findings.tests.found import found


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("促进学校發(fā)展。", "發(fā)展"),
        ("教职工的`主人翁地位。", "`"),
        ('做好年度\\"双先\\"评选，\\"师德\\"评比。', '\\"'),
        ("获区级帼国文明岗称号。", "帼国"),
        ("进行优秀教师的评眩还设立了奖励。", "评眩"),
        ("我校工会，F將工作总结如下。", "F"),
        ("工会\ufffd员踊跃参加。", "会\ufffd员"),
    ],
)
def test_damage_is_found_once(text: str, damage: str):
    assert found(text, "mojibake") == [damage]


def test_a_rare_character_in_its_own_word_is_no_damage():
    assert found("数学组获“巾帼文明岗”称号。", "mojibake") == []


@pytest.mark.parametrize(
    "text",
    [
        "A组由语文组获胜，B组由数学组获胜。",
        "举办K歌比赛和PPT制作比赛。",
        "陈帼英老师获奖。",
        "组织教师参观鄞州博物馆。",
    ],
)
def test_letters_and_rare_names_are_left_alone(text: str):
    assert found(text, "mojibake") == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("市教肓工会组织培训。", ["教肓"]),
        ("对2O所学校进行了检查。", ["2O所"]),
        ("7月l0日举办培训班。", ["l0日"]),
        ("不合格的学校己责令整改。", ["己责令"]),
        ("老师们自己完成了布置。", []),
        ("A组8人，B组9人。", []),
    ],
)
def test_what_a_scanner_mistook_is_found(text: str, read: list[str]) -> None:
    assert found(text, "mojibake") == read


def test_readings_pasted_into_words_are_each_told_once_and_hide_no_act():
    text = "校工會(huì)慰問(wèn)退休教師12人,工會(huì )组织教职工參加運(yùn)動會。"

    assert [text[f.start : f.end] for f in read(text).findings] == ["會(huì)慰", "問(wèn)退", "運(yùn)動"]
    assert [c.category for c in read(text).claims] == ["retirees", "culture"]
