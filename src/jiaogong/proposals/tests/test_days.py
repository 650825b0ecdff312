"""Days that cannot be meant are refused: of a call, of an answer, of a step."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel.errors import RuleBroken
from jiaogong.proposals import services
from jiaogong.proposals.models import Call, Milestone
from jiaogong.proposals.tests.factories import assigned, make_proposal

pytestmark = pytest.mark.django_db

FAR = dt.date(9999, 12, 31)


def test_a_call_ends_within_reach(chair, school):
    with pytest.raises(RuleBroken, match="too far ahead"):
        services.open_call(actor=chair, union=school, title="征集", last_date=FAR)

    assert Call.objects.count() == 0


@pytest.mark.parametrize(("day", "told"), [(FAR, "too far ahead"), (dt.date(2026, 3, 1), "is over: choose a day")])
def test_an_answer_and_a_step_are_due_on_a_day_to_come_within_reach(mei, chair, head, call, department, day, told):
    proposal = assigned(make_proposal(mei, call), department, by=chair)
    type(proposal).objects.filter(pk=proposal.pk).update(due_date=dt.date(2026, 2, 27))

    with pytest.raises(RuleBroken, match=told):
        services.extend_answer(actor=chair, proposal_id=proposal.pk, to_date=day, reason="等待批复")
    with pytest.raises(RuleBroken, match=told):
        services.add_milestone(actor=head, proposal_id=proposal.pk, text="完成采购", due_date=day)

    assert (proposal.extensions.count(), Milestone.objects.count()) == (0, 0)
