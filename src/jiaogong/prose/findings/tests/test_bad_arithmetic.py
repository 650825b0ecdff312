"""Numbers that cannot all be true."""

from __future__ import annotations

import pytest

from jiaogong.prose.findings.tests.found import details, found


@pytest.mark.parametrize(
    "text",
    [
        "教职工8683人，其中女职工4969人，占57.9%。",
        "应到代表26人，实到31人。",
        "评出一等奖3名、二等奖5名，共10名。",
        "征集提案96件，立案108件。",
        "会员58人，其中女会员61人。",
        "为34名教职工每人补助500元，共补助16000元。",
        "会员由86人增加到93人，增加9人。",
        "参与率达104%。",
        "58名教师体检，其中男教师22名，女教师38名。",
        "组织96名教职工体检，91人如期完成，其余6人另约时间。",
        "到会代表46人，赞成40票，反对3票，弃权2票。",
        "12支队共90人参加，每队8人。",
        "全年收入41.2万元，支出38.75万元，结余2.54万元。",
        "慰问困难教师5户，每户600元，共计3600元。",
        "召开教代会两次，其中上学期两次，下学期一次。",
        "检查了30所学校，评定优秀12所、良好14所、合格5所。",
        "初中组7个节目(4个独唱,两个舞蹈,一个小品,一个快板)，掌声不断。",
    ],
)
def test_numbers_that_disagree_are_one_finding(text: str):
    assert len(found(text, "bad_arithmetic")) == 1


def test_the_counts_and_the_true_share_come_with_the_finding():
    text = "教职工8683人，其中女职工4969人，占57.9%。"

    assert details(text, "bad_arithmetic") == [
        {"rule": "share", "printed": 57.9, "unit": "%", "computed": 57.2, "part": 4969, "whole": 8683}
    ]


def test_one_thing_counted_twice_is_found_at_the_second_place():
    text = (
        "推进“书香校园”创建工作。“书香校园”创建中，区级达标8所，市级达标2所。"
        + "暑期组织教师培训，各校认真准备，秩序井然，收获很大，反响热烈，受到一致好评，经验在全区推广，媒体作了报道。"
        + "区级8所、市级3所“书香校园”受到表彰。"
    )

    assert found(text, "bad_arithmetic") == ["市级3所"]


@pytest.mark.parametrize(
    "text",
    [
        "教职工8683人，其中女职工4969人，占57.2%，少数民族3762人，占43.3%。",
        "征集提案1204件，立案893件，办结812件，办结率90.9%，较上年提高4.2个百分点。",
        "评出一等奖3名、二等奖5名，共有120名教师参加。",
        "第一小学12人、第二小学15人等共60人参加。",
        "收入较上年增长130%。",
        "检查了30所学校，评定优秀12所、良好14所、合格4所。",
        "初中组8个节目(4个独唱,两个舞蹈,一个小品,一个快板)，掌声不断。",
        "初中组9个节目(4个独唱,两个舞蹈等)，掌声不断。",
        "86名教职工中有84人投票，赞成80票，反对3票，弃权1票。",
        "全校58人中42人参加登山，满意率98%。",
        "学期收入21450元，支出19872.5元，结余1577.5元。",
        "年初结余18326.4元，本年收入52000元，支出48915.6元，年末结余21410.8元。",
        "收到提案42件，其中立案30件，答复30件，办结26件。",
    ],
)
def test_numbers_that_agree_or_do_not_meet_are_left_alone(text: str):
    assert found(text, "bad_arithmetic") == []
