from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel.periods import parse
from jiaogong.ledger.claims import facts_of_claim
from jiaogong.ledger.rules import AwardFact, FigureFact, PersonFact
from jiaogong.ledger.sentences import read_sentence
from jiaogong.prose import read

TODAY = dt.date(2026, 11, 22)
ROSTER = {"方知夏": 7, "高远": None}


def test_a_typed_sentence_becomes_a_filled_form() -> None:
    reading = read_sentence("3月8日组织女教师羽毛球赛，42人参加，一等奖3人", today=TODAY, roster={})

    facts = reading.facts
    assert (facts.title, facts.category, facts.start, facts.precision) == (
        "女教师羽毛球赛",
        "culture",
        dt.date(2026, 3, 8),
        "day",
    )
    assert facts.figures == (FigureFact("participants", 42), FigureFact("prizes", 3))
    assert facts.awards == (AwardFact("", "一等奖", 3),)


def test_what_was_read_is_marked_in_its_place() -> None:
    said = "3月8日组织女教师羽毛球赛，42人参加，一等奖3人"

    marks = read_sentence(said, today=TODAY, roster={}).marks

    assert [(m.field, said[m.start : m.end]) for m in marks][:2] == [("date", "3月8日"), ("figure", "42人")]


@pytest.mark.parametrize(
    ("said", "start", "end", "precision"),
    [
        ("12月30日组织健步走，60人参加", dt.date(2025, 12, 30), dt.date(2025, 12, 30), "day"),
        ("3月组织体检，96人参加", dt.date(2026, 3, 1), dt.date(2026, 3, 31), "month"),
        ("9月13日至16日举办教工运动会，80人参加", dt.date(2026, 9, 13), dt.date(2026, 9, 16), "day"),
        ("组织健步走，60人参加", TODAY, TODAY, "day"),
        ("今年以来走访慰问7人次", dt.date(2026, 1, 1), TODAY, "period"),
    ],
)
def test_a_date_without_its_year_was_the_last_time_it_came(
    said: str, start: dt.date, end: dt.date, precision: str
) -> None:
    facts = read_sentence(said, today=TODAY, roster={}).facts

    assert (facts.start, facts.last_day, facts.precision) == (start, end, precision)


def test_a_plan_is_a_plan_and_is_due_when_it_is_to_be() -> None:
    reading = read_sentence("12月20日将召开教代会", today=TODAY, roster={})

    assert (reading.is_planned, reading.facts.category, reading.facts.due_date) == (
        True,
        "congress",
        dt.date(2026, 12, 20),
    )


def test_people_of_the_roster_are_taken_and_others_left_to_the_sentence() -> None:
    reading = read_sentence("3月12日走访慰问住院教师方知夏，送慰问金1000元", today=TODAY, roster=ROSTER)

    assert reading.facts.people == (PersonFact(7),)
    assert reading.facts.figures == (FigureFact("visit_amount", 100000), FigureFact("visits", 1))


def test_a_name_that_two_people_bear_is_left_to_the_sentence() -> None:
    reading = read_sentence("3月12日走访慰问住院教师高远", today=TODAY, roster=ROSTER)

    assert (reading.facts.people, "高远" in reading.left_out) == ((), True)


def test_a_sentence_without_an_act_becomes_the_title_of_an_entry() -> None:
    facts = read_sentence("大家都很开心", today=TODAY, roster={}).facts

    assert (facts.category, facts.title, facts.start) == ("other", "大家都很开心", TODAY)


def test_a_claim_of_a_school_year_falls_into_that_year() -> None:
    text = "10月12日组织教职工趣味运动会，86人参加。3月8日举办女教职工插花活动，30人参加。"

    acts = [facts_of_claim(c, text, period=parse("2025-2026"), roster={}) for c in read(text).claims]

    assert [a.facts.start for a in acts] == [dt.date(2025, 10, 12), dt.date(2026, 3, 8)]


def test_an_act_without_a_date_lasts_the_period() -> None:
    text = "组织教职工趣味运动会，86人参加。"

    act = facts_of_claim(read(text).claims[0], text, period=parse("2025"), roster={})

    assert (act.facts.start, act.facts.end, act.facts.precision, act.is_dated) == (
        dt.date(2025, 1, 1),
        dt.date(2025, 12, 31),
        "period",
        False,
    )


def test_of_two_figures_of_one_measure_the_surer_is_kept_and_the_other_told() -> None:
    text = "3月8日举办健步走活动，60余人参加，68人参加"

    act = facts_of_claim(read(text).claims[0], text, period=parse("2026"), roster={})

    assert act.facts.figures == (FigureFact("participants", 68),)
    assert [text[f.start : f.end] for f in act.figures_left_out] == ["60余人"]


@pytest.mark.parametrize(
    ("said", "first", "further"),
    [
        ("昨天羽毛球赛42人参加，还慰问了住院教师2人", "culture", "昨天，慰问了住院教师2人"),
        ("上午开教代会，到了60人，下午慰问退休教师12人", "congress", "下午慰问退休教师12人"),
        ("3月8日开工会委员会，5人参加；3月9日看望生病教师2人", "organisation", "3月9日看望生病教师2人"),
        ("3月8日组织拔河；3月9日组织爬山30人", "culture", "3月9日组织爬山30人"),
        ("明天组织爬山，后天慰问住院教师2人", "culture", "后天慰问住院教师2人"),
        ("3月8日举行羽毛球赛，42人参加，发放奖品120份", "culture", ""),
        ("昨天趣味运动会60人参加，方知夏获一等奖", "culture", ""),
        ("昨天开教代会，应到代表60人，收到提案12件", "congress", ""),
        ("重阳节慰问退休教师20人，送慰问金4000元", "retirees", ""),
        ("庆祝教师节，表彰优秀教师10人", "honours", ""),
        ("昨天爬山，大家都很开心", "culture", ""),
    ],
)
def test_of_two_acts_the_first_is_read_and_the_second_offered(said: str, first: str, further: str) -> None:
    reading = read_sentence(said, today=TODAY, roster=ROSTER)

    assert (reading.facts.category, reading.further) == (first, further)


def test_neither_of_two_acts_takes_the_other_s_figures() -> None:
    first = read_sentence("3月8日开工会委员会，5人参加；3月9日看望生病教师2人", today=TODAY, roster={})

    second = read_sentence(first.further, today=TODAY, roster={})

    assert [r.facts.figures for r in (first, second)] == [(FigureFact("participants", 5),), (FigureFact("visits", 2),)]
    assert [r.facts.start.day for r in (first, second)] == [8, 9]


@pytest.mark.parametrize(
    ("said", "is_only_said"),
    [
        ("进一步加强师德建设", True),
        ("我们要坚持以人为本", True),
        ("深入贯彻教代会精神", True),
        ("工会要做教职工的贴心人", True),
        ("加强师德培训，30人参加", False),
        ("昨天学习教代会精神", False),
        ("大扫除", False),
        ("完善了校务公开制度", False),
    ],
)
def test_a_sentence_that_only_says_how_things_should_be_is_known(said: str, is_only_said: bool) -> None:
    assert read_sentence(said, today=TODAY, roster={}).is_only_said is is_only_said


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("今天听课", "study"),
        ("今天听了方知夏的公开课", "study"),
        ("上周师徒互听课6节", "mentoring"),
        ("听评课2次", "study"),
    ],
)
def test_lessons_observed_are_no_other_work(said: str, category: str) -> None:
    assert read_sentence(said, today=TODAY, roster=ROSTER).facts.category == category
