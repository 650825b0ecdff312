"""Days that cannot be meant are refused: of the approval, of a remedy."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.appraisal import services
from jiaogong.appraisal.models import Appraisal, Remedy
from jiaogong.appraisal.tests.factories import fed_back, make_plan
from jiaogong.kernel.errors import RuleBroken

pytestmark = pytest.mark.django_db


def test_a_plan_was_not_approved_years_before_it_was_made(chair, school, head):
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head))

    with pytest.raises(RuleBroken, match="2025-12-09 is too early: it was on 2025-12-10 at the soonest"):
        services.approve_plan(
            actor=chair,
            appraisal_id=planned.pk,
            approving_body="党支部",
            approved_date=dt.date(2025, 12, 9),
            approval="",
        )

    assert Appraisal.objects.get().approved_date is None


def test_a_remedy_is_not_due_in_the_year_9999(chair, leader, head):
    subject = fed_back(chair, head)

    with pytest.raises(RuleBroken, match="too far ahead"):
        services.set_remedy(actor=leader, subject_id=subject.pk, text="听课", due_date=dt.date(9999, 12, 31))

    assert Remedy.objects.count() == 0
