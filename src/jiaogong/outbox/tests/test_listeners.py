from __future__ import annotations

import datetime as dt

import pytest
from django_tasks_db.models import DBTaskResult

from jiaogong.kernel import clock
from jiaogong.meetings import services as meetings
from jiaogong.meetings.tests.factories import make_meeting
from jiaogong.members.dossier.services.changing import ask_correction, decide_correction
from jiaogong.members.dossier.services.moving import ask_transfer, decide_movement
from jiaogong.members.tests.factories import make_member, make_officer, make_person
from jiaogong.notices import services as notices
from jiaogong.notices.rules import Asked
from jiaogong.notices.tests.factories import answer, make_notice
from jiaogong.organisation.services.deciding import refuse_change
from jiaogong.organisation.tests.factories import ask
from jiaogong.outbox.models import Message
from jiaogong.outbox.tests.conftest import NOW, make_mailbox, make_robot
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.MAIL_IS_SET = True


def told() -> list[tuple[str, str]]:
    """Whom the messages are to, and what they say first."""
    return [(m.person.name if m.person else "group", m.subject) for m in Message.objects.order_by("pk")]


def test_the_officers_of_the_unions_that_got_a_notice_are_told_and_one_job_waits(officer, chair, school):
    make_mailbox(chair)
    make_mailbox(make_officer(make_union(), name="别校主席"))
    make_mailbox(officer)

    make_notice(officer, [school], title="报表")

    assert told() == [("林晓禾", "Notice: 报表")]
    assert DBTaskResult.objects.count() == 1


def test_whoever_does_not_wish_to_be_told_is_not(officer, chair, school):
    make_mailbox(chair, topics=["meetings"])

    make_notice(officer, [school])

    assert told() == []
    assert DBTaskResult.objects.count() == 0


def test_an_address_not_proven_is_not_written_to(officer, chair, school):
    box = make_mailbox(chair)
    box.digest = ""
    box.save()

    make_notice(officer, [school])

    assert told() == []


def test_a_reminder_goes_to_those_who_owe_the_answer(officer, chair, school, area):
    other = make_union(area, code="OTHER")
    other_chair = make_officer(other, name="周望舒")
    make_mailbox(chair, topics=["chases"])
    make_mailbox(other_chair, topics=["chases"])
    notice = make_notice(officer, [school, other], title="报表")
    answer(chair, notice)

    notices.chase(actor=officer, notice_id=notice.pk)

    assert told() == [("周望舒", "Reminder: 报表")]


def test_an_answer_handed_back_is_told_each_time(officer, chair, school):
    make_mailbox(chair)
    notice = make_notice(officer, [school], title="报表", category="", asked=(Asked(label="人数"),))
    for minutes in (1, 2):
        with clock.stopped_at(NOW + dt.timedelta(minutes=minutes)):
            delivery = notices.answer_notice(
                actor=chair,
                delivery_id=notice.deliveries.get().pk,
                typed={notice.fields.get().pk: "42"},
                sent_files={},
            )
            notices.return_answer(actor=officer, delivery_id=delivery.pk, reason="数字不对")

    assert told() == [("林晓禾", "Notice: 报表"), *[("林晓禾", "Answer handed back: 报表")] * 2]


def test_those_called_to_a_meeting_and_the_group_are_told_and_told_again_when_it_is_off(chair, school, group):
    member = make_officer(school, name="委员甲")
    make_mailbox(member)
    make_robot(school, chair, group.address)
    meeting = make_meeting(
        school, by=chair, held=False, starts_at=clock.now() + dt.timedelta(days=3), title="委员会会议"
    )

    meetings.call_off(actor=chair, meeting_id=meeting.pk, reason="改期")

    assert [(who, words.split(":")[0].split("：")[0]) for who, words in told()] == [
        ("委员甲", "Meeting on 2026-11-26 10"),
        ("group", "会议通知2026-11-26 10"),
        ("委员甲", "Called off"),
        ("group", "会议取消"),
    ]


def test_a_member_hears_that_the_correction_is_decided_but_not_of_what(chair, school):
    member = make_member(school, name="韩知秋")
    make_mailbox(member)
    asked = ask_correction(actor=member, number=member.person.number, field="title", asked="一级教师", reason="证书")

    decide_correction(actor=chair, correction_id=asked.pk, accepts=True)

    assert told() == [("韩知秋", "The correction you asked for is decided")]


def test_a_transfer_is_told_to_whose_turn_it_is(chair, school, area):
    new_chair = make_officer(make_union(area, code="NEW"), name="新校主席")
    make_mailbox(chair)
    make_mailbox(new_chair)
    person = make_person(school, name="陶然")

    movement = ask_transfer(
        actor=new_chair, number=person.number, name="陶然", union_to="NEW", on_date=clock.today(), reason="调动"
    )
    decide_movement(actor=chair, movement_id=movement.pk, accepts=True)

    assert [who for who, _words in told()] == ["林晓禾", "新校主席"]


def test_whoever_asked_for_a_change_to_the_tree_hears_that_it_is_decided(chair, school, officer):
    make_mailbox(chair)
    change = ask(school, chair, "rename", name="青禾晨光小学工会")

    refuse_change(actor=officer, change_id=change.pk, answer="材料不全")

    assert [who for who, _words in told()] == ["林晓禾"]


def test_the_same_thing_told_twice_is_written_once(officer, chair, school):
    make_mailbox(chair)
    make_notice(officer, [school])
    first = Message.objects.get()

    Message.objects.bulk_create(
        [Message(key=first.key, union=school, made_at=NOW, due_at=clock.now())], ignore_conflicts=True
    )

    assert Message.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a_notice_costs_the_same_however_many_are_told(officer, area, count, django_assert_num_queries):
    unions = [make_union(area) for _ in range(count)]
    for union in unions:
        make_mailbox(make_officer(union))

    with django_assert_num_queries(17):
        make_notice(officer, unions)
