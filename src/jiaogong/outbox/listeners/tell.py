from __future__ import annotations

from collections.abc import Callable, Collection

from jiaogong.outbox import queries
from jiaogong.outbox.letters import Letter
from jiaogong.outbox.services.writing import write_messages
from jiaogong.outbox.tasks import send_waiting


def tell(
    *,
    topic: str,
    key: str,
    letter: Callable[[], Letter],
    people: Collection[int] = (),
    officers_of: Collection[int] = (),
    groups: Collection[int] = (),
    but: int | None = None,
) -> None:
    """Tell these people, the officers of these unions and these unions' groups; `but` is the one who did it."""
    receivers = {*people, *(queries.officers_of(officers_of) if officers_of else ())} - {but}
    if write_messages(topic=topic, key=key, letter=letter, people=receivers, groups=groups):
        send_waiting.enqueue()
