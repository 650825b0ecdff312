"""A plan written, changed while nobody else does, approved."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from jiaogong.appraisal import services
from jiaogong.appraisal.models import Appraisal
from jiaogong.appraisal.tests.factories import approved, make_plan
from jiaogong.kernel.errors import ChangedMeanwhile, NotPermitted, RuleBroken
from jiaogong.members.tests.factories import make_officer, make_person

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 10)


def test_the_same_form_sent_twice_plans_once(chair, school, head):
    key = uuid.uuid4()
    plans = [
        services.plan_appraisal(actor=chair, union=school, plan=make_plan(head), form_key=key) for _time in range(2)
    ]

    assert (plans[0], Appraisal.objects.count()) == (plans[1], 1)


def test_nobody_from_above_and_no_member_plans(above, leader, school, head):
    make_officer(school, name="陆云舒")

    for actor, told in ((above, "陆云舒 of"), (leader, "itself plans")):
        with pytest.raises(NotPermitted, match=told):
            services.plan_appraisal(actor=actor, union=school, plan=make_plan(head))

    assert Appraisal.objects.count() == 0


def test_changing_the_plan_keeps_the_report_of_whoever_stays(chair, school, head):
    other, third = make_person(school, name="舒望"), make_person(school, name="庄砚")
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head, other))
    services.give_report(actor=chair, subject_id=planned.subjects.get(person=other).pk, text="述职。")

    services.change_plan(actor=chair, appraisal_id=planned.pk, plan=make_plan(third, other), seen_version=1)

    named = [(s.person.name, s.report, s.position) for s in planned.subjects.order_by("position")]
    assert named == [("庄砚", "", 1), ("舒望", "述职。", 2)]


def test_a_plan_changed_meanwhile_is_not_overwritten(chair, school, head):
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head))
    services.change_plan(actor=chair, appraisal_id=planned.pk, plan=make_plan(head), seen_version=1)

    with pytest.raises(ChangedMeanwhile):
        services.change_plan(actor=chair, appraisal_id=planned.pk, plan=make_plan(head), seen_version=1)


def test_an_approved_plan_stands(chair, head):
    appraisal = approved(chair, head)

    with pytest.raises(NotPermitted, match="stands"):
        services.change_plan(actor=chair, appraisal_id=appraisal.pk, plan=make_plan(head), seen_version=2)


def test_an_approval_to_come_is_refused(chair, school, head):
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head))
    tomorrow = TODAY + dt.timedelta(days=1)

    with pytest.raises(RuleBroken, match="still to come"):
        services.approve_plan(
            actor=chair, appraisal_id=planned.pk, approving_body="党支部", approved_date=tomorrow, approval=""
        )
