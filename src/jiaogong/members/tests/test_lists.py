from __future__ import annotations

import pytest

from jiaogong.kernel import lists
from jiaogong.kernel.lists import Count, sorted_page
from jiaogong.members.models import Person
from jiaogong.members.tests.factories import make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
NAMES = ("程初", "林晓禾", "白一", "程初", "章远行")


@pytest.mark.parametrize("few", [2_000, 3])
def test_few_rows_and_many_are_paged_in_the_same_order(monkeypatch, few):
    monkeypatch.setattr(lists, "SORTED", few)
    union = make_union()
    for name in NAMES:
        make_person(union, name=name)

    pages: list[list[int]] = []
    after = ""
    while not pages or after:
        page = sorted_page(Person.objects.all(), after, by="pinyin", size=2)
        pages.append([p.pk for p in page.rows])
        after = page.after

    assert [len(page) for page in pages] == [2, 2, 1]
    in_order = Person.objects.order_by("pinyin", "pk").values_list("pk", flat=True)
    assert [pk for page in pages for pk in page] == list(in_order)


def test_more_than_are_counted_are_told_so(monkeypatch):
    monkeypatch.setattr(lists, "SORTED", 1)
    monkeypatch.setattr(lists, "COUNTED", 2)
    union = make_union()
    for name in NAMES:
        make_person(union, name=name)

    page = sorted_page(Person.objects.all(), "", by="pinyin", size=2)

    assert page.count == Count(2, is_beyond=True)


@pytest.mark.parametrize(("typed", "found"), [("晓禾", ["林晓禾"]), ("禾晓", []), ("%", []), ("初", ["程初", "程初"])])
def test_a_name_is_found_by_characters_that_stand_together(typed, found):
    union = make_union()
    for name in NAMES:
        make_person(union, name=name)

    assert list(Person.objects.filter(name__has=typed).values_list("name", flat=True)) == found
