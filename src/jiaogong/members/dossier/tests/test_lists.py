"""Lists of people by conditions, kept, exported, and their small counts."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from django.urls import reverse

from jiaogong.kernel.models import AuditLine
from jiaogong.members.dossier.queries.conditions import Conditions, listed
from jiaogong.members.models import Person, SavedList
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer, make_person, signed_in
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def names(who: Standing, **asked: Any) -> list[str]:
    return [p.name for p in listed(who, Conditions(**{"on": TODAY, **asked}), fewest=5).people]


def make_parents(school: Union, count: int) -> list[Person]:
    parents = [make_person(school, name="父母") for _ in range(count)]
    for parent in parents:
        parent.family.create(relation="child", birth_date=dt.date(2018, 6, 2))
    return parents


def rows_of(answer: Any) -> int:
    book: Any = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return int(book.active.max_row) - 1


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ({"teaching_years": 20}, ["白甲"]),
        ({"age_from": 70, "age_to": 70, "on": dt.date(2026, 12, 31)}, ["白乙"]),
        ({"sex": "F", "age_from": 50, "state": "serving"}, ["白丙"]),
        ({"children_under": 14, "on": dt.date(2026, 6, 1)}, ["白丁"]),
        ({"birthday_month": 9}, ["白戊"]),
        ({"minority": "yes", "teacher": "no"}, ["白己"]),
        ({"joined_year": 2025}, ["白庚"]),
        ({"birthday_week": True}, ["白辛"]),
    ],
)
def test_a_list_holds_who_fits_all_conditions(chair, school, asked, who):
    make_person(school, name="白甲", sex="M", teaching_began_date=dt.date(2006, 11, 22))
    make_person(school, name="白乙", sex="M", birth_date=dt.date(1956, 12, 31))
    make_person(school, name="白丙", birth_date=dt.date(1976, 8, 22))
    make_parents(school, 1)[0].family.model.objects.all().update(birth_date=dt.date(2012, 6, 1))
    parent = make_person(school, name="白丁", sex="M")
    parent.family.create(relation="child", birth_date=dt.date(2012, 6, 2))
    make_person(school, name="白戊", sex="M", lunar_month=8, lunar_day=15, birth_date=dt.date(1990, 10, 3))
    make_person(school, name="白己", sex="M", is_minority=True, is_teacher=False)
    make_person(school, name="白庚", sex="M", member_since=dt.date(2025, 9, 10))
    make_person(school, name="白辛", sex="M", birth_date=dt.date(1991, 11, 28))

    assert names(chair, **asked) == who


def test_a_small_count_of_parents_elsewhere_is_hidden_and_the_next_smallest_with_it(area):
    officer = make_officer(area)
    schools = [make_union(area) for _ in range(3)]
    for school, count in zip(schools, (3, 6, 8), strict=True):
        make_parents(school, count)

    found = listed(officer, Conditions(on=TODAY, children_under=14), fewest=5)

    assert ([n for _, n in found.by_union], found.count, list(found.people)) == ([None, None, 8], 17, [])


def test_a_single_small_count_hides_the_total_too(area):
    officer = make_officer(area)
    make_parents(make_union(area), 3)

    found = listed(officer, Conditions(on=TODAY, children_under=14), fewest=5)

    assert ([n for _, n in found.by_union], found.count) == ([None], None)


def test_the_own_officers_see_the_parents_by_name(chair, school):
    make_parents(school, 2)

    found = listed(chair, Conditions(on=TODAY, children_under=14), fewest=5)

    assert (found.count, found.people.count()) == (2, 2)


def test_a_list_is_kept_by_its_name_once_and_dropped_by_its_owner_alone(area, chair):
    client, said = signed_in(chair), {"name": "五十以上女教职工", "sex": "F", "age_from": "50"}
    for _ in range(2):
        client.post(reverse("people-lists-save"), said)
    kept = SavedList.objects.get()
    where = reverse("people-lists-drop", args=[kept.pk])

    others = signed_in(make_officer(area)).post(where).status_code

    assert (kept.conditions, others) == ({"sex": "F", "age_from": "50"}, 404)
    assert (client.post(where).status_code, SavedList.objects.count()) == (302, 0)


def test_an_export_names_only_whom_the_page_names_and_what_is_sensitive_is_logged(area, chair, school):
    make_parents(school, 2)
    where = reverse("people-lists-export") + "?children_under=14"

    rows = [rows_of(signed_in(who).get(where)) for who in (chair, make_officer(area))]

    assert (rows, AuditLine.objects.filter(act="members.exported_sensitive").count()) == ([2, 0], 2)


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_costs_the_same_whatever_its_size(chair, school, size, django_assert_num_queries):
    for _ in range(size - 1):
        make_person(school)
    client = signed_in(chair)
    client.get(reverse("people-lists"))

    with django_assert_num_queries(11):
        page = client.get(reverse("people-lists"), {"sex": "F"})

    assert len(page.context["people"]) == size


@pytest.mark.parametrize("typed", ["02-30", "nonsense", "2026-13-01"])
def test_a_day_that_is_none_is_told_beside_the_field(chair, typed):
    answer = signed_in(chair).get(reverse("people-lists"), {"on": typed, "age_from": "50"})

    assert answer.context["form"].errors["on"] == ["Write the day as 2026-06-01, or 06-01 for each year."]
