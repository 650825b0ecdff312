"""Joining, transfer, leaving, retirement, death, return."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.kernel.periods import parse
from jiaogong.members.dossier.queries.retiring import retiring_of
from jiaogong.members.dossier.services import moving
from jiaogong.members.models import Movement, Office
from jiaogong.members.queries import headcount, standing_of
from jiaogong.members.rules import RetirementAge, first_birth_retiring, retirement_date
from jiaogong.members.tests.factories import (
    make_account,
    make_member,
    make_office,
    make_officer,
    make_person,
    signed_in,
)
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 9, 1)


def test_who_applies_becomes_a_member_when_the_committee_admits(chair, school):
    newcomer = make_member(school, is_member=False)
    step = moving.ask_to_join(actor=newcomer, number=newcomer.person.number, on_date=DAY)

    with pytest.raises(NotPermitted):
        moving.decide_movement(actor=newcomer, movement_id=step.pk, accepts=True)
    moving.decide_movement(actor=chair, movement_id=step.pk, accepts=True)

    newcomer.person.refresh_from_db()
    assert (newcomer.person.is_member, newcomer.person.member_since) == (True, DAY)


def test_a_transfer_is_released_by_the_old_union_and_accepted_by_the_new(area, chair, school):
    new_chair = make_officer(make_union(area))
    teacher = make_person(school, name="章远行")
    make_office(teacher, kind="committee")
    step = moving.ask_transfer(
        actor=new_chair, number=teacher.number, name="章远行", union_to=new_chair.person.union.code, on_date=DAY
    )

    with pytest.raises(NotPermitted):
        moving.decide_movement(actor=new_chair, movement_id=step.pk, accepts=True)
    moving.decide_movement(actor=chair, movement_id=step.pk, accepts=True)
    with pytest.raises(NotPermitted):
        moving.decide_movement(actor=chair, movement_id=step.pk, accepts=True)
    moving.decide_movement(actor=new_chair, movement_id=step.pk, accepts=True)

    teacher.refresh_from_db()
    done = Movement.objects.values_list("union_from", "union_to", "state").get()
    assert (teacher.union, done) == (new_chair.person.union, (school.pk, teacher.union_id, "done"))
    assert teacher.offices.get().until == DAY - dt.timedelta(days=1)


def test_who_moves_from_a_group_leaves_the_school_s_offices_and_keeps_the_area_s(area, chair, school):
    teacher, to = make_person(make_union(school), name="章远行"), make_union(area)
    make_office(teacher, school, kind="committee")
    make_office(teacher, area, kind="staff")
    step = moving.ask_transfer(actor=chair, number=teacher.number, name="章远行", union_to=to.code, on_date=DAY)

    moving.decide_movement(actor=make_officer(to), movement_id=step.pk, accepts=True)

    assert dict(teacher.offices.values_list("union", "until")) == {
        school.pk: DAY - dt.timedelta(days=1),
        area.pk: None,
    }


def test_the_old_union_that_asks_has_released_by_asking(area, chair, school):
    other, teacher = make_union(area), make_person(school, name="章远行")

    step = moving.ask_transfer(actor=chair, number=teacher.number, name="章远行", union_to=other.code, on_date=DAY)

    assert (step.state, step.released_by) == (Movement.State.RELEASED, chair.person)


def test_a_number_without_its_name_asks_for_nothing(area, school):
    new_chair, teacher = make_officer(make_union(area)), make_person(school, name="章远行")

    with pytest.raises(RuleBroken, match="no member with that number and name"):
        moving.ask_transfer(
            actor=new_chair, number=teacher.number, name="章行远", union_to=new_chair.person.union.code, on_date=DAY
        )


def test_only_one_step_of_a_person_waits_at_a_time(area, chair, school):
    other, teacher = make_union(area), make_person(school, name="章远行")
    asked = {"actor": chair, "number": teacher.number, "name": "章远行", "union_to": other.code, "on_date": DAY}
    moving.ask_transfer(**asked)

    with pytest.raises(RuleBroken, match="waits already"):
        moving.ask_transfer(**asked)


def test_retirement_keeps_the_membership_and_return_ends_the_retirement(chair, school):
    teacher = make_person(school)
    moving.write_down(actor=chair, number=teacher.number, kind="retire", on_date=DAY)
    teacher.refresh_from_db()
    retired = (teacher.retired_date, teacher.is_member)

    moving.write_down(actor=chair, number=teacher.number, kind="return", on_date=DAY + dt.timedelta(days=30))

    teacher.refresh_from_db()
    assert (retired, teacher.retired_date) == ((DAY, True), None)


def test_who_left_does_not_return_but_joins_again(chair, school):
    teacher = make_person(school)
    moving.write_down(actor=chair, number=teacher.number, kind="leave", on_date=DAY)

    with pytest.raises(RuleBroken, match="joins again"):
        moving.write_down(actor=chair, number=teacher.number, kind="return", on_date=DAY)


@pytest.mark.parametrize("kind", ["leave", "move_out", "expel"])
def test_who_is_no_longer_a_member_holds_no_office(chair, school, kind):
    teacher = make_person(school)
    make_office(teacher, kind="committee")

    moving.write_down(actor=chair, number=teacher.number, kind=kind, on_date=DAY, reason="委员会决定〔2026〕3号")

    teacher.refresh_from_db()
    assert (teacher.is_member, teacher.left_date, teacher.offices.get().until) == (False, DAY, dt.date(2026, 8, 31))


@pytest.mark.parametrize(("kind", "asked"), [("move_out", "to which union"), ("expel", "decision of the committee")])
def test_moving_out_and_expulsion_need_their_document(chair, school, kind, asked):
    teacher = make_person(school)

    with pytest.raises(RuleBroken, match=asked):
        moving.write_down(actor=chair, number=teacher.number, kind=kind, on_date=DAY)

    teacher.refresh_from_db()
    assert teacher.is_member


def test_membership_lapses_after_six_months_without_dues_and_not_before(chair, school):
    teacher = make_person(school)
    said = {"actor": chair, "number": teacher.number, "kind": "lapse", "on_date": DAY}

    with pytest.raises(RuleBroken, match=r"Without dues for 5 months; membership lapses after 6 \(中国工会章程"):
        moving.write_down(**said, since_date=dt.date(2026, 3, 2))
    step = moving.write_down(**said, since_date=dt.date(2026, 3, 1))

    teacher.refresh_from_db()
    assert (teacher.is_member, step.since_date) == (False, dt.date(2026, 3, 1))


def test_a_lapse_says_until_when_dues_were_paid(chair, school):
    teacher = make_person(school)

    with pytest.raises(RuleBroken, match="last day for which dues were paid"):
        moving.write_down(actor=chair, number=teacher.number, kind="lapse", on_date=DAY)


def test_a_death_ends_offices_closes_the_account_and_is_no_longer_counted(chair, school):
    teacher = make_person(school)
    make_office(teacher, kind="committee")
    account = make_account(teacher)

    moving.write_down(actor=chair, number=teacher.number, kind="death", on_date=DAY)

    account.refresh_from_db()
    assert (teacher.offices.get().until, account.is_active) == (dt.date(2026, 8, 31), False)
    assert headcount(school, DAY).staff == 1


@pytest.mark.parametrize("kind", ["leave", "retire", "death"])
def test_nothing_is_written_down_before_its_day(chair, school, kind):
    teacher = make_person(school)

    with pytest.raises(RuleBroken, match="still to come"):
        moving.write_down(actor=chair, number=teacher.number, kind=kind, on_date=dt.date(2026, 12, 1))

    assert Movement.objects.count() == 0


def test_who_reaches_the_age_this_term_is_foreseen_by_sex_and_post(chair, school):
    make_person(school, name="白一", sex="M", birth_date=dt.date(1966, 2, 10))
    make_person(school, name="白二", sex="F", birth_date=dt.date(1971, 2, 10))
    make_person(school, name="白三", sex="F", birth_date=dt.date(1976, 2, 10), is_worker=True)
    make_person(school, name="白四", sex="F", birth_date=dt.date(1980, 2, 10))

    found = [(r.person.name, r.day) for r in retiring_of(chair, school, parse("2026")).rows]

    assert found == [
        ("白二", dt.date(2026, 6, 10)),
        ("白一", dt.date(2026, 6, 10)),
        ("白三", dt.date(2026, 9, 10)),
    ]


def test_those_who_retire_are_paged_by_day(chair, school):
    for serial in range(3):
        make_person(school, name="白一", sex="M", birth_date=dt.date(1966, 2, 10 + serial))

    first = retiring_of(chair, school, parse("2026"), size=2)
    second = retiring_of(chair, school, parse("2026"), first.after, size=2)

    assert [r.day.day for page in (first, second) for r in page.rows] == [10, 11, 12]
    assert (first.count, second.after) == (3, "")


def test_the_first_birth_date_that_retires_is_where_the_age_is_first_reached():
    ages = (RetirementAge(60, 63, 4), RetirementAge(55, 58, 4), RetirementAge(50, 55, 2))
    days = [dt.date(2024, 12, 1) + dt.timedelta(days=97 * n) for n in range(60)]

    firsts = [(rule, day, first_birth_retiring(day, rule)) for rule in ages for day in days]

    eve = dt.timedelta(days=1)
    assert all(retirement_date(first, rule) >= day > retirement_date(first - eve, rule) for rule, day, first in firsts)


@pytest.mark.parametrize("kind", ["death", "leave", "move_out", "expel", "lapse"])
def test_an_officer_is_not_written_off_by_a_colleague_below(area, chair, school, kind):
    deputy = standing_of(make_office(make_person(school), kind="committee").person)
    of_the_area = make_office(make_person(school), area).person

    for person in (chair.person, of_the_area):
        with pytest.raises(NotPermitted, match="holds an office"):
            moving.write_down(actor=deputy, number=person.number, kind=kind, on_date=DAY, reason="决定")

    assert [o.until for o in Office.objects.all()] == [None, None, None]


def test_a_chair_s_death_is_written_down_by_the_union_above(area, chair):
    moving.write_down(actor=make_officer(area), number=chair.person.number, kind="death", on_date=DAY)

    assert chair.person.offices.get().how_ended == "died"


def test_nobody_is_transferred_to_a_union_that_is_closed(area, chair, school):
    closed = make_union(area, closed_date=dt.date(2026, 1, 1))
    teacher = make_person(school, name="章远行")

    with pytest.raises(RuleBroken, match="no union with that code"):
        moving.ask_transfer(actor=chair, number=teacher.number, name="章远行", union_to=closed.code, on_date=DAY)

    assert Movement.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("transfer", ["on_date", "union_to", "reason"]),
        ("lapse", ["on_date", "since_date", "reason"]),
        ("retire", ["on_date", "reason"]),
    ],
)
def test_each_step_asks_for_its_own_fields_alone(chair, school, kind, fields):
    where = reverse("person-move", args=[make_person(school).number])

    form: Any = signed_in(chair).get(where, {"kind": kind}).context["form"]

    assert list(form.fields) == fields


def test_which_step_is_asked_first_and_joining_is_not_for_a_member(chair, school):
    where = reverse("person-move", args=[make_person(school).number])

    answer: Any = signed_in(chair).get(where)

    assert answer.context["kinds"] == ["transfer", "leave", "move_out", "lapse", "expel", "retire", "death"]
