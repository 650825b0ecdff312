"""Messages written down, as rows of the same transaction as the act that they tell of."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.conf import settings
from django.db import transaction
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.outbox import queries
from jiaogong.outbox.letters import Letter
from jiaogong.outbox.models import Mailbox, Message, Robot

State = Message.State


@transaction.atomic
def write_messages(
    *,
    topic: str,
    key: str,
    letter: Callable[[], Letter],
    people: Collection[int] = (),
    groups: Collection[int] = (),
) -> int:
    """Write what these people and the groups of these unions wish to be told, each in their language, once a `key`.

    `letter` gives the words in the language that is active. Returns how many messages wait to be sent now.
    """
    to_people = [_to_person(box, topic, key, letter) for box in queries.mailboxes_to_tell(topic, people)]
    to_groups = [_to_group(robot, topic, key, letter) for robot in queries.robots_to_tell(topic, groups)]
    messages = [*to_people, *to_groups]
    Message.objects.bulk_create(messages, batch_size=500, ignore_conflicts=True)
    return sum(m.state == State.WAITING for m in messages)


def _to_person(box: Mailbox, topic: str, key: str, letter: Callable[[], Letter]) -> Message:
    with translation.override(box.language or settings.LANGUAGE_CODE):
        message = _message(letter(), topic)
    message.key, message.person, message.union_id = f"{key}:p{box.person_id}", box.person, box.person.union_id
    message.state = State.HELD if box.is_daily else State.WAITING
    return message


def _to_group(robot: Robot, topic: str, key: str, letter: Callable[[], Letter]) -> Message:
    with translation.override(settings.LANGUAGE_CODE):
        message = _message(letter(), topic)
    message.key, message.union_id = f"{key}:u{robot.union_id}", robot.union_id
    return message


def _message(letter: Letter, topic: str) -> Message:
    now = clock.now()
    subject = " ".join(letter.subject.split())[:160]
    return Message(topic=topic, subject=subject, text=letter.text, path=letter.path, made_at=now, due_at=now)
