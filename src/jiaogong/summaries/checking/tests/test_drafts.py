"""Sentences as a chair would write them: what is true is found, what is not never passes."""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking.tests.years import check, verdicts_of

pytestmark = pytest.mark.django_db

TRUE = [
    "3月27日，学校召开三届二次教代会，应到代表31人，实到29人，到会率93.5%，审议4项，表决通过3项。",
    "年初征集提案12件，立案10件，答复10件，办结8件，办结率80.0%，尚有2件没有办结。",
    "全年走访慰问教职工9人次，送去慰问金5800元，其中看望住院教师2人次，慰问金1600元。",
    "春节前走访困难教职工5人，慰问金3000元，较上年增加1人，增长25%。",
    "组织96名教职工体检，91人如期完成，占94.8%，另有3人补检，仍有2人没有补检。",
    "中秋、元旦共发放节日慰问品192份，支出4.8万元。",
    "“三八”节羽毛球赛有42名女教职工参加，重阳座谈会邀请退休教师13人。",
    "5月20日课件制作比赛收到作品25件，评出一等奖2名、二等奖4名、三等奖6名。",
    "10月14日，顾云舟在市级优质课竞赛中获市级一等奖；教师节上裴静姝、柏松年获“先进工作者”称号。",
    "摄影社全年活动6次，64人次参加；10月24日的趣味运动会有6支队伍、88人参加。",
    "9月19日5对师徒签约，慈善一日捐39人捐款2730元。",
    "全年工会经费收入2.18万元，支出20500元，公布账目2次；报送信息17篇，录用5篇。",
    "我校现有教职工9人，其中女教职工5人，退休教师2人。",
]
FALSE = [
    ("3月27日，学校召开三届二次教代会，应到代表31人，实到31人，审议4项，通过4项。", ["31人", "4项"]),
    ("年初征集提案21件，立案8件，办结10件，办结率100%。", ["21件", "8件", "10件", "100%"]),
    ("全年走访慰问教职工58人次，送去慰问金9600元，其中看望住院教师9人次。", ["58人次", "9600元", "9人次"]),
    ("春节前走访困难教职工9人，慰问金5800元。", ["9人", "5800元"]),
    ("组织91名教职工体检，96人如期完成，占105.5%。", ["96人", "105.5%"]),
    ("中秋发放节日慰问品192份，支出4.8万元。", ["192份", "4.8万元"]),
    ("“三八”节羽毛球赛有24名女教职工参加，重阳座谈会邀请退休教师42人。", ["24名", "42人"]),
    ("5月20日课件制作比赛收到作品52件，评出一等奖4名、二等奖2名。", ["52件", "4名", "2名"]),
    ("摄影社全年活动4次，20人次参加；10月24日的趣味运动会有8支队伍、64人参加。", ["4次", "20人次", "8支", "64人"]),
    ("9月19日8对师徒签约，慈善一日捐93人捐款7230元。", ["8对", "93人", "7230元"]),
    (
        "全年工会经费收入2.81万元，支出21800元，公布账目6次；报送信息71篇，录用17篇。",
        ["2.81万元", "21800元", "6次", "71篇", "17篇"],
    ),
    ("6月12日举办教职工乒乓球赛，28人参加。", ["6月12日", "28人"]),
    ("为12名教职工办理疗休养，调解劳动争议2件。", ["12名", "2件"]),
    ("我校现有教职工19人，其中女教职工15人。", ["19人", "15人"]),
]


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_true_is_supported(chair, sentence):
    checked = check("　　" + sentence, chair.person.union)

    assert [v for v in verdicts_of(checked) if v[1] != "supported"] == []
    assert checked.claims != ()


@pytest.mark.parametrize(("sentence", "false"), FALSE)
def test_what_is_not_true_is_flagged_at_its_place(chair, sentence, false):
    checked = check("　　" + sentence, chair.person.union)

    flagged = [printed for printed, verdict in verdicts_of(checked) if verdict in ("contradicted", "unsupported")]

    assert [f for f in false if f not in flagged] == []


def test_true_sentences_in_one_draft_are_as_true_as_alone(chair):
    checked = check("\n".join("　　" + s for s in TRUE), chair.person.union)

    assert [v for v in verdicts_of(checked) if v[1] != "supported"] == []


def test_a_draft_in_traditional_characters_and_full_width_is_read_alike(chair):
    checked = check("　　全年走訪慰問教職工９人次，送去慰問金５８００元，其中看望住院教師８人次。", chair.person.union)

    assert verdicts_of(checked) == [("９人次", "supported"), ("５８００元", "supported"), ("８人次", "contradicted")]
