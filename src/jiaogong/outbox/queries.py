"""Every reading of messages, mailboxes, robots and workers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import OFFICER_KINDS, Standing, within
from jiaogong.outbox.models import Mailbox, Message, Robot, Worker
from jiaogong.unions.models import Union

OPEN = "open"
_ALIVE = dt.timedelta(minutes=2)
State = Message.State


def area_paths(standing: Standing) -> tuple[str, ...]:
    """The paths of the area unions in which the person is an officer."""
    held = {o.union for o in standing.offices if o.kind in OFFICER_KINDS and o.union.kind == Union.Kind.AREA}
    return tuple(sorted(u.path for u in held))


def messages_visible_to(standing: Standing) -> QuerySet[Message]:
    """Messages to people and groups of the branches of the area unions in which the person is an officer."""
    return Message.objects.filter(within(area_paths(standing), "union__path"))


def in_state(messages: QuerySet[Message], state: str) -> QuerySet[Message]:
    """The messages in a state; OPEN: those that wait or failed; else all."""
    if state == OPEN:
        return messages.filter(state__in=(State.WAITING, State.FAILED))
    return messages.filter(state=state) if state in State.values else messages


def found_by_words(messages: QuerySet[Message], words: str) -> QuerySet[Message]:
    """Messages to a person or union of that name."""
    typed = words.strip()
    return messages.filter(Q(person__name__contains=typed) | Q(union__name__contains=typed)) if typed else messages


def locked_message(message_id: int, visible_to: Standing) -> Message:
    """A message fetched for change. Raises NotFound where it is not the person's to know of."""
    found = messages_visible_to(visible_to).filter(pk=message_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(_("There is no such message, or it is not yours to see."))
    return Message.objects.select_for_update(of=("self",)).select_related("union").get(pk=found)


def mailbox_of(person: Person) -> Mailbox | None:
    return Mailbox.objects.filter(person=person).first()


def robot_of(union: Union) -> Robot | None:
    return Robot.objects.filter(union=union).select_related("set_by").first()


def mailboxes_to_tell(topic: str, people: Collection[int]) -> list[Mailbox]:
    """The confirmed mailboxes of those people who wish to be told of a topic; none while no mail server is set up."""
    if not settings.MAIL_IS_SET:
        return []
    boxes = Mailbox.objects.filter(person__in=people).exclude(digest="").select_related("person")
    return [box for box in boxes if topic in box.topics]


def robots_to_tell(topic: str, unions: Collection[int]) -> list[Robot]:
    return [robot for robot in Robot.objects.filter(union__in=unions) if topic in robot.topics]


def officers_of(unions: Collection[int]) -> set[int]:
    """The keys of those who hold an officer's post in these very unions today."""
    today = clock.today()
    held = Office.objects.filter(union__in=unions, kind__in=OFFICER_KINDS, since__lte=today)
    held = held.filter(Q(until__isnull=True) | Q(until__gte=today))
    return set(held.order_by().values_list("person_id", flat=True))


def waiting_and_due(now: dt.datetime) -> QuerySet[Message]:
    return Message.objects.filter(state=State.WAITING, due_at__lte=now).order_by("due_at", "pk")


def sent_to_group_since(union_id: int, since: dt.datetime) -> int:
    """How many messages a union's group has been sent since a moment."""
    return Message.objects.filter(union=union_id, person__isnull=True, sent_at__gt=since).count()


def last_worker() -> Worker | None:
    """The worker that was seen last."""
    return Worker.objects.order_by("-seen_at").first()


def is_alive(worker: Worker | None, now: dt.datetime) -> bool:
    return worker is not None and worker.seen_at > now - _ALIVE


def jobs() -> dict[str, int]:
    """How many jobs wait, and how many failed by a fault of the program."""
    waiting, failed = Q(status=TaskResultStatus.READY), Q(status=TaskResultStatus.FAILED)
    counts: dict[str, int] = DBTaskResult.objects.aggregate(
        waiting=Count("pk", filter=waiting), failed=Count("pk", filter=failed)
    )
    return counts


def is_asked_for(job: str) -> bool:
    """Whether a job of that path waits."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=job).exists()


def counts(messages: QuerySet[Message]) -> dict[str, int]:
    """How many messages wait, and how many failed."""
    told: dict[str, int] = messages.order_by().aggregate(
        waiting=Count("pk", filter=Q(state=State.WAITING)), failed=Count("pk", filter=Q(state=State.FAILED))
    )
    return told
