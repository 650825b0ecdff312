"""Jobs of the worker: rows of the same transaction as what they are about, until it commits nobody sees them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django_tasks import task

from jiaogong.kernel import clock
from jiaogong.outbox import queries
from jiaogong.outbox.services import morning, sending, working


@task()
def send_waiting() -> dict[str, int]:
    return sending.send_waiting()


@task()
def make_round(day: str) -> int:
    """The morning round of a day, then what it wrote is sent."""
    with transaction.atomic():
        digests = morning.make_round(dt.date.fromisoformat(day))
        working.prune()
        send_waiting.enqueue()
    return digests


@transaction.atomic
def look_around() -> None:
    """What no act has asked for: the day's round, and messages whose next try is due."""
    day = working.begin_morning()
    if day is not None:
        make_round.enqueue(day.isoformat())
    if not queries.is_asked_for(send_waiting.module_path) and queries.waiting_and_due(clock.now()).exists():
        send_waiting.enqueue()
