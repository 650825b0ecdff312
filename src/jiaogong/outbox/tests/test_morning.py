from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jiaogong.kernel import clock
from jiaogong.meetings.models import Decision
from jiaogong.meetings.tests.factories import make_meeting
from jiaogong.notices.tests.factories import make_notice
from jiaogong.outbox import tasks
from jiaogong.outbox.models import Message, Morning
from jiaogong.outbox.services import working
from jiaogong.outbox.services.morning import make_round
from jiaogong.outbox.services.sending import send_waiting
from jiaogong.outbox.tests.conftest import make_mailbox

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 24)
State = Message.State


def test_what_is_held_for_the_digest_is_told_in_one_letter(officer, chair, school, mail_server):
    make_mailbox(chair, is_daily=True)
    for title in ("读书活动", "体检名单"):
        make_notice(officer, [school], title=title)
    at_once = send_waiting()

    with clock.stopped_at(TODAY):
        make_round(TODAY)
        send_waiting()

    (letter,) = mail_server.taken
    assert at_once["sent"] == 0
    assert letter["Subject"] == "2 things since yesterday"
    assert [line[:12] for line in letter.get_content().splitlines() if line[:1].isdigit()] == [
        "1. Notice: 读",
        "2. Notice: 体",
    ]
    assert Message.objects.filter(state=State.BUNDLED).count() == 2


def test_a_decision_due_tomorrow_is_told_without_its_words(chair, school, mail_server):
    make_mailbox(chair)
    meeting = make_meeting(school, by=chair)
    Decision.objects.create(
        meeting=meeting, text="慰问患病教师", person=chair.person, due_date=TODAY + dt.timedelta(days=1)
    )

    with clock.stopped_at(TODAY):
        make_round(TODAY)
        send_waiting()

    subjects = [letter["Subject"] for letter in mail_server.taken]
    assert "1 decision given to you is due tomorrow, 2026-11-25" in subjects
    assert "慰问患病教师" not in str([letter.get_content() for letter in mail_server.taken])


@pytest.mark.usefixtures("mail_server")
def test_a_round_made_twice_tells_once(chair, school):
    make_mailbox(chair)
    meeting = make_meeting(school, by=chair)
    Message.objects.all().delete()
    Decision.objects.create(
        meeting=meeting, text="办读书会", person=chair.person, due_date=TODAY + dt.timedelta(days=1)
    )

    with clock.stopped_at(TODAY):
        make_round(TODAY)
        make_round(TODAY)

    assert Message.objects.count() == 1


def test_the_round_is_begun_once_a_day_and_not_before_eight():
    begun = []
    for moment in ("2026-11-24 07:59", "2026-11-24 08:00", "2026-11-24 08:01", "2026-11-24 23:59", "2026-11-25 08:00"):
        with clock.stopped_at(timezone.make_aware(dt.datetime.fromisoformat(moment))):
            begun.append(working.begin_morning())

    assert begun == [None, TODAY, None, None, TODAY + dt.timedelta(days=1)]


def test_looking_around_orders_the_round_and_what_is_due_again_once():
    tasks.look_around()
    tasks.look_around()

    assert [job.task_path for job in DBTaskResult.objects.all()] == ["jiaogong.outbox.tasks.make_round"]
    assert Morning.objects.count() == 1


@pytest.mark.usefixtures("mail_server")
def test_finished_jobs_and_old_messages_go_and_what_waits_stays(officer, chair, school):
    make_mailbox(chair)
    make_notice(officer, [school])
    send_waiting()
    make_notice(officer, [school])
    half_a_year = clock.now() + dt.timedelta(days=200)

    with clock.stopped_at(half_a_year):
        counted = working.prune(is_trial=True)
        removed = working.prune()

    assert (counted, removed) == (1, 1)
    assert [m.state for m in Message.objects.all()] == [State.WAITING]


@pytest.mark.usefixtures("mail_server")
def test_what_waits_in_a_restored_ledger_is_held_back(officer, chair, school):
    make_mailbox(chair)
    make_notice(officer, [school])

    held = working.hold_back()

    assert held == 1
    assert send_waiting() == {"sent": 0, "unsent": 0}
    assert DBTaskResult.objects.count() == 0
