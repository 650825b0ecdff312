import pytest

from jiaogong.prose import read


def told(text: str) -> list[str]:
    return [text[claim.start : claim.end] for claim in read(text).claims if claim.status in ("done", "rate")]


def test_separate_acts_of_one_sentence_are_separate_claims():
    text = "建立困难教职工档案27份，对9位特困教职工补助7300元，举办师德讲座3场。"

    assert told(text) == ["建立困难教职工档案27份", "对9位特困教职工补助7300元", "举办师德讲座3场"]


def test_what_only_details_an_act_stays_with_it():
    text = "组织全区教师辩论赛，16支代表队参赛，评出一等奖2个，其中女教师占多数。"

    assert told(text) == [text[:-1]]


def test_aims_before_an_act_and_praise_after_it_are_left_out():
    text = "为进一步丰富教职工业余生活，工会举办了教职工拔河比赛，增强了凝聚力，得到了大家的好评。"

    assert told(text) == ["工会举办了教职工拔河比赛"]


def test_when_and_where_stay_with_the_act():
    text = "在“情暖校园”活动月中，工会走访慰问退休教师26人。"

    assert told(text) == [text[:-1]]


def test_numbers_of_headings_and_connectives_are_left_out():
    text = "（三）一是走访慰问生病教师9人次；二是为26名教师发放生日蛋糕。"

    assert told(text) == ["走访慰问生病教师9人次", "为26名教师发放生日蛋糕"]


def test_a_sentence_about_the_same_event_goes_on_with_it():
    text = "学校举办合理化建议征集活动。本次活动共收到建议96条，全部答复。"

    assert told(text) == [text[:-1]]


@pytest.mark.parametrize(
    "text",
    [
        "工会始终坚持以人为本，充分发挥桥梁纽带作用，不断提高服务水平。",
        "一年来，我们加强自身建设，认真履行各项职能，取得了一定的成绩。",
        "教育工会是教职工的群众组织，是党联系教职工的桥梁。",
        "工会工作离上级的要求还有差距，调查研究还不够。",
    ],
)
def test_slogans_and_shortcomings_are_no_claims(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "今后，我们将组织教职工体检，并举办师德讲座4场。",
        "打算在元旦举办联欢会，春节前走访困难教职工20户。",
        "三、下一步打算\n1．组织教职工体检。\n2．召开教代会，审议考勤办法。",
        "在今后的工作中，我们还将做好以下两项工作：\n一是举办师德讲座4场。\n二是改建活动室2间。",
    ],
)
def test_plans_are_read_as_planned(text):
    assert {claim.status for claim in read(text).claims} == {"planned"}


def test_taking_people_somewhere_is_no_plan():
    text = "教师节将退休教师请回学校座谈，共进午餐。"

    assert told(text) == [text[:-1]]


def test_a_dated_log_line_is_one_claim():
    text = "2026-3-27职代会议题：1、学年工作计划2、值班补贴发放办法 参加33人"

    (claim,) = read(text).claims

    assert (text[claim.start : claim.end], claim.status, claim.date) == (text, "done", "2026-03-27")


def test_one_typed_sentence_is_one_claim_with_all_its_parts():
    text = "3月8日组织女教师羽毛球赛，42人参加，一等奖3人"

    (claim,) = read(text).claims

    assert (claim.start, claim.end, claim.date, claim.category) == (0, len(text), "--03-08", "culture")
    assert [(f.value, f.unit) for f in claim.figures] == [(42, "人"), (3, "人")]
    assert [(a.prize, a.count) for a in claim.awards] == [("一等奖", 3)]


def test_half_width_and_traditional_texts_read_alike():
    simplified = "三月份，工会组织女教职工参观植物园，走访退休教师9人次；召开教代会，审议通过考勤办法。"
    traditional = "三月份,工會組織女教職工參觀植物園,走訪退休教師9人次;召開教代會,審議通過考勤辦法。"

    assert [(c.start, c.end, c.category) for c in read(simplified).claims] == [
        (c.start, c.end, c.category) for c in read(traditional).claims
    ]


def test_a_text_on_one_line_reads_like_one_with_breaks():
    lines = "一、民主管理\n1、召开教代会，审议通过考勤办法。\n2、公示职称评定结果5次。\n二、关心生活\n1、走访慰问生病教师9人次。"

    assert told(lines.replace("\n", "")) == told(lines)


def test_a_slogan_is_a_claim_that_is_only_said_and_proves_nothing():
    text = "充分发挥了工会组织的作用，增强了凝聚力。3月5日走访困难教师12人。每学期召开一次教代会。明年将继续举办讲座。"

    reading = read(text)

    assert [c.status for c in reading.claims] == ["said", "done", "rate", "planned"]
    assert [c.status for c in reading.provable()] == ["done", "rate"]


def test_what_the_page_around_a_text_says_claims_nothing():
    text = (
        "当前位置：首页 > 范文大全 > 工会总结\n发布时间：2023-04-01 18:42:21 查看人数：93\n3月5日，走访困难教师12人。"
    )

    assert told(text) == ["3月5日，走访困难教师12人"]


def test_a_digit_that_a_scanner_took_for_a_letter_is_a_digit():
    claim = read("7月l0日，走访退休教师5O余人。").claims[0]

    assert (claim.date, [(f.value, f.qualifier) for f in claim.figures]) == ("--07-10", [(50, "at_least")])
