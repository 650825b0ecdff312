"""What a school keeps of its people is read by nobody of another school, whatever address they know."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from jiaogong.members.dossier.services import changing, family, moving
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_officer, make_person, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
NAME, CHILD, MATTER, PHONE, ASKED = "闻人暮雪", "闻人小雪", "妇检复查", "13800009876", "正高级教师"


@pytest.fixture
def addresses(chair, school) -> list[str]:
    """Every address that names the person or the school, and every list that could show them."""
    who = make_person(school, name=NAME, number="N0001", phone=PHONE, birth_date=dt.date(1966, 5, 1), is_member=False)
    child = family.add_relative(
        actor=chair, number="N0001", relation="child", name=CHILD, birth_date=dt.date(2018, 6, 1)
    )
    family.note_womens_matter(actor=chair, number="N0001", on_date=dt.date(2026, 11, 1), matter=MATTER)
    moving.ask_to_join(actor=chair, number="N0001", on_date=dt.date(2026, 9, 1))
    changing.ask_correction(actor=standing_of(who), number="N0001", field="title", asked=ASKED, reason="证书")
    routes = ("person", "person-private", "person-change", "person-correct", "person-move", "ledger-of-person")
    lists = ("people", "people-lists", "people-lists-export", "movements", "corrections", "retiring")
    queries = ("", "sex=F", "children_under=14", "state=all", "period=2026", f"union={school.code}&sex=F")
    return [
        *(reverse(route, args=["N0001"]) for route in routes),
        reverse("relative-drop", args=["N0001", child.pk]),
        *(f"{reverse(route)}?{query}" for route in lists for query in queries),
        f"{reverse('people-merge')}?kept=N0001&gone={chair.person.number}",
    ]


def words_found(who: Any, addresses: list[str]) -> set[str]:
    client, found = signed_in(who), set()
    for address in addresses:
        answer: Any = client.get(address)
        text = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="ignore")
        found |= {word for word in (NAME, CHILD, MATTER, PHONE, ASKED) if word in text}
    return found


def test_the_chair_of_another_school_reads_nothing_of_a_person(area, addresses):
    assert words_found(make_officer(make_union(area)), addresses) == set()


def test_a_colleague_without_an_office_reads_nothing_of_a_person(school, addresses):
    assert words_found(make_member(school), addresses) == set()


def test_from_above_neither_family_nor_phone_nor_womens_matters_are_read(area, addresses):
    assert words_found(make_officer(area), addresses) == {NAME}


def test_the_own_chair_finds_all_of_it(chair, addresses):
    assert words_found(chair, addresses) == {NAME, CHILD, MATTER, PHONE, ASKED}
