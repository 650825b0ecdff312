"""Who is told of what becomes of appraisals: never what a result is."""

from __future__ import annotations

import pytest

from jiaogong.appraisal import services
from jiaogong.appraisal.tests.factories import approved, counted
from jiaogong.members.tests.factories import make_member, make_officer, make_person
from jiaogong.outbox.models import Message
from jiaogong.outbox.tests.conftest import make_mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail(settings, school):
    settings.MAIL_IS_SET = True
    for _number in range(11):
        make_person(school)


def told() -> list[tuple[str, str]]:
    return [(m.person.name if m.person else "group", m.subject) for m in Message.objects.order_by("pk")]


def test_the_appraised_hears_that_the_feedback_is_there_and_not_what_it_says(school, chair):
    leader = make_member(school, name="方知行")
    make_mailbox(leader)
    make_mailbox(make_member(school, name="旁人"))

    services.give_feedback(actor=chair, subject_id=counted(chair, leader.person).subjects.get().pk, text="多听课。")

    assert told() == [("方知行", "The feedback of an appraisal is there for you to read")]
    assert "多听课" not in str(list(Message.objects.values()))


def test_the_union_above_hears_that_an_appraisal_is_its_to_lead(area, school, chair):
    above = make_officer(area, name="闻溪")
    make_mailbox(above)

    services.hand_up(actor=chair, appraisal_id=approved(chair, chair.person).pk)

    assert told() == [("闻溪", f"An appraisal at {school.called} is yours to lead")]
