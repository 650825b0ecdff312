"""Who is told of what becomes of proposals."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel import clock
from jiaogong.members.tests.factories import make_member
from jiaogong.outbox.models import Message
from jiaogong.outbox.tests.conftest import make_mailbox
from jiaogong.proposals import services
from jiaogong.proposals.tests.factories import answered, assigned, make_call, make_department, make_proposal, wording

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.MAIL_IS_SET = True


@pytest.fixture
def people(school):
    """A proposer, another one and who answers for the department, all with a mailbox."""
    made = tuple(make_member(school, name=name) for name in ("沈一梅", "顾青川", "程远山"))
    for one in made:
        make_mailbox(one)
    return made


@pytest.fixture
def call(school, chair):
    return make_call(school, by=chair, opened_date=clock.today(), last_date=clock.today() + dt.timedelta(days=9))


def told() -> list[tuple[str, str]]:
    return [(m.person.name if m.person else "group", m.subject) for m in Message.objects.order_by("pk")]


def test_those_asked_to_second_are_told_and_nobody_else(people, call):
    mei, second, _head = people
    draft = services.draft_proposal(actor=mei, call_id=call.pk, wording=wording())

    services.ask_seconders(actor=mei, proposal_id=draft.pk, people=[second.person.pk])

    assert told() == [("顾青川", "You are asked to second a proposal: 更换操场照明")]


def test_who_answers_is_told_of_the_assignment_and_reminded(people, school, chair, call):
    mei, _second, head = people
    proposal = assigned(make_proposal(mei, call), make_department(school, head.person), by=chair)

    services.chase_answer(actor=chair, proposal_id=proposal.pk)

    assert told() == [
        ("沈一梅", "Decided on: 更换操场照明"),
        ("程远山", "Assigned to your department: 更换操场照明"),
        ("程远山", "Reminder: the answer to “更换操场照明”"),
    ]


def test_an_answer_reaches_every_author_of_what_was_merged(people, school, chair, call):
    mei, other, _head = people
    into, joined = make_proposal(mei, call), make_proposal(other, call)
    services.merge_proposals(actor=chair, into_id=into.pk, ids=[joined.pk])
    Message.objects.all().delete()

    answered(into, make_department(school), by=chair)

    assert [row for row in told() if row[1].startswith("Answered")] == [
        ("沈一梅", "Answered: 更换操场照明"),
        ("顾青川", "Answered: 更换操场照明"),
    ]


def test_a_call_is_told_to_those_who_may_propose(people, school, chair):
    services.open_call(actor=chair, union=school, title="提案征集", last_date=clock.today())

    assert told() == [(who.person.name, "Call for proposals: 提案征集") for who in people]
