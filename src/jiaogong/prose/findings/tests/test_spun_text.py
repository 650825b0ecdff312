"""Words that a machine swapped."""

from __future__ import annotations

import pytest

from jiaogong.prose.findings.tests.found import details, found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("本学期教诲工会展开活动。", "教诲"),
        ("强化校务果然轨制。", "校务果然轨制"),
        ("丰富职工糊口生涯。", "糊口生涯"),
        ("增强教职工的主人翁认识。", "主人翁认识"),
        ("进步教师的政治本质。", "进步教师的政治本质"),
        ("举行不一样形式的庆祝活动。", "不一样形式"),
    ],
)
def test_an_impossible_word_is_found(text: str, words: str):
    assert found(text, "spun_text") == [words]


def test_the_word_meant_comes_with_the_finding():
    assert details("学校构造教师学习。", "spun_text") == [{"words": [["学校构造", "组织"]]}]


@pytest.mark.parametrize(
    "text",
    [
        "老教师的谆谆教诲，青年教师铭记在心。",
        "经过两轮讨论，方案果然顺利通过。",
        "数学组展示了单元教学设计。",
        "大家竭力克服困难，自动放弃休息，展开讨论。",
        "老师进修学校举办培训班。",
        "看清事物的本质，抓住教育的本质。",
    ],
)
def test_the_same_words_in_their_own_places_are_left_alone(text: str):
    assert found(text, "spun_text") == []
