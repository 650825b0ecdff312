"""The pages of the return, its lists and sheets."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode

from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person, signed_in
from jiaogong.statistics.models import YearlyReturn
from jiaogong.statistics.yearly import services
from jiaogong.statistics.yearly.form import FORM, read_form
from jiaogong.statistics.yearly.listing import Listed, listed
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def page(who: Standing, route: str = "yearly", *args: str, **asked: str) -> Any:
    return signed_in(who).get(reverse(route, args=args), asked)


def send(who: Standing, act: str, **more: str) -> Any:
    """A form of the page sent, with the figures that the page shows now."""
    browser = signed_in(who)
    seen = str(browser.get(reverse("yearly"), {"year": "2026"}).context["seen"])
    return browser.post(reverse("yearly-act"), {"act": act, "year": "2026", "seen": seen, **more})


def book(answer: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def test_the_year_that_ended_last_is_shown_first(chair):
    answer = page(chair)

    assert (answer.status_code, "Yearly return 2026" in answer.content.decode()) == (200, True)


def test_each_step_of_a_return_is_told_with_what_comes_next(chair):
    told = [str(m) for act in ("check", "sign", "send") for m in get_messages(send(chair, act).wsgi_request)]

    assert told == [
        "Checked; the chair signs next.",
        "The return is signed; send it to the union above next.",
        "Sent to the union above.",
    ]


@pytest.mark.parametrize("year", ["26", "2026x", "0000", "九"])
def test_a_year_that_is_none_is_refused(chair, year):
    assert page(chair, year=year).status_code == 422


def test_a_chair_goes_from_checking_to_sending_by_the_buttons(chair):
    answers = [send(chair, act).status_code for act in ("check", "sign", "send", "send")]

    assert (answers, YearlyReturn.objects.get().state) == ([302, 302, 302, 403], "sent")


def test_the_level_above_hands_back_and_its_remark_stands_on_the_page(chair, above, school):
    for act in ("check", "sign", "send"):
        send(chair, act)
    send(above, "hand_back", union=school.code, remark="补填学历")

    assert "补填学历" in page(chair).content.decode()


def test_a_member_gets_no_return(school):
    assert page(make_member(school)).status_code == 404


def test_a_check_that_fails_stands_with_both_values(chair, school):
    make_person(school, sex="")

    told = page(chair).content.decode()

    assert "Sex not on file（1） ≤ 0" in told


def test_the_list_behind_a_cell_names_people_and_counts_those_who_moved_on(chair, school, area):
    make_person(school, name="闻人暮雪")
    moved = make_person(school, name="令狐听雨")
    other = make_officer(make_union(area))
    moved.movements.create(
        kind="transfer", state="done", union_from=school, union_to=other.person.union, on_date="2026-10-08",
        asked_at="2026-10-08T08:00Z",
    )  # fmt: skip
    moved.union = other.person.union
    moved.save(update_fields=["union"])

    told = page(chair, "yearly-behind", "staff").content.decode()

    assert [word in told for word in ("闻人暮雪", "令狐听雨", "1 has moved on since")] == [True, False, True]


@pytest.mark.parametrize("cell", ["visits", "nothing"])
def test_a_cell_without_a_list_here_is_not_found(chair, cell):
    assert page(chair, "yearly-behind", cell).status_code == 404


@pytest.mark.parametrize("cell", ["staff", "officers", "unions"])
def test_a_long_list_goes_on_where_it_stopped(above, area, cell):
    for _nth in range(3):
        make_office(make_person(make_union(area)))

    def rows(after: str = "") -> Listed:
        return listed(above, FORM.cell(cell), area, 2026, QueryDict(urlencode({"after": after})), size=2)

    first = rows()
    second = rows(first.after)

    assert (len(first.rows), first.count) == (2, len(first.rows) + len(second.rows))
    assert {row.url for row in first.rows} & {row.url for row in second.rows} == set()


@pytest.mark.parametrize("cell", ["staff", "officers", "unions"])
def test_the_list_behind_a_cell_is_searched_by_name(above, area, cell):
    union = make_union(area, name="青禾听松小学工会")
    make_office(make_person(union, name="闻人暮雪"))

    found = [
        len(page(above, "yearly-behind", cell, q=word).context["listed"].rows) for word in ("闻人", "听松", "无此")
    ]

    assert found == ([0, 1, 0] if cell == "unions" else [1, 0, 0])


def test_the_sheet_has_the_forms_tables_with_figures_as_numbers(chair, school):
    make_entry(school, by=chair)

    sheets = book(page(chair, "yearly-export"))

    people = sheets[sheets.sheetnames[1]]
    culture = next(
        row for row in sheets[sheets.sheetnames[8]].iter_rows(values_only=True) if row[1] == "Culture and sport"
    )
    assert [sheets.sheetnames[0], len(sheets.sheetnames)] == ["Cover", len(FORM.tables) + 2]
    assert [c.value for c in people[4]] == [1, "Staff", "people", 1, 1, 0]
    assert culture[3:6] == (1, 0, 1)


@pytest.mark.usefixtures("chair")
def test_an_areas_sheet_adds_up_over_its_unions(above, area):
    make_officer(make_union(area))

    sheets = book(page(above, "yearly-export"))

    column = [row[2] for row in sheets[sheets.sheetnames[-1]].iter_rows(min_row=2, values_only=True)]
    assert (sum(column[:-1]), column[-1]) == (3, 3)


def test_the_list_behind_a_cell_is_a_sheet_too(chair):
    sheet = book(page(chair, "yearly-behind-export", "chairs")).active

    assert [c.value for c in sheet[2]][:1] == [chair.person.name]


@pytest.mark.parametrize("schools", [1, 3])
def test_an_areas_page_asks_as_often_whatever_its_size(area, above, schools):
    for _nth in range(schools):
        chair = make_officer(make_union(area))
        make_entry(chair.person.union, by=chair)
    client = signed_in(above)

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("yearly"), {"union": area.code})

    assert len(queries) <= 40


@pytest.mark.parametrize("schools", [1, 3])
def test_the_list_of_unions_asks_as_often_whatever_its_size(area, above, schools):
    for _nth in range(schools):
        services.check_return(actor=(chair := make_officer(make_union(area))), union=chair.person.union, year=2026)
    client = signed_in(above)

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(reverse("yearly-unions"), {"union": area.code, "cell": "staff"})

    assert (len(answer.context["rows"]), len(queries) <= 30) == (schools, True)


def test_the_unions_are_found_by_the_state_of_their_return(area, above, chair):
    make_officer(make_union(area))
    services.check_return(actor=chair, union=chair.person.union, year=2026)

    counts = [
        page(above, "yearly-unions", union=area.code, state=s).context["count"] for s in ("", "open", "checked", "sent")
    ]

    assert counts == [2, 1, 1, 0]


def test_a_form_that_names_a_cell_it_lacks_is_not_read():
    broken = """
code = "x"
cover = []
rates = [{code = "r", zh = "", en = "", of = "a", among = "b"}]
checks = []
[[tables]]
code = "t"
number = "1"
zh = ""
en = ""
cells = [{code = "a", zh = "", en = "", counts = "people"}]
"""

    with pytest.raises(ValueError, match="b"):
        read_form(broken)


def test_figures_that_changed_after_the_page_was_opened_are_not_signed(chair, school):
    send(chair, "check")
    seen = page(chair, year="2026").context["seen"]
    make_person(school)

    stale = send(chair, "sign", seen=seen)
    bare = send(chair, "sign", seen="")

    assert (stale.status_code, bare.status_code, YearlyReturn.objects.get().state) == (422, 422, "checked")
