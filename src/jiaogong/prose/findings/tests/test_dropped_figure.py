"""A number or a noun lost in copying."""

from __future__ import annotations

import pytest

from jiaogong.prose.findings.tests.found import found


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("共收到论文篇，选送市里。", "论文篇"),
        ("全年立案件，已全部办结。", "立案件"),
        ("参与率达%，创历年新高。", "%"),
        ("大会收到提案条，已答复。", "提案条"),
        ("把个提案分类整理。", "把个提"),
        ("发放慰问金元，送去温暖。", "慰问金元"),
        ("我校教师获一等奖、二等奖1名。", "一等奖、二等奖1名"),
        ("校长和主席对所学校进行了考核。", "对所学"),
        ("李老师的征文荣获区一等。", "荣获区一等"),
        ("各校选送的4论文已上报。", "4论文"),
        ("从来稿中评出一等奖、二等奖、三等奖。", "评出一等奖、二等奖、三等奖"),
        ("认真学习、贯彻，坚持改革。", "认真学习、贯彻"),
        ("工会积极参行政管理。", "参行"),
        ("举办书法、象棋、等比赛。", "、等"),
        ("动员会，，成立小组。", "，，"),
        ("学习“四有好老师标准，争当先进。", "“四有好老师标准，争当先"),
        ("组织一年度的师德论文评比。", "一年度"),
    ],
)
def test_a_gap_is_found_at_its_place(text: str, gap: str):
    assert found(text, "dropped_figure") == [gap]


def test_a_section_that_is_skipped_is_found_at_the_next():
    text = "一、加强学习\n学习制度落实。\n二、参与管理\n代表参政。\n四、送去温暖\n走访慰问。"

    assert found(text, "dropped_figure") == ["四、"]


def test_a_heading_that_promises_four_and_gives_two_is_found():
    text = "二、抓好四个讲座，提高本领。\n1、学习课件制作。\n2、学习办公软件。\n三、今后打算\n继续努力。"

    assert found(text, "dropped_figure") == ["抓好四个讲座"]


@pytest.mark.parametrize(
    "text",
    [
        "对困难户、特困户逐一走访。",
        "培养名教师、名校长是我们的目标。",
        "选手各显身手，现场比赛气氛热烈。",
        "工作富有层次，依次推进，多次受到表扬。",
        "大会设一等奖、二等奖、三等奖若干名。",
        "张老师、李老师分别获一等奖、二等奖。",
        "首先，抓学习。其次，抓管理。第三，抓服务。",
        "会员普及率57.9 %，不断提高。",
        "新一年度的计划已经制定。",
    ],
)
def test_words_that_only_look_like_gaps_are_left_alone(text: str):
    assert found(text, "dropped_figure") == []


@pytest.mark.parametrize(
    "text", ["红桥幼儿园参加。", "执教《赵州桥》一课。", "办了几件实实在在的事。", "青蓝结对十二对。", "收到论文xx篇。"]
)
def test_a_units_name_a_whole_phrase_and_a_mask_have_lost_nothing(text: str):
    assert found(text, "dropped_figure") == []


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("举办了象棋赛。月,书画协会举办了展览。", "月,"),
        ("举办了象棋赛；月，书画协会举办了展览。", "月，"),
        ("工会工作总结\n\n、积极组织文体活动。", "、"),
        ("全校共个代表队参赛。", "共个代"),
        ("党员、名教职工参赛。", "、名教"),
        ("一等奖3人、二等奖5人、三等奖。何老师代表学校参赛。", "三等奖"),
        ("绘画组一等奖1名、二等奖2，讲故事组很热闹。", "二等奖2"),
    ],
)
def test_what_a_copy_without_its_digits_left_is_found(text: str, gap: str):
    assert found(text, "dropped_figure") == [gap]


@pytest.mark.parametrize(
    "text",
    [
        "添了跑步机两台、按摩椅1把，还有书。",
        "涌现出一批教学能手、名教师、骨干教师。",
        "一等奖3人、二等奖5人、三等奖若干。",
        "“桥协杯”邀请赛共有12队参加。",
        "同月，书画协会举办了展览。",
        "送温暖是“爱心桥”建设的主要内容。",
        "工会努力工作。邀请何老师开设“塑造形象",
    ],
)
def test_a_unit_that_is_a_verb_elsewhere_and_an_open_number_have_lost_nothing(text: str):
    assert found(text, "dropped_figure") == []
