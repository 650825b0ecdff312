from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from jiaogong.desk.search.places import places_for, places_named
from jiaogong.desk.search.rooms import found_everywhere
from jiaogong.entrance.services.keeping import set_phone
from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.meetings.tests.factories import make_meeting
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import (
    make_account,
    make_member,
    make_office,
    make_officer,
    make_person,
    signed_in,
)
from jiaogong.notices.tests.factories import make_notice
from jiaogong.organisation.tests.factories import ask
from jiaogong.summaries import services as texts
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
PHONE = "13800001234"
MOST_QUERIES = 13


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(code="AREA", name="青禾区教育工会")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, code="SCHOOL", name="青禾区晨光小学工会")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="程初")


def found(who: Standing, words: str) -> dict[str, list[str]]:
    return {group.label: [hit.title for hit in group.hits] for group in found_everywhere(who, words)}


@pytest.mark.parametrize("typed", ["晓禾", "lxh", "linxiao", "P77", "林曉禾"])
def test_somebody_is_found_by_part_of_the_name_initials_pinyin_number_and_traditional_characters(school, chair, typed):
    make_person(school, name="林晓禾", number="P77")

    assert found(chair, typed) == {"People": ["林晓禾"]}


@pytest.mark.parametrize("typed", ["晨光", "cgxx", "SCHOOL", "晨光小學"])
def test_a_union_is_found_by_part_of_its_name_initials_and_code(chair, typed):
    assert found(chair, typed) == {"Unions": ["青禾区晨光小学工会"]}


def test_each_room_tells_what_it_found_of_the_same_words(area, school, chair):
    above = make_officer(area)
    make_person(school, name="晨光")
    make_entry(school, by=chair, title="晨光读书会")
    make_meeting(school, by=chair, said="议晨光之事", title="委员会会议")
    make_notice(above, [school], title="晨光行动通知")
    texts.read_in(actor=chair, union=school, period=parse("2026"), title="晨光小结", body="3月8日组织球赛。")
    ask(school, chair, "rename", name="青禾区新晨小学工会", reason="改名")

    assert found(chair, "晨光") == {
        "People": ["晨光"],
        "Unions": ["青禾区晨光小学工会"],
        "Ledger": ["晨光读书会"],
        "Meetings": ["委员会会议"],
        "Summaries": ["晨光小结"],
        "Notices received": ["晨光行动通知"],
        "Changes to the tree": ["Rename"],
    }


def test_of_many_the_first_six_are_shown_beside_how_many_there_are_in_the_list(school, chair):
    for _ in range(7):
        make_entry(school, by=chair, title="羽毛球赛")

    (acts,) = found_everywhere(chair, "羽毛球")

    assert (len(acts.hits), acts.count, acts.has_rest) == (6, 7, True)
    assert acts.url == f"{reverse('ledger')}?q=%E7%BE%BD%E6%AF%9B%E7%90%83"


def test_a_phone_leads_its_own_unions_officers_to_its_owner_and_nobody_above(area, school, chair):
    owner = make_person(school, name="章远行")
    set_phone(owner=owner, account=make_account(owner), phone=PHONE)

    assert found(chair, "138 0000 1234") == {"People": ["章远行"]}
    assert found(make_officer(area), PHONE) == {}
    assert found(make_member(school), PHONE) == {}


def test_another_schools_chair_and_a_member_find_nothing_that_is_not_theirs(area, school, chair):
    make_person(school, name="闻人暮雪")
    make_entry(school, by=chair, title="暮雪球赛", confirmed=False)
    make_meeting(school, by=chair, said="暮雪")

    assert found(make_officer(make_union(area)), "暮雪") == {}
    assert found(make_member(school), "暮雪") == {}


def test_words_are_not_looked_for_in_a_visit_that_one_may_not_read(area, school, chair):
    make_entry(school, by=chair, title="探望手术教师", category="care", figures=(FigureFact("visits", 1),))

    assert found(chair, "手术") == {"Ledger": ["探望手术教师"]}
    assert found(make_officer(area), "手术") == {}


def test_an_auditor_without_an_officers_post_finds_notices_of_neither_box(area, school):
    make_notice(make_officer(area), [school], title="晨光行动通知")
    auditor = make_person(school)
    make_office(auditor, kind="audit")

    assert found(Standing(auditor, tuple(auditor.offices.select_related("union"))), "行动") == {}


@pytest.mark.parametrize("typed", ["限额", "xiane", "xe", "限額", "limits"])
def test_a_page_is_found_by_its_name_another_word_for_it_pinyin_and_initials(chair, typed):
    assert reverse("union-limits", args=["SCHOOL"]) in [place.url for place in places_named(chair, typed)]


@pytest.mark.on_sqlite
def test_every_page_that_is_offered_opens(area, school, chair):
    for who in (chair, make_member(school), make_officer(area)):
        client = signed_in(who)

        answered = {place.url: client.get(place.url).status_code for place in places_for(who)}

        assert answered == dict.fromkeys(answered, 200)


def test_the_sentence_box_may_be_searched_with_as_well(chair):
    page = signed_in(chair).get(reverse("search"), {"say": "晨光"})

    assert [g.label for g in page.context["groups"]] == ["Unions"]


def test_nothing_found_says_what_to_try_next(chair):
    page = signed_in(chair).get(reverse("search"), {"q": "没有此物"}, headers={"hx-request": "true"})

    assert "Try fewer words" in page.content.decode()


@pytest.mark.parametrize("rows", [1, 9])
def test_a_search_asks_the_database_no_more_often_for_more_that_is_found(area, school, chair, rows):
    officer = make_officer(area)
    for _ in range(rows):
        make_person(school, name="晨光")
        make_entry(school, by=chair, title="晨光读书会")
        make_meeting(area, by=officer, said="晨光")
        make_notice(officer, [school], title="晨光通知")
        texts.read_in(actor=chair, union=school, period=parse("2026"), title="晨光小结", body="3月8日组织球赛。")
    client = signed_in(officer)
    client.get(reverse("search"))

    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("search"), {"q": "晨光"})

    assert len(page.context["groups"]) == 6
    assert len(asked) == MOST_QUERIES
