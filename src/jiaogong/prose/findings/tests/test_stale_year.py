"""Years and campaigns of another time."""

from __future__ import annotations

import pytest

from jiaogong.prose.findings.tests.found import found

KIND = "stale_or_conflicting_year"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("制定了2024-2024学年活动方案。", "2024-2024学年"),
        ("2024年工会工作总结\n年内换届。希望大家在2024年再创佳绩。", "2024年"),
        ("2025年工会工作总结\n2021年3月，召开教代会。", "2021年"),
        ("2019年工会工作总结\n深入学习党的二十大精神。", "党的二十大精神"),
        ("2025年工会工作总结\n继续深入学习党的十七大精神。", "党的十七大精神"),
        ("2025年工会工作总结\n庆祝第三十九个教师节。", "第三十九个教师节"),
        ("2022年工会工作总结\n举办庆祝新中国成立70周年合唱比赛。", "新中国成立70周年"),
        ("2022年工会工作总结\n庆祝“三八”国际妇女节100周年。", "妇女节100周年"),
        ("2018年工会工作总结\n根据教工〔2023〕12号文件，开展评选。", "〔2023〕12号"),
    ],
)
def test_a_year_that_contradicts_the_title_is_found(text: str, place: str):
    assert found(text, KIND) == [place]


def test_a_campaign_and_a_document_that_never_met_are_both_found():
    text = "学习党的十七大精神。根据云教办〔2024〕24号文件开展捐款。"

    assert found(text, KIND) == ["党的十七大精神", "〔2024〕24号"]


def test_the_year_asked_for_settles_a_text_without_a_title():
    text = "我校工会努力工作。2023年5月，举办健步走。"

    assert (found(text, KIND), found(text, KIND, year=2025)) == ([], ["2023年"])


@pytest.mark.parametrize(
    "text",
    [
        "2019年工会工作总结\n庆祝新中国成立70周年。",
        "2015年工会工作总结\n学习中国工会十六大精神。",
        "2025年工会工作总结\n自2012年实行校务公开以来，成效明显。较2024年提高3个百分点。",
        "2025年工会工作总结\n根据《教师法》（2009年修正）开展宣传。",
        "2024-2025学年工会总结\n2024年9月召开教代会，2025年3月开展健步走。",
        "2025年工会工作总结\n年内换届。\n二、2026年工作打算\n2026年，我们将办好实事。",
    ],
)
def test_history_comparison_and_plans_are_left_alone(text: str):
    assert found(text, KIND) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("云溪小学2025年工作总结和2025年工作思路\n我校工会努力工作。", ["2025年工作总结和2025年工作思路"]),
        ("一转眼2025年就要过去了。3月改选小组长。教代会在2024年12月20日开过了。", ["2024年"]),
        ("云溪小学2025年工会工作总结\n我校工会努力工作。\n\n二〇二四年十二月二十日", ["二〇二四年"]),
        ("2025年教育工会工作总结\n2012年教育工会认真学习“八荣八耻”。", ["2012年"]),
        ("2025年工会工作总结\n从2018年11月3日，我校组成检查组。", ["2018年"]),
    ],
)
def test_a_year_left_from_another_text_is_found_once(text: str, years: list[str]):
    assert found(text, KIND) == years


@pytest.mark.parametrize(
    "text",
    [
        "云溪小学2025年工会工作总结\n我校工会努力工作。\n\n二〇二六年一月五日",
        "2025年工会工作总结和2026年工作思路\n我校工会努力工作。",
        "2025年工会工作总结\n自2018年9月1日起施行的办法仍在执行。",
        "回顾2025年，我校工会努力工作。2025年3月，举办健步走。",
    ],
)
def test_a_signature_after_the_year_and_a_rules_first_day_are_left_alone(text: str):
    assert found(text, KIND) == []
