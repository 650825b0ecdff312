"""What rounds of opinions and meetings of heads put on the first page of whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from jiaogong.congress.consultation import services
from jiaogong.congress.consultation.tests.factories import begun, give, make_meeting, make_round
from jiaogong.congress.delegates.tests.factories import make_term
from jiaogong.congress.models import Delegation
from jiaogong.congress.sessions.rules import Count
from jiaogong.desk.steps import consultation
from jiaogong.desk.steps.step import told_by
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def chair() -> Standing:
    return make_officer(make_union(make_union(), code="WHB"))


def told_to(who: Standing) -> list[str]:
    return [f"{s.text} {s.url}" for s in told_by([consultation], who, clock.today())]


def test_a_draft_asks_until_one_has_given_an_opinion_and_then_the_officer_answers(chair):
    teacher = make_member(chair.home)
    found = make_round(chair.home, by=chair)
    before = told_to(teacher)

    give(found, by=teacher)
    services.close_round(actor=chair, round_id=found.pk)

    assert before == ["1 draft asks for your opinion /congress/WHB/opinions/?state=running"]
    assert (told_to(teacher), told_to(chair)) == (
        [],
        ["1 round of opinions is over: answer it and publish /congress/WHB/opinions/?state=over"],
    )


def test_heads_are_told_of_their_meeting_and_officers_of_what_is_to_be_signed_and_confirmed(chair: Any):
    head = make_member(chair.home)
    term = make_term(chair.home, by=chair, people=[head.person])
    Delegation.objects.create(term=term, name="第一代表团", head=head.person)
    meeting = make_meeting(chair.home, by=chair, matters=(("补贴标准", True),))
    before = told_to(standing_of(head.person))

    begun(meeting, by=chair)
    services.decide(actor=chair, matter_id=meeting.matters.get().pk, text="同意", count=Count(yes=1))

    assert before == [
        "1 meeting of heads that you belong to within two weeks /congress/WHB/heads-meetings/?state=called"
    ]
    assert told_to(chair) == [
        "The minutes of 1 meeting of heads wait to be signed /congress/WHB/heads-meetings/?state=called",
        "1 decision of heads is to be confirmed by the next session /congress/WHB/heads-meetings/?state=owed",
    ]
