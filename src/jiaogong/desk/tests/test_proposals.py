"""What proposals put on the first page: of the proposer, the department, the committee and the chair."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from jiaogong.desk.queries import next_steps
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.proposals import services
from jiaogong.proposals.tests.factories import answered, assigned, make_call, make_department, make_proposal
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 23)


@pytest.fixture
def chair() -> Standing:
    return make_officer(make_union(make_union()))


def told_to(who: Standing, on: dt.date = TODAY) -> list[str]:
    with translation.override("en"), clock.stopped_at(on):
        return [s.text for s in next_steps(who, on) if "propos" in s.text or "answer" in s.text]


def test_each_is_told_what_waits_for_the_own_hand(chair):
    mei, head = make_member(chair.home), make_member(chair.home)
    call, department = make_call(chair.home, by=chair, state="closed"), make_department(chair.home, head.person)
    with clock.stopped_at(TODAY):
        make_proposal(mei, call)
        assigned(make_proposal(mei, call), department, by=chair)
        answered(make_proposal(mei, call), department, by=chair)

    assert told_to(mei) == ["1 answer for you to rate"]
    assert told_to(head) == ["1 proposal for you to answer"]
    assert told_to(chair) == ["1 proposal to screen", "1 answered proposal to settle"]


def test_a_call_past_its_last_day_asks_to_be_closed_and_once_all_is_decided_to_be_finished(chair):
    call = make_call(chair.home, by=chair)
    before = told_to(chair, call.last_date)
    after = told_to(chair)

    with clock.stopped_at(TODAY):
        services.close_call(actor=chair, call_id=call.pk)

    assert (before, after) == ([], ["1 call for proposals is past its last day: close it"])
    assert told_to(chair) == ["All proposals of 1 call are decided on: finish its screening"]
