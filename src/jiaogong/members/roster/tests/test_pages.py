from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jiaogong.members.models import Person, RosterImport
from jiaogong.members.queries import Standing
from jiaogong.members.roster import slices
from jiaogong.members.roster.tests.sheets import waiting, workbook
from jiaogong.members.tests.factories import make_officer, make_person, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def chair() -> Standing:
    return make_officer(name="邵云舒", number="C1")


def _sent(client: Any, chair: Standing, data: bytes) -> Any:
    file = SimpleUploadedFile("花名册.xlsx", data)
    return client.post(reverse("rosters"), {"union": chair.person.union.code, "file": file})


def test_a_roster_is_sent_looked_at_and_taken_over(chair):
    client = signed_in(chair)

    sent = _sent(client, chair, workbook([["姓名", "性别", "备注"], ["岑若溪", "女", "组长"]]))
    columns = {"t0-c0": "name", "t0-c1": "sex", "t0-c2": "job"}
    shown = client.post(sent.headers["Location"], columns, follow=True)
    roster = RosterImport.objects.get()
    before = Person.objects.count()
    done = client.post(reverse("roster-accept", args=[roster.pk]), follow=True)

    person = Person.objects.get(name="岑若溪")
    told = ["No file has been changed yet" in shown.content.decode(), "1 files opened" in done.content.decode()]
    assert (before, person.job, person.union, told) == (1, "组长", chair.person.union, [True, True])


def test_a_roster_is_taken_back_by_a_button(chair):
    client = signed_in(chair)
    roster = waiting(chair, workbook([["姓名", "性别"], ["岑若溪", "女"]]))
    client.post(reverse("roster-accept", args=[roster.pk]))

    page = client.post(reverse("roster-undo", args=[roster.pk]), follow=True)

    assert (Person.objects.count(), "1 rows undone" in page.content.decode()) == (1, True)


def test_what_cannot_be_read_is_told_beside_the_file(chair):
    page = _sent(signed_in(chair), chair, b"no workbook")

    assert (page.status_code, "“花名册.xlsx” is no .xlsx workbook" in page.content.decode()) == (422, True)


def test_columns_that_do_not_fit_are_told_and_what_was_chosen_is_kept(chair):
    client = signed_in(chair)
    where = _sent(client, chair, workbook([["姓名", "性别"], ["岑若溪", "女"]])).headers["Location"]

    page = client.post(where, {"t0-c0": "skills", "t0-c1": "sex"})

    kept = '<option value="skills" selected>' in page.content.decode()
    assert (page.status_code, kept, RosterImport.objects.get().state) == (422, True, "columns")


@pytest.mark.parametrize(("second", "told"), [("骆一鸣", True), ("", False)])
def test_people_side_by_side_are_warned_of(second, told, chair):
    table = workbook([["姓名", "性别", "姓名", "性别"], ["岑若溪", "女", second, ""], ["邬听竹", "女", "", ""]])

    page = _sent(signed_in(chair), chair, table)

    where = signed_in(chair).get(page.headers["Location"])
    assert ("People stand side by side" in where.content.decode()) == told


def test_doubtful_people_stand_beside_their_row_and_are_decided(chair):
    known = make_person(chair.person.union, name="邬听竹", number="W77", birth_date=dt.date(1980, 5, 3))
    roster = waiting(chair, workbook([["姓名", "出生日期"], ["邬听竹", "1999-01-01"]]))
    client, row = signed_in(chair), roster.people.get()

    page = client.get(reverse("roster", args=[roster.pk]))
    client.post(reverse("roster-decide", args=[roster.pk]), {"row": row.pk, "decision": f"same:{known.pk}"})

    row.refresh_from_db()
    assert ("W77" in page.content.decode(), row.decision, row.person_id) == (True, "same", known.pk)


def test_whoever_looks_on_has_the_work_gone_on_with(chair, monkeypatch):
    monkeypatch.setattr(slices, "ROWS_A_SLICE", 1)
    monkeypatch.setattr("jiaogong.members.roster.views.SECONDS_A_STEP", 0)
    roster = waiting(chair, workbook([["编号", "姓名"], ["A1", "岑若溪"], ["A2", "骆一鸣"]]))
    client = signed_in(chair)
    client.post(reverse("roster-accept", args=[roster.pk]))

    where = reverse("roster-advance", args=[roster.pk])
    half = client.post(where, headers=HTMX)
    ended = client.post(where, headers=HTMX)

    told = ("50 of 100" in client.get(reverse("roster", args=[roster.pk])).content.decode(), half.status_code)
    assert (told, ended.headers.get("HX-Redirect")) == ((False, 200), reverse("roster", args=[roster.pk]))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_rows_of_a_roster_take_a_fixed_number_of_queries(rows, chair, django_assert_max_num_queries):
    table = [["姓名", "单位", "出生日期"]]
    table += [[name, chair.person.union.code, "1980-05-03"] for name in ("岑若溪", "骆一鸣", "邬听竹")[:rows]]
    roster = waiting(chair, workbook(table))
    client = signed_in(chair)

    with django_assert_max_num_queries(14):
        page = client.get(reverse("roster", args=[roster.pk]))

    assert page.status_code == 200


def test_the_chair_of_another_school_reads_nothing_of_a_roster(chair):
    roster = waiting(chair, workbook([["姓名", "性别"], ["令狐听雨", "女"]]))
    other = signed_in(make_officer(make_union(chair.person.union.parent)))

    named = [reverse(route, args=[roster.pk]) for route in ("roster", "roster-columns", "roster-export")]
    pages = [other.get(address) for address in (*named, reverse("rosters"))]

    shown = ["令狐听雨" in page.content.decode() or "花名册" in page.content.decode() for page in pages]
    assert (shown, [page.status_code for page in pages]) == ([False] * 4, [404, 404, 404, 200])
