"""Our own summary, unedited, is true to the last part; with any one part changed it is caught."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from jiaogong.kernel import periods
from jiaogong.summaries.checking import Checked, check_text
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.checking.tests.years import YEAR, check, live_the_year, make_school
from jiaogong.summaries.tests.years import live_a_year
from jiaogong.summaries.writing import write_summary
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
BAD = ("contradicted", "unsupported")


@pytest.fixture
def area() -> Union:
    found = make_union(name="沅川区教育工会", short_name="区教育工会")
    for serial, sector in enumerate(("public", "public", "private")):
        school = make_school(
            found, name=f"沅川区第{'一二三'[serial]}小学工会", short_name=f"第{'一二三'[serial]}小学", sector=sector
        )
        live_the_year(school)
    live_a_year(make_school(found, name="沅川区澄江中学工会", short_name="澄江中学"), more=2)
    make_union(found, name="沅川区晨曦幼儿园", sector="private", has_union=False)
    return found


def flaws(checked: Checked) -> list[tuple[str, str]]:
    """What is not supported: claims, with the parts that make them so."""
    return [(checked.text[c.start : c.end], c.verdict) for c in checked.claims if c.verdict != "supported"]


def test_a_full_year_of_a_school(chair):
    union = chair.person.union

    checked = check(write_summary(union, YEAR).text, union)

    assert flaws(checked) == []
    assert len(checked.claims) > 20


def test_a_poor_year_of_a_school():
    union = make_school().person.union

    checked = check(write_summary(union, YEAR).text, union)

    assert flaws(checked) == []


@pytest.mark.parametrize("code", ["2025H1", "2024-2025", "2025-2026-1", "2025S", "2025-03"])
def test_periods_other_than_the_year(chair, code):
    union, period = chair.person.union, periods.parse(code)

    checked = check_text(write_summary(union, period).text, union=union, period=period)

    assert flaws(checked) == []


def test_an_area(area):
    checked = check(write_summary(area, YEAR).text, area)

    assert flaws(checked) == []
    assert len(checked.claims) > 30


def test_every_figure_of_an_area_text_is_among_the_parts_checked(area):
    summary = write_summary(area, YEAR)

    places = [(p.start, p.end) for c in check(summary.text, area).claims for p in c.parts]

    assert [f for f in summary.figures if not any(a < f.end and f.start < b for a, b in places)] == []


def changed(text: str, part: Part) -> Iterator[str]:
    """The text with one part made false: a number one more, ten times and its digits swapped; another day, month, year, name, prize."""
    printed = text[part.start : part.end]
    for other in _others(printed, part):
        if other != printed:
            yield text[: part.start] + other + text[part.end :]


def _others(printed: str, part: Part) -> Iterator[str]:
    if part.kind == "figure":
        yield from _other_numbers(printed)
    elif part.kind == "date":
        yield re.sub(r"(\d+)日", lambda m: f"{int(m[1]) % 27 + 1}日", printed)
        yield re.sub(r"(\d+)月", lambda m: f"{int(m[1]) % 12 + 1}月", printed)
        yield re.sub(r"(\d{4})年", lambda m: f"{int(m[1]) - 1}年", printed)
        yield re.sub(r"(\d{4})年", lambda m: f"{int(m[1]) + 1}年", printed)
        yield re.sub(r"(\d{4})年", "3035年", printed)
        yield re.sub(r"\d+月", "13月", printed)
        yield re.sub(r"\d+日", "33日", printed)
    elif part.kind == "person":
        yield "贺兰秋"
        yield "司徒远"
    else:
        swapped = {"一等奖": "二等奖", "二等奖": "三等奖", "三等奖": "一等奖"}
        yield re.sub("[一二三]等奖", lambda m: swapped[m[0]], printed)
        yield re.sub("国家级|省级|市级|区级", lambda m: "省级" if m[0] != "省级" else "市级", printed)


def _other_numbers(printed: str) -> Iterator[str]:
    number = re.search(r"\d+(?:\.\d+)?", printed)
    if number is None:
        return
    digits, decimals = number[0].replace(".", ""), len(number[0].partition(".")[2])
    value = int(digits)
    for other in (value + 1, value - 1, value * 10, int(digits[::-1])):
        if other not in (value, 0):
            told = f"{other / 10**decimals:.{decimals}f}" if decimals else str(other)
            yield printed.replace(number[0], told, 1)


def is_caught(checked: Checked, part: Part, text: str, original: str) -> bool:
    """Whether something bad is marked where the text was changed."""
    end = part.end + len(text) - len(original)
    marks = [(p.start, p.end) for c in checked.claims for p in c.parts if p.verdict in BAD]
    marks += [(f.start, f.end) for f in checked.findings]
    return any(a < end and part.start < b for a, b in marks)


@pytest.mark.parametrize("whose", ["school", "area"])
def test_any_part_changed_is_caught_at_its_place(chair, area, whose):
    union = chair.person.union if whose == "school" else area
    text = write_summary(union, YEAR).text
    parts = [p for c in check(text, union).claims for p in c.parts]
    tried = [(p, t) for p in parts for t in changed(text, p)]
    tried = tried[:: 3 if whose == "school" else 5]

    missed = [
        (text[p.start - 12 : p.end + 6], t[p.start : p.end])
        for p, t in tried
        if not is_caught(check(t, union), p, t, text)
    ]

    assert len(tried) > 50
    assert missed == []


def test_a_number_equal_to_the_one_beside_it_is_not_proven_by_that(chair):
    checked = check("　　年初征集提案12件，立案12件。", chair.person.union)

    assert [(p.verdict, p.ledger) for c in checked.claims for p in c.parts] == [("supported", 12), ("contradicted", 10)]


def test_works_received_are_not_taken_for_the_prizes_given_after_them(chair):
    checked = check("　　5月20日课件制作比赛收到作品2件，评出一等奖2名。", chair.person.union)

    verdicts = {checked.text[p.start : p.end]: p.verdict for c in checked.claims for p in c.parts}
    assert (verdicts["2件"], verdicts["2名"]) == ("contradicted", "supported")
