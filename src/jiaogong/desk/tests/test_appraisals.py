"""What an appraisal puts on the first page of whom."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from jiaogong.appraisal import services
from jiaogong.appraisal.tests.factories import counted, fed_back, make_plan
from jiaogong.desk.queries import next_steps
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 10)


@pytest.fixture
def chair() -> Standing:
    chair = make_officer(make_union(make_union()))
    for _number in range(11):
        make_person(chair.home)
    return chair


@pytest.fixture
def leader(chair: Standing) -> Standing:
    return make_member(chair.home, name="方知行")


def told_to(who: Standing, on: dt.date = TODAY) -> list[tuple[str, bool]]:
    with translation.override("en"), clock.stopped_at(on):
        return [(s.text, s.is_late) for s in next_steps(who, on) if "apprais" in s.text or "remed" in s.text]


def test_whoever_is_appraised_owes_a_report_until_it_is_given(chair, leader):
    with clock.stopped_at(TODAY):
        planned = services.plan_appraisal(actor=chair, union=chair.home, plan=make_plan(leader.person))
    before = told_to(leader)

    with clock.stopped_at(TODAY):
        services.give_report(actor=leader, subject_id=planned.subjects.get().pk, text="述职。")

    assert (before, told_to(leader)) == ([("1 report of yours is owed before an appraisal", False)], [])


def test_after_the_count_the_chair_owes_the_feedback_and_then_the_person_reads_it(chair, leader):
    with clock.stopped_at(TODAY):
        subject = counted(chair, leader.person).subjects.get()
    waiting = told_to(chair), told_to(leader)

    with clock.stopped_at(TODAY):
        services.give_feedback(actor=chair, subject_id=subject.pk, text="继续保持。")

    assert waiting == ([("1 person waits for the feedback of an appraisal", False)], [])
    assert (told_to(chair), told_to(leader)) == ([], [("1 result of your appraisal to read", False)])


def test_a_remedy_past_its_day_is_late_for_the_person_and_the_chair_alone(chair, leader):
    with clock.stopped_at(TODAY):
        subject = fed_back(chair, leader.person)
        services.acknowledge(actor=leader, subject_id=subject.pk, reply="")
        services.set_remedy(actor=leader, subject_id=subject.pk, text="听课", due_date=TODAY)
    day = TODAY + dt.timedelta(days=1)

    told = [told_to(who, day) for who in (leader, chair, make_member(chair.home))]

    assert told == [[("1 remedy is past its day", True)]] * 2 + [[]]


def test_an_appraisal_handed_up_waits_for_the_officers_above(chair):
    above = make_officer(chair.home.parent) if chair.home.parent else chair
    with clock.stopped_at(TODAY):
        planned = services.plan_appraisal(actor=chair, union=chair.home, plan=make_plan(chair.person))
        services.hand_up(actor=chair, appraisal_id=planned.pk)

    assert told_to(above) == [("1 appraisal of a union below waits for you to lead it", False)]
