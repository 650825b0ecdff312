from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from jiaogong.kernel import clock
from jiaogong.ledger import services
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import AwardFact, FigureFact
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer, signed_in
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
PAGE_QUERIES = 12


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union()


@pytest.fixture
def officer(area: Union) -> Standing:
    return make_officer(area)


def record(area: Union, schools: int, *, part_of: Entry | None = None) -> list[Entry]:
    """A match of forty-two in each of so many schools."""
    whole = part_of.pk if part_of else None
    return [make_entry(make_union(area), part_of_id=whole) for _ in range(schools)]


def figures(page: Any) -> dict[str, tuple[int, int]]:
    return {c.row.measure: (c.row.value, c.before) for section in page.context["sections"] for c in section.rows}


def test_a_branch_is_shown_with_the_year_before_beside_it(area, officer):
    school = make_union(area)
    chair = make_officer(school)
    make_entry(school, by=chair, start=dt.date(2025, 3, 8), figures=(FigureFact("participants", 30),))
    make_entry(school, by=chair)

    page = signed_in(officer).get(reverse("rollup"), {"period": "2026"})

    assert figures(page) == {"acts": (1, 1), "participants": (42, 30)}


def test_a_correction_nets_out(area, officer):
    wrong = record(area, 1)[0]
    right = facts(figures=(FigureFact("participants", 40),))
    services.correct_entry(actor=officer, entry_id=wrong.pk, reason="counted twice", facts=right)

    page = signed_in(officer).get(reverse("rollup"))

    assert figures(page) == {"acts": (1, 0), "participants": (40, 0)}


def test_the_rows_of_unions_add_up_to_the_branch_by_a_row_of_shares(area, officer):
    event = make_entry(area, by=officer, figures=(FigureFact("participants", 100),))
    record(area, 2, part_of=event)

    page = signed_in(officer).get(reverse("rollup"))

    rows = [(bool(r.union), r.acts, r.participants) for r in page.context["by_union"]]
    assert rows == [(True, 1, 100), (True, 1, 42), (True, 1, 42), (False, -2, -84)]
    assert figures(page) == {"acts": (1, 0), "participants": (100, 0)}


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_costs_the_same_whatever_the_branch(area, officer, size, django_assert_num_queries):
    record(area, size)
    client = signed_in(officer)

    with django_assert_num_queries(PAGE_QUERIES):
        page = client.get(reverse("rollup"), {"period": "2026"})

    assert len(page.context["by_union"]) == size + 1


def test_who_recorded_nothing_is_listed_by_category(area, officer):
    record(area, 1)
    silent = make_union(area)
    client = signed_in(officer)

    nobody = client.get(reverse("silent"), {"period": "2026"}).context["silent"]
    no_care = client.get(reverse("silent"), {"period": "2026", "category": "care"}).context["silent"]
    unknown = client.get(reverse("silent"), {"period": "2026", "category": "<b>"})

    assert (list(nobody), no_care.count(), list(unknown.context["silent"])) == ([silent], 2, [silent])


def test_the_spreadsheet_holds_what_the_page_shows(area, officer):
    money = (FigureFact("visits", 7), FigureFact("visit_amount", 460000))
    make_entry(make_union(area), category="care", figures=money, awards=(AwardFact("校", "一等奖", 3),))

    answer = signed_in(officer).get(reverse("rollup-export"), {"period": "2026"})

    book = load_workbook(io.BytesIO(answer.content))
    rows = [row[3:] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert rows == [("2026", "2025", "Change"), (1, 0, 1), (7, 0, 7), (4600, 0, 4600)]
    assert [row[1:] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)] == [("校", "一等奖", 3)]


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_large_amounts_stand_exactly_and_with_thousands_apart(area, officer, language):
    amounts = (784804000, 1), (999999999999905, 2)
    for amount, month in amounts:
        figures = (FigureFact("visit_amount", amount), FigureFact("visits", 1234567))
        make_entry(area, by=officer, category="care", start=dt.date(2026, month, 8), figures=figures)
    client = signed_in(officer)

    page = client.get(reverse("rollup"), {"period": "2026"}, headers={"accept-language": language}).content.decode()
    one = client.get(reverse("rollup"), {"period": "2026-01"}, headers={"accept-language": language}).content.decode()
    book = load_workbook(io.BytesIO(client.get(reverse("rollup-export"), {"period": "2026"}).content))

    told = [told in page for told in (">10,000,007,848,039.05<", ">2,469,134<")]
    assert (told, ">7,848,040<" in one) == ([True, True], True)
    cells = {row[3].value: row[3].number_format for row in book.worksheets[0].iter_rows(min_row=2)}
    assert cells == {2: "#,##0", 2469134: "#,##0", 10000007848039.05: "#,##0.00"}


@pytest.mark.parametrize("route", ["rollup", "silent", "rollup-export"])
@pytest.mark.parametrize(("asked", "status"), [({"period": "2026-13"}, 422), ({"union": "NOWHERE"}, 404)])
def test_a_period_or_union_that_is_none_is_told(officer, route, asked, status):
    answer = signed_in(officer).get(reverse(route), asked)

    assert (answer.status_code, answer.context["status"]) == (status, status)


def test_the_name_of_a_union_is_never_markup(area, officer):
    make_union(area, name="“曙光”<i>小学</i>😀工会")

    page = signed_in(officer).get(reverse("silent")).content.decode()

    assert ("<i>小学" in page, "“曙光”&lt;i&gt;小学&lt;/i&gt;😀工会" in page) == (False, True)


def test_an_empty_year_says_what_to_do_next(officer):
    page = signed_in(officer).get(reverse("rollup"), {"period": "2019"})

    assert "Nothing confirmed in this period" in page.content.decode()


def test_a_chart_carries_the_address_of_what_each_bar_counts(area, officer):
    record(area, 1)

    page = signed_in(officer).get(reverse("rollup"), {"period": "2026"})

    bars = page.context["by_month"]["series"][0]["data"]
    assert [bar["value"] for bar in bars] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert bars[2]["url"] == f"/ledger/?union={area.code}&period=2026-03&category=culture&state=confirmed&counted=yes"
