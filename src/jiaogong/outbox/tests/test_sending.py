from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.db import transaction

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted
from jiaogong.members.tests.factories import make_officer
from jiaogong.notices.tests.factories import make_notice
from jiaogong.outbox import rules
from jiaogong.outbox.carriers import robots
from jiaogong.outbox.models import Message
from jiaogong.outbox.services import sending
from jiaogong.outbox.services.sending import send_waiting
from jiaogong.outbox.tests.conftest import NOW, make_mailbox, make_robot
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
State = Message.State


def only_message() -> Message:
    return Message.objects.get()


def test_a_notice_reaches_the_chairs_mailbox_with_its_title_and_link_alone(officer, chair, school, mail_server):
    make_mailbox(chair, "lin@school.example")
    notice = make_notice(officer, [school], title="读书活动情况", body="内部说明不外传")

    told = send_waiting()

    (letter,) = mail_server.taken
    assert told == {"sent": 1, "unsent": 0}
    assert mail_server.receivers == ["lin@school.example"]
    assert letter["Subject"] == "Notice: 读书活动情况"
    assert f"https://union.example/notices/{notice.pk}/" in letter.get_content()
    assert "内部说明不外传" not in letter.get_content()
    assert only_message().state == State.SENT


def test_each_is_written_to_in_the_own_language(officer, chair, school, mail_server):
    make_mailbox(chair, language="zh-hans")
    make_notice(officer, [school], title="读书活动情况")

    send_waiting()

    assert mail_server.taken[0]["Subject"] == "通知：读书活动情况"


def test_a_letter_can_be_ended_by_the_mail_program(officer, chair, school, mail_server):
    make_mailbox(chair)
    make_notice(officer, [school])

    send_waiting()

    letter = mail_server.taken[0]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Unsubscribe"].strip().startswith("<https://union.example/stop/")


def test_a_notice_is_said_in_the_unions_group(officer, chair, school, group, settings):
    settings.SITE_ADDRESS = "https://union.example"
    make_robot(school, chair, group.address)
    notice = make_notice(officer, [school], title="读书活动情况")

    send_waiting()

    (said,) = group.said
    assert said["msgtype"] == "text"
    assert said["text"]["content"].splitlines()[0] == "通知：读书活动情况"
    assert said["text"]["content"].splitlines()[-1] == f"https://union.example/notices/{notice.pk}/"


def test_without_a_mail_server_no_letters_pile_up(officer, chair, school, settings):
    settings.MAIL_IS_SET = False
    make_mailbox(chair)

    make_notice(officer, [school])

    assert Message.objects.count() == 0


def test_what_was_rolled_back_is_never_sent(officer, chair, school, mail_server):
    make_mailbox(chair)

    with transaction.atomic():
        make_notice(officer, [school])
        transaction.set_rollback(True)
    send_waiting()

    assert mail_server.taken == []


def test_a_vain_try_is_repeated_after_a_minute_five_thirty_and_two_hours_and_then_has_failed(
    officer, chair, school, mail_server
):
    make_mailbox(chair)
    mail_server.refuses = "451 Try again later"
    make_notice(officer, [school])
    tried_at = [clock.now()]

    while only_message().state == State.WAITING:
        with clock.stopped_at(only_message().due_at):
            tried_at.append(clock.now())
            send_waiting()

    waited = [later - earlier for earlier, later in itertools.pairwise(tried_at[1:])]
    assert waited == list(rules.WAITS)
    assert only_message().state == State.FAILED
    assert only_message().reason == "451 Try again later"


def test_a_message_tried_in_vain_is_not_due_before_its_time(officer, chair, school, mail_server):
    make_mailbox(chair)
    mail_server.refuses = "451 Try again later"
    make_notice(officer, [school])
    send_waiting()
    mail_server.refuses = ""

    with clock.stopped_at(NOW + dt.timedelta(seconds=59)):
        told = send_waiting()

    assert told == {"sent": 0, "unsent": 0}


def test_the_reason_does_not_tell_the_address(officer, chair, school, mail_server):
    make_mailbox(chair, "lin@school.example")
    mail_server.refuses = "550 lin@school.example is unknown"
    make_notice(officer, [school])

    send_waiting()

    assert only_message().reason == "550 … is unknown"


@pytest.mark.usefixtures("mail_server")
def test_a_worker_that_died_while_sending_leaves_that_message_to_the_next(officer, chair, school):
    make_mailbox(chair)
    make_notice(officer, [school])
    sending._claimed()

    assert send_waiting() == {"sent": 0, "unsent": 0}
    with clock.stopped_at(NOW + rules.LEASE):
        assert send_waiting() == {"sent": 1, "unsent": 0}


def test_a_robot_that_is_gone_fails_at_once_with_its_words(officer, chair, school, group):
    make_robot(school, chair, group.address)
    group.answer = {"errcode": 93000, "errmsg": "invalid webhook url, hint: [1700000000]"}
    make_notice(officer, [school])

    send_waiting()

    assert (only_message().state, only_message().reason) == (State.FAILED, "93000 invalid webhook url")


def test_a_robot_that_is_asked_too_often_is_tried_again(officer, chair, school, group):
    make_robot(school, chair, group.address)
    group.answer = {"errcode": 45009, "errmsg": "api freq out of limit"}
    make_notice(officer, [school])

    send_waiting()

    assert (only_message().state, only_message().due_at - clock.now()) == (State.WAITING, rules.WAITS[0])


def test_a_redirect_is_not_followed(officer, chair, school, group):
    make_robot(school, chair, group.address)
    group.status = 302
    make_notice(officer, [school])

    send_waiting()

    assert (only_message().state, only_message().reason) == (State.WAITING, "HTTP 302")


def test_a_group_hears_at_most_twenty_messages_a_minute(officer, chair, school, group):
    make_robot(school, chair, group.address)
    for _ in range(22):
        make_notice(officer, [school])

    send_waiting()
    in_the_first_minute = len(group.said)
    with clock.stopped_at(NOW + dt.timedelta(minutes=1)):
        send_waiting()

    assert (in_the_first_minute, len(group.said)) == (20, 22)


def test_a_long_text_is_cut_to_what_a_robot_takes(group):
    robots.send(address=group.address, text="读" * 900)

    assert len(group.said[0]["text"]["content"].encode()) == 2046


def test_a_failed_message_is_tried_again_when_an_officer_of_the_area_asks(officer, chair, school, group):
    make_robot(school, chair, group.address)
    group.answer = {"errcode": 93000, "errmsg": "invalid webhook url"}
    make_notice(officer, [school])
    send_waiting()
    group.answer = {"errcode": 0}

    sending.try_again(actor=officer, message_id=only_message().pk)
    send_waiting()

    assert only_message().state == State.SENT


def test_a_chair_and_another_areas_officer_do_not_know_of_the_message(officer, chair, school, group):
    make_robot(school, chair, group.address)
    group.answer = {"errcode": 93000}
    make_notice(officer, [school])
    send_waiting()

    for stranger in (chair, make_officer(make_union(kind="area"))):
        with pytest.raises(NotFound):
            sending.try_again(actor=stranger, message_id=only_message().pk)


def test_only_what_failed_is_tried_again(officer, chair, school, group):
    make_robot(school, chair, group.address)
    make_notice(officer, [school])

    with pytest.raises(NotPermitted):
        sending.try_again(actor=officer, message_id=only_message().pk)
