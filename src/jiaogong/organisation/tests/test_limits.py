from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.members.tests.factories import make_person
from jiaogong.organisation.forms import LimitForm
from jiaogong.unions.labels import limit_told, value_label
from jiaogong.unions.limits import limit_above, limit_for, limits_for
from jiaogong.unions.models import OwnLimit, Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 22)


@pytest.fixture
def area() -> Union:
    return make_union(place="安徽/云州/雁溪区")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area)


def set_own(union: Union, code: str, value: Any, since: dt.date = dt.date(2026, 1, 1)) -> OwnLimit:
    facts = {"reason": "委员会决定", "set_by": make_person(union), "set_at": clock.now()}
    return OwnLimit.objects.create(union=union, code=code, value=value, since=since, **facts)


def values(union: Union, code: str) -> list[Any]:
    return [limit_for(union, code, day).value for day in (dt.date(2024, 6, 1), dt.date(2025, 6, 1), DAY)]


def test_a_school_follows_the_province_of_the_area_above(school):
    assert values(school, "cap.birthday") == [300, 500, 500]


def test_what_the_area_sets_holds_in_its_schools_from_its_day(area, school):
    set_own(area, "cap.birthday", 200)

    assert values(school, "cap.birthday") == [300, 500, 200]


def test_the_school_s_own_is_nearer_than_the_area_s(area, school):
    set_own(school, "cap.birthday", 150)
    set_own(area, "cap.birthday", 200, since=dt.date(2026, 6, 1))

    assert (values(school, "cap.birthday"), limit_above(school, "cap.birthday", DAY).value) == ([300, 500, 150], 200)


def test_of_one_union_the_newest_holds_and_a_limit_given_up_falls_back(school):
    set_own(school, "cap.birthday", 150)
    set_own(school, "cap.birthday", None, since=dt.date(2026, 10, 1))

    assert [limit_for(school, "cap.birthday", day).value for day in (dt.date(2026, 9, 30), DAY)] == [150, 500]


def test_none_looser_than_one_above_that_blocks_ever_holds(area, school):
    set_own(area, "privacy.small_count", 8)
    set_own(school, "privacy.small_count", 3)

    found = limit_for(school, "privacy.small_count", DAY)

    assert (found.value, found.union, found.blocks) == (8, area.code, True)


def test_a_limit_that_no_place_knows_is_none(school):
    with pytest.raises(KeyError):
        limit_for(school, "union.papers_days_before", DAY)


def test_a_limit_is_told_with_its_value_and_source(school):
    with translation.override("en"):
        told = limit_told(limit_for(school, "cap.birthday", DAY))

    assert told == "Birthday: 500 yuan (皖工发〔2025〕18号，起始日期待核)"


@pytest.mark.parametrize("depth", [1, 3])
def test_all_limits_cost_the_same_however_deep_the_union(area, depth, django_assert_num_queries):
    union = area
    for kind in ("cluster", "base", "group")[:depth]:
        union = make_union(union, kind=kind)

    with django_assert_num_queries(2):
        found = limits_for(union, DAY)

    assert len(found) > 30


def test_a_list_of_words_is_set_as_it_is_typed_and_told_as_a_list():
    form = LimitForm(
        [("appraisal.grades", "")],
        data={
            "code": "appraisal.grades",
            "value": "满意, 基本满意 不满意",
            "since": "2026-11-22",
            "reason": "区里的表",
        },
    )

    assert (form.is_valid(), form.cleaned_data["value"]) == (True, "满意、基本满意、不满意")


def test_a_list_of_one_word_is_no_list():
    form = LimitForm([("appraisal.grades", "")], data={"code": "appraisal.grades", "value": "满意"})

    assert "value" in form.errors


@pytest.mark.parametrize(
    ("language", "told"), [("en", "3 or 5 years"), ("zh-hans", "3年或5年"), ("zh-hant", "3年或5年")]
)
def test_values_to_choose_from_are_told_in_words(language, told):
    with translation.override(language):
        label = value_label("union.term_years", (3, 5))

    assert label == told
