from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel.errors import NotFound
from jiaogong.members import queries
from jiaogong.members.models import Office, Person
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def area():
    return make_union(code="A1")


@pytest.fixture
def school(area):
    return make_union(area)


@pytest.fixture
def other(area):
    return make_union(area)


def test_an_area_officer_reads_the_whole_branch(area, school):
    officer = make_officer(area)

    assert officer.reads(school)
    assert officer.is_officer_of(school)


def test_a_chair_reads_the_own_union_and_no_other(school, other):
    chair = make_officer(school)

    assert chair.reads(school)
    assert not chair.reads(other)


def test_an_office_that_has_ended_gives_nothing(school):
    person = make_person(school)
    make_office(person, until=dt.date(2026, 1, 1))

    standing = queries.standing_of(person, TODAY)

    assert standing.read_paths == ()


def test_an_audit_office_reads_but_does_not_confirm(school):
    person = make_person(school)
    make_office(person, kind=Office.Kind.AUDIT)

    standing = queries.standing_of(person, TODAY)

    assert standing.reads(school)
    assert not standing.is_officer_of(school)


def test_a_code_that_begins_like_another_is_not_its_branch(area):
    chair = make_officer(make_union(area, code="B1"))

    assert not chair.reads(make_union(area, code="B12"))


def test_a_member_sees_nobody_but_oneself(school):
    member = make_member(school)
    make_person(school)

    assert list(queries.people_visible_to(member)) == [member.person]


def test_another_union_is_not_there_for_a_chair(school, other):
    chair = make_officer(school)

    with pytest.raises(NotFound):
        queries.union_visible_to(chair, other.code)


@pytest.mark.parametrize("typed", ["单晓", "sxy", "shanxiao", "shan xiao", "P777"])
def test_a_person_is_found_by_name_spelling_initials_and_number(school, typed):
    wanted = make_person(school, name="单晓云", number="P777")
    make_person(school, name="钱多多", number="P100")

    found = queries.found_by_name(Person.objects.all(), typed)

    assert list(found) == [wanted]


def test_names_sort_by_spelling(school):
    for name in ("仇一", "单一", "曾一", "区一"):
        make_person(school, name=name)

    assert [p.name for p in Person.objects.all()] == ["区一", "仇一", "单一", "曾一"]


def test_a_headcount_counts_the_retired_apart(area, school):
    make_person(school, sex="F", is_minority=True)
    make_person(school, sex="M", is_teacher=False)
    make_person(school, sex="F", retired_date=dt.date(2020, 9, 1))

    heads = queries.headcount(area, TODAY)

    assert heads == queries.Headcount(staff=2, members=2, women=1, minority=1, teachers=1, retired=1)


def test_a_roster_tells_names_that_several_bear(area, school):
    once, *_twice = (make_person(school, name=name) for name in ("方知夏", "高远", "高远"))

    assert queries.roster_of(area) == {"方知夏": once.pk, "高远": None}


def test_offices_stand_by_their_posts_heads_first(area):
    people = [make_person(area) for _serial in range(6)]
    posts = [("delegate", False), ("women", False), ("committee", False), ("women", True), ("vice_chair", False)]
    for person, (kind, is_head) in zip(people, [*posts, ("chair", True)], strict=True):
        make_office(person, area, kind=kind, is_head=is_head)

    found = [(o.kind, o.is_head) for o in queries.offices_in(area, TODAY)]

    assert found == [("chair", True), ("vice_chair", False), *posts[2:3], ("women", True), posts[1], posts[0]]
