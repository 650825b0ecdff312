"""Dates, years, people and prizes against the entries that hold them."""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking.shapes import Checked, Part
from jiaogong.summaries.checking.tests.years import act, check, make_school, parts_of, post

pytestmark = pytest.mark.django_db


def first(checked: Checked, kind: str) -> Part:
    return next(p for c in checked.claims for p in c.parts if p.kind == kind)


def test_a_day_is_that_of_the_act_and_else_its_own_is_told(chair):
    right = first(check("　　9月19日举行青蓝结对签约，师徒结对5对。", chair.person.union), "date")
    wrong = first(check("　　9月29日举行青蓝结对签约，师徒结对5对。", chair.person.union), "date")

    assert (right.verdict, right.ledger) == ("supported", "--09-19")
    assert (wrong.verdict, wrong.ledger) == ("contradicted", "2025-09-19")


def test_a_day_of_an_act_that_nobody_recorded_is_not_supported(chair):
    checked = check("　　9月19日举办教职工乒乓球赛。", chair.person.union)

    assert parts_of(checked) == [("date", "9月19日", "unsupported")]


def test_a_year_that_is_not_the_period_s_is_contradicted(chair):
    checked = check("　　2024年，全年征集提案12件。", chair.person.union)

    assert parts_of(checked)[0] == ("date", "2024年", "contradicted")


@pytest.mark.parametrize(
    "text",
    ["沅川小学工会2024年工作总结\n\n　　全年征集提案12件。", "　　二○二四年以来的这一年，二○二四年工会征集提案12件。"],
)
def test_a_year_left_over_is_found_wherever_it_stands(chair, text):
    checked = check(text, chair.person.union)

    bad = [f.kind for f in checked.findings] + [p.verdict for c in checked.claims for p in c.parts if p.kind == "date"]

    assert {"stale_or_conflicting_year", "contradicted"} & set(bad)


@pytest.mark.parametrize(
    "text",
    [
        "　　按照沅工〔2019〕12号文件，征集提案12件，较2024年增加2件。",
        "　　自2019年以来坚持公开，学习《2024年工作要点》。",
    ],
)
def test_years_of_other_things_are_left_alone(chair, text):
    checked = check(text, chair.person.union)

    assert [f for f in checked.findings if f.kind == "stale_or_conflicting_year"] == []


def test_a_name_is_proven_by_the_act_alone_not_by_the_roster(chair):
    verdicts = [
        first(check(f"　　10月14日，{name}老师在市级优质课竞赛中获市级一等奖。", chair.person.union), "person").verdict
        for name in ("顾云舟", "裴静姝", "司徒远")
    ]

    assert verdicts == ["supported", "unsupported", "unsupported"]


@pytest.mark.parametrize(
    ("prize", "verdict"),
    [
        ("市级一等奖", "supported"),
        ("省级一等奖", "contradicted"),
        ("市级二等奖", "contradicted"),
        ("一等奖", "supported"),
    ],
)
def test_a_prize_is_proven_with_its_level_and_rank(chair, prize, verdict):
    checked = check(f"　　10月14日，顾云舟在市级优质课竞赛中获{prize}。", chair.person.union)

    assert first(checked, "award").verdict == verdict


def test_an_act_without_parts_is_judged_by_its_name(chair):
    verdicts = [
        check(f"　　学校举办了{what}。", chair.person.union).claims[0].verdict
        for what in ("教职工趣味运动会", "教职工乒乓球赛")
    ]

    assert verdicts == ["supported", "unsupported"]


def test_last_year_s_number_is_last_year_s(chair):
    checked = check("　　征集提案12件，去年为10件，较上年增加2件，增长20%。", chair.person.union)

    assert {v for _k, _p, v in parts_of(checked)} == {"supported"}


def test_all_of_them_is_not_said_where_one_is_missing(chair):
    told = [parts_of(check(f"　　应体检{n}人，全部完成。", chair.person.union)) for n in (96, 91)]

    assert told == [[("figure", "96人", "contradicted")], [("figure", "91人", "supported")]]


def test_numbers_told_for_each_are_not_totals(chair):
    checked = check("　　全年走访慰问教职工9人次，人均200元。", chair.person.union)

    assert parts_of(checked) == [("figure", "9人次", "supported"), ("figure", "200元", "uncheckable")]


@pytest.mark.parametrize(
    "day", ["10月34日", "13月24日", "10月三十四日", "2025-10-34", "3025年10月24日", "10月24日至34日"]
)
def test_a_day_that_no_calendar_has_supports_nothing(chair, day):
    checked = check(f"　　{day}举办教职工趣味运动会。", chair.person.union)

    assert [c.verdict in ("contradicted", "unsupported") for c in checked.claims] == [True]
    assert parts_of(checked)[0][:2] == ("date", day)


def test_a_leap_day_stands_in_a_leap_year_alone(chair):
    dates = [parts_of(check(f"　　{year}年2月29日走访慰问教职工。", chair.person.union))[0] for year in (2024, 2025)]

    assert dates == [("date", "2024年2月29日", "contradicted"), ("date", "2025年2月29日", "unsupported")]


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("784.8万元", "supported"), ("784.80万元", "supported"), ("785万元", "supported"), ("7848040元", "supported"),
        ("784.9万元", "contradicted"), ("784.81万元", "contradicted"), ("784万元", "contradicted"), ("780万元", "contradicted"),
    ],
)  # fmt: skip
def test_an_amount_in_ten_thousands_is_the_ledger_s_where_it_rounds_to_it(printed, verdict):
    chair = make_school()
    post(chair, act("finance", "公布经费收支", "12-26", union_income=784804000))

    checked = check(f"　　全年工会经费收入{printed}。", chair.person.union)

    assert parts_of(checked) == [("figure", printed, verdict)]


@pytest.mark.parametrize("event", ["“三八”节跳绳比赛", "“三八”节女教职工棒垒球赛"])
def test_a_day_does_not_prove_another_event_than_its_own(chair, event):
    checked = check(f"　　3月8日举办{event}。", chair.person.union)

    assert parts_of(checked)[0][2] in ("contradicted", "unsupported")
