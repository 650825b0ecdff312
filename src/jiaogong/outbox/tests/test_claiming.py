"""Several workers at once, on a database that several write to."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections, transaction

from jiaogong.kernel import clock
from jiaogong.outbox.models import Message
from jiaogong.outbox.services import sending
from jiaogong.outbox.services.sending import send_waiting
from jiaogong.outbox.tests.conftest import NOW, make_robot

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]


def elsewhere(act: Any) -> Any:
    """What an act gives in a thread, and so a connection, of its own."""

    def acted() -> Any:
        try:
            with clock.stopped_at(NOW):
                return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(acted).result()


def write(school: Any, count: int) -> list[int]:
    now = clock.now()
    rows = [Message(key=f"k{n}", union=school, subject=f"第{n}件", made_at=now, due_at=now) for n in range(count)]
    return [message.pk for message in Message.objects.bulk_create(rows)]


def test_a_message_that_another_worker_is_claiming_is_passed_over_without_waiting(school):
    first, second = write(school, 2)

    with transaction.atomic():
        mine = sending._claimed()
        theirs = elsewhere(sending._claimed)

    assert [m.pk for m in (mine, theirs) if m] == [first, second]


def test_four_workers_send_each_of_twelve_messages_once(school, chair, group):
    make_robot(school, chair, group.address)
    write(school, 12)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(elsewhere, [send_waiting] * 4))

    assert sorted(said["text"]["content"] for said in group.said) == sorted(f"第{n}件" for n in range(12))
