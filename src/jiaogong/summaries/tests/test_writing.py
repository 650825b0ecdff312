from __future__ import annotations

import datetime as dt
import re

import pytest

from jiaogong.kernel import clock, periods
from jiaogong.ledger import services
from jiaogong.ledger.models import Figure
from jiaogong.ledger.rules import Facts, FigureFact
from jiaogong.summaries.checking import check_text
from jiaogong.summaries.tests.told import loose_numbers, of_measure, sentence_on, words_of
from jiaogong.summaries.tests.years import live_a_year, make_school, tell
from jiaogong.summaries.writing import write_summary
from jiaogong.summaries.writing.pen import opening
from jiaogong.unions.tests.factories import make_union

YEAR = periods.parse("2025")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_year():
    with clock.stopped_at(dt.date(2026, 1, 5)):
        yield


def test_every_number_in_a_text_is_a_figure_that_knows_its_entries():
    chair = make_school()
    live_a_year(chair, 2024)
    live_a_year(chair, more=3)

    summary = write_summary(chair.person.union, YEAR)

    assert loose_numbers(summary) == []
    assert [f for f in summary.figures if not f.entries and not f.measure.startswith("people:")] == []


def test_a_total_is_the_sum_of_the_figures_of_its_entries():
    chair = make_school()
    live_a_year(chair)

    summary = write_summary(chair.person.union, YEAR)

    plain = [f for f in summary.figures if re.fullmatch(r"[a-z_]+", f.measure) and f.measure not in ("acts", "awards")]
    sums = [
        sum(Figure.objects.filter(entry__in=f.entries, measure=f.measure).values_list("value", flat=True))
        for f in plain
    ]
    assert len(plain) > 15
    assert [f.value * (100 if f.unit == "元" else 1) for f in plain] == sums


def test_an_empty_ledger_gives_a_few_honest_lines_and_no_section():
    chair = make_school()

    summary = write_summary(chair.person.union, YEAR)

    assert [s.heading for s in summary.sections] == [""]
    assert "没有" in summary.text
    assert len(summary.text) < 150


def test_a_draft_does_not_count_as_done_and_is_owned_up_to():
    chair = make_school()
    tell(chair, "culture", "教职工趣味运动会", dt.date(2025, 10, 24), participants=11, confirmed=False)

    summary = write_summary(chair.person.union, YEAR)

    assert words_of(summary, "participants") == []
    assert words_of(summary, "drafts") == ["1项"]


def test_a_ledger_of_few_entries_gives_a_short_text_without_headings():
    chair = make_school()
    tell(chair, "culture", "教职工趣味运动会", dt.date(2025, 10, 24), participants=11)
    tell(chair, "disclosure", "更新公开栏", dt.date(2025, 5, 6), items_disclosed=6)

    summary = write_summary(chair.person.union, YEAR)

    assert [s.heading for s in summary.sections] == [""]
    assert (words_of(summary, "participants"), words_of(summary, "items_disclosed")) == (["11人"], ["6项"])


def test_the_same_ledger_gives_the_same_text_and_another_school_another():
    first, second = make_school(), make_school()
    live_a_year(first)
    live_a_year(second)

    texts = [write_summary(c.person.union, YEAR).text for c in (first, first, second)]

    assert texts[0] == texts[1]
    assert texts[0].replace(first.person.union.name, "") != texts[2].replace(second.person.union.name, "")


def test_no_three_sentences_open_alike():
    chair = make_school()
    live_a_year(chair, 2024)
    live_a_year(chair, more=2)

    text = write_summary(chair.person.union, YEAR).text

    openings = [opening(s) for s in re.split(r"[。\n]", text) if s]
    assert max(openings.count(o) for o in openings) <= 2


def test_a_sentence_on_visits_holds_no_day():
    chair = make_school()
    live_a_year(chair)

    summary = write_summary(chair.person.union, YEAR)

    told = sentence_on(summary, "visits")
    assert (words_of(summary, "visits"), "4600元" in told) == (["7人次"], True)
    assert re.findall(r"\d月", told) == []
    assert "手术" not in summary.text


def test_the_change_on_the_year_before_is_told_with_the_entries_of_both():
    chair = make_school()
    before = tell(chair, "culture", "教职工趣味运动会", dt.date(2024, 10, 24), participants=40)
    now = tell(chair, "culture", "教职工趣味运动会", dt.date(2025, 10, 24), participants=30)
    also = tell(chair, "culture", "元旦联欢会", dt.date(2025, 12, 30), participants=22)

    summary = write_summary(chair.person.union, YEAR)

    ((words, figure),) = of_measure(summary, "participants~")
    assert words == "12人次"
    assert set(figure.entries) == {before.pk, now.pk, also.pk}


def test_a_running_year_is_compared_with_the_same_days_of_the_year_before():
    chair = make_school()
    with clock.stopped_at(dt.date(2026, 12, 31)):
        for day, came in (
            (dt.date(2025, 4, 3), 30),
            (dt.date(2025, 12, 30), 50),
            (dt.date(2026, 4, 2), 36),
            (dt.date(2026, 5, 8), 4),
        ):
            tell(chair, "culture", f"{day.month}月联谊会", day, participants=came)

    with clock.stopped_at(dt.date(2026, 6, 30)):
        summary = write_summary(chair.person.union, periods.parse("2026"))

    assert words_of(summary, "participants~") == ["10人次"]
    assert "截至6月30日" in summary.text


def test_a_qualified_figure_keeps_its_qualifier():
    chair = make_school()
    live_a_year(chair)

    summary = write_summary(chair.person.union, YEAR)

    assert {w for w, f in of_measure(summary, "participants") if f.value == 40} <= {"40余人", "40余人次"}


def test_what_fell_short_comes_from_the_ledger():
    chair = make_school()
    live_a_year(chair)

    summary = write_summary(chair.person.union, YEAR)

    derived = {f.measure: f.value for f in summary.figures if "-" in f.measure and "/" not in f.measure}
    assert derived == {
        "proposals_filed-proposals_settled": 2,
        "checkups_due-checkups_done-checkups_followed": 1,
    }


def test_a_school_without_a_congress_owns_up_to_it_at_the_years_end_alone():
    chair = make_school()
    tell(chair, "disclosure", "更新公开栏", dt.date(2025, 5, 6), items_disclosed=6)

    texts = [write_summary(chair.person.union, periods.parse(p)).text for p in ("2025", "2025H1")]

    assert ["没有召开教代会" in text for text in texts] == [True, False]


def test_what_is_planned_is_told_with_its_month():
    chair = make_school()
    live_a_year(chair)
    plan = Facts(
        category="culture",
        title="教职工羽毛球赛",
        start=dt.date(2026, 3, 20),
        figures=(FigureFact("participants", 20),),
    )
    services.draft_entry(actor=chair, union=chair.person.union, facts=plan, planned=True)

    text = write_summary(chair.person.union, YEAR).text

    assert "3月举办教职工羽毛球赛" in text


@pytest.mark.parametrize(
    ("code", "called"),
    [
        ("2025", "2025年工作总结"),
        ("2025H1", "2025年上半年工作总结"),
        ("2025-03", "2025年3月工作总结"),
        ("2024-2025", "2024—2025学年工作总结"),
        ("2024-2025-2", "2024—2025学年第二学期工作总结"),
        ("2025S", "2025统计年度工作总结"),
    ],
)
def test_a_title_names_union_and_period(code: str, called: str):
    union = make_union(make_union())

    assert write_summary(union, periods.parse(code)).title == f"{union.name}{called}"


def test_our_own_text_unedited_is_wholly_supported():
    area = make_union()
    schools = [make_school(area), make_school(area)]
    for year, more in ((2024, 0), (2025, 5)):
        for chair in schools:
            live_a_year(chair, year, more=more)

    found = [
        (part.verdict, text[part.start : part.end])
        for union in (area, schools[0].person.union)
        for text in (write_summary(union, YEAR).text,)
        for claim in check_text(text, union=union, period=YEAR).claims
        for part in claim.parts
    ]

    assert len(found) > 60
    assert [f for f in found if f[0] != "supported"] == []
