import pytest

from jiaogong.prose import read


def statuses(text: str) -> list[str]:
    return [claim.status for claim in read(text).claims]


@pytest.mark.parametrize("title", ["2026年工会工作计划", "下学期工作打算", "工会工作要点"])
def test_a_plan_by_its_title_is_planned_throughout(title):
    text = f"{title}\n一、关心生活\n组织教职工体检。\n二、民主管理\n召开教代会。"

    assert statuses(text) == ["planned", "planned"]


@pytest.mark.parametrize("title", ["2025年工会工作总结", "2025年工作总结和2026年工作计划", "工会工作计划完成情况小结"])
def test_a_title_that_sums_up_plans_nothing(title):
    text = f"{title}\n一、关心生活\n组织教职工体检。"

    assert statuses(text) == ["done"]


def test_a_part_lends_its_tone_to_its_chapters_only():
    done = "第一部分 2025年工作总结\n一、民主管理\n召开教代会。\n"
    planned = "第二部分 2026年工作计划\n一、民主管理\n召开教代会。\n二、关心生活\n组织教职工体检。"

    assert statuses(done + planned) == ["done", "planned", "planned"]


def test_a_list_announced_as_plans_is_planned_up_to_the_next_chapter():
    text = "一、打算做好两件事：\n一是举办师德讲座4场。\n二是改建活动室2间。\n二、关心生活\n组织教职工体检。"

    assert statuses(text) == ["planned", "planned", "done"]


def test_chapters_under_plans_announced_near_the_end_are_planned():
    text = (
        "一年来，工会组织体检58人，走访教师12人次，召开教代会1次。2026年工作打算：一、新建书屋5个。二、走访教师20人。"
    )

    assert statuses(text) == ["done", "done", "done", "planned", "planned"]
