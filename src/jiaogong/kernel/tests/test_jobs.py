"""Jobs that are asked for by a look around: once each, and not for ever."""

from __future__ import annotations

import datetime as dt

import pytest
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jiaogong.kernel import clock
from jiaogong.kernel.jobs import BROKEN_OFF, ask_once

pytestmark = pytest.mark.django_db


@task()
def job(key: int) -> int:
    return key


def test_a_job_that_waits_or_is_at_work_is_not_asked_for_again():
    ask_once(job, [(1,), (2,)], most=5)
    DBTaskResult.objects.filter(args_kwargs__args=[1]).update(status="RUNNING", started_at=clock.now())

    given_up = ask_once(job, [(1,), (2,), (3,)], most=5)

    assert (given_up, sorted(asked.args_kwargs["args"] for asked in DBTaskResult.objects.all())) == (
        [],
        [[1], [2], [3]],
    )


@pytest.mark.parametrize("most", [0, 1, 2])
def test_no_more_than_so_many_wait_at_once(most):
    for _look in range(3):
        ask_once(job, [(1,), (2,), (3,)], most=most)

    assert DBTaskResult.objects.count() == most


@pytest.mark.parametrize("ending", ["FAILED", "RUNNING"])
def test_a_job_that_failed_or_broke_off_three_times_is_given_up(ending):
    long_ago = clock.now() - BROKEN_OFF - dt.timedelta(minutes=1)
    given_up = []
    for _try in range(4):
        given_up += ask_once(job, [(1,)], most=5)
        DBTaskResult.objects.filter(status="READY").update(status=ending, started_at=long_ago)

    assert (given_up, DBTaskResult.objects.count()) == ([(1,)], 3)


def test_what_was_done_may_be_asked_for_again():
    for _time in range(2):
        ask_once(job, [(1,)], most=5)
        DBTaskResult.objects.update(status="SUCCESSFUL")

    assert DBTaskResult.objects.count() == 2
