"""Who is told of questions and inspections between sessions."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.congress.supervision import services
from jiaogong.congress.supervision.tests.factories import finding, make_delegate, make_inspection, make_question
from jiaogong.kernel import clock
from jiaogong.members.tests.factories import make_member
from jiaogong.outbox.models import Message
from jiaogong.outbox.tests.conftest import make_mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.MAIL_IS_SET = True


@pytest.fixture
def people(school):
    """Two delegates and who answers for an office, all with a mailbox."""
    made = (
        make_delegate(school, name="沈一梅"),
        make_delegate(school, name="顾青川"),
        make_member(school, name="程远山"),
    )
    for one in made:
        make_mailbox(one)
    return made


def told() -> list[tuple[str, str]]:
    return [(m.person.name if m.person else "group", m.subject) for m in Message.objects.order_by("pk")]


def test_of_a_question_each_is_told_what_there_is_to_do(people, chair):
    make_mailbox(chair)
    mei, second, head = people
    question = make_question(mei, people=(second.person.pk,))
    services.pass_question(actor=chair, question_id=question.pk, answerer_id=head.person.pk)
    services.chase_question(actor=chair, question_id=question.pk)

    services.answer_question(actor=head, question_id=question.pk, text="本周起公示。")

    assert told() == [
        (chair.person.name, "A delegate asks: 食堂采购公示"),
        ("顾青川", "You are invited to ask this too: 食堂采购公示"),
        ("程远山", "A delegates' question for you: 食堂采购公示"),
        ("程远山", "Reminder: the answer to “食堂采购公示”"),
        ("沈一梅", "Answered: 食堂采购公示"),
    ]


def test_asked_again_whoever_answers_is_told_again(people, chair):
    mei, _second, head = people
    question = make_question(mei)
    services.pass_question(actor=chair, question_id=question.pk, answerer_id=head.person.pk)
    services.answer_question(actor=head, question_id=question.pk, text="本周起公示。")

    services.reply_to_answer(actor=mei, question_id=question.pk, is_satisfied=False)

    assert told()[-1] == ("程远山", "A delegates' question for you: 食堂采购公示")
    assert len(told()) == 3


def test_delegates_are_told_of_an_inspection_and_whoever_is_to_remedy_once_it_was_held(people, chair):
    mei, second, head = people
    inspection = make_inspection(chair, mei, second)
    off = make_inspection(chair, mei, on_date=clock.today() + dt.timedelta(days=1))
    services.note_finding(actor=mei, inspection_id=inspection.pk, plan=finding(head))
    before = len(told())

    services.call_off_inspection(actor=chair, inspection_id=off.pk, reason="停课")
    services.hold_inspection(
        actor=chair, inspection_id=inspection.pk, on_date=clock.today(), came=[mei.person.pk], summary="总体良好"
    )

    assert [name for name, _subject in told()[:before]] == ["沈一梅", "顾青川", "沈一梅"]
    assert [(name, subject.split(":")[0]) for name, subject in told()[before:]] == [
        ("沈一梅", "Called off"), ("程远山", "A remedy is asked of you"),
    ]  # fmt: skip
