"""Days that cannot be meant are refused: of inspections, of remedies, of answers."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.congress.supervision import services
from jiaogong.congress.supervision.tests.factories import finding, make_inspection, passed
from jiaogong.kernel.errors import RuleBroken

pytestmark = pytest.mark.django_db

FAR = dt.date(9999, 12, 31)


@pytest.mark.parametrize(("day", "told"), [(dt.date(1000, 1, 1), "more than a year ago"), (FAR, "too far ahead")])
def test_an_inspection_is_planned_for_a_day_within_reach(chair, mei, day, told):
    with pytest.raises(RuleBroken, match=told):
        make_inspection(chair, mei, on_date=day)


@pytest.mark.parametrize(
    ("day", "told"), [(dt.date(1000, 1, 1), "too early"), (dt.date(2026, 11, 21), "still to come")]
)
def test_an_inspection_was_held_on_a_day_that_can_have_been(chair, mei, day, told):
    inspection = make_inspection(chair, mei)

    with pytest.raises(RuleBroken, match=told):
        services.hold_inspection(
            actor=chair, inspection_id=inspection.pk, on_date=day, came=[mei.person.pk], summary="整洁"
        )

    inspection.refresh_from_db()
    assert inspection.state == "planned"


def test_neither_a_remedy_nor_an_answer_is_due_in_the_year_9999(chair, mei, head):
    inspection, question = make_inspection(chair, mei), passed(chair, head, by=mei)

    with pytest.raises(RuleBroken, match="too far ahead"):
        services.note_finding(actor=chair, inspection_id=inspection.pk, plan=finding(due_date=FAR))
    with pytest.raises(RuleBroken, match="too far ahead"):
        services.extend_question(actor=chair, question_id=question.pk, to_date=FAR, reason="等待批复")
