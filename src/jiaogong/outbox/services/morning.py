"""The round made each morning: what is due tomorrow, and what was held for the day's digest."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.events import announce
from jiaogong.meetings.models import Decision, Meeting
from jiaogong.outbox import letters
from jiaogong.outbox.events import MorningBegan
from jiaogong.outbox.letters import Letter
from jiaogong.outbox.models import Mailbox, Message, Topic
from jiaogong.outbox.services.writing import write_messages

State = Message.State


@transaction.atomic
def make_round(day: dt.date) -> int:
    """Write the messages of a morning; made again for the same day, none is written twice. Returns how many digests."""
    _tell_of_decisions(day)
    announce(MorningBegan(day))
    return _bundle(day)


def _tell_of_decisions(day: dt.date) -> None:
    tomorrow = day + dt.timedelta(days=1)
    due = Decision.objects.filter(due_date=tomorrow, done_at__isnull=True, person__isnull=False)
    due = due.exclude(meeting__state=Meeting.State.CANCELLED).order_by()
    for person, count in due.values_list("person").annotate(Count("pk")):
        letter = partial(letters.decisions_due, count, tomorrow, reverse("follow-up"))
        write_messages(topic=Topic.DECISIONS, key=f"due:{tomorrow}", letter=letter, people=[person])


def _bundle(day: dt.date) -> int:
    """One message for each mailbox of all that was held for it."""
    held = Message.objects.filter(state=State.HELD).order_by("person_id", "pk")
    boxes = {box.person_id: box for box in Mailbox.objects.exclude(digest="")}
    by_person = {pk: list(messages) for pk, messages in groupby(held, key=lambda m: m.person_id)}
    digests = [_digest(boxes[pk], messages, day) for pk, messages in by_person.items() if pk in boxes]
    Message.objects.bulk_create(digests, ignore_conflicts=True)
    Message.objects.filter(pk__in=[m.pk for messages in by_person.values() for m in messages]).update(
        state=State.BUNDLED
    )
    return len(digests)


def _digest(box: Mailbox, held: list[Message], day: dt.date) -> Message:
    now = clock.now()
    with translation.override(box.language or settings.LANGUAGE_CODE):
        letter = letters.digest([Letter(m.subject, "", m.path) for m in held], settings.SITE_ADDRESS)
    return Message(
        key=f"digest:{day}:p{box.person_id}",
        person_id=box.person_id,
        union_id=held[0].union_id,
        subject=letter.subject,
        text=letter.text,
        made_at=now,
        due_at=now,
    )
