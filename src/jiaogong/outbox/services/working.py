"""What a worker notes of itself, the morning round that only one of them begins, and what is no longer kept."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jiaogong.kernel import clock
from jiaogong.outbox import rules
from jiaogong.outbox.models import Message, Morning, Worker

_JOBS_KEPT, _MESSAGES_KEPT, _MORNINGS_KEPT = (dt.timedelta(days=n) for n in (14, 180, 400))
_STANDING = (Message.State.WAITING, Message.State.HELD)


def note_alive(name: str) -> None:
    """Note that a worker lives; those not seen for a day are forgotten."""
    now = clock.now()
    Worker.objects.update_or_create(
        name=name, defaults={"seen_at": now}, create_defaults={"began_at": now, "seen_at": now}
    )
    Worker.objects.filter(seen_at__lt=now - dt.timedelta(days=1)).delete()


def note_gone(name: str) -> None:
    """Forget a worker that stops in order."""
    Worker.objects.filter(name=name).delete()


def begin_morning() -> dt.date | None:
    """The day whose morning round is to be made now, by whoever asked first after eight o'clock; None: nobody, or not yet."""
    now = clock.now()
    if timezone.localtime(now).time() < rules.MORNING or Morning.objects.filter(day=clock.today()).exists():
        return None
    try:
        with transaction.atomic():
            return Morning.objects.create(day=clock.today(), begun_at=now).day
    except IntegrityError:
        return None


@transaction.atomic
def prune(*, is_trial: bool = False) -> int:
    """Let finished jobs of two weeks ago and messages of half a year ago go; how many. A trial removes nothing."""
    now = clock.now()
    over = Q(status__in=(TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED), finished_at__lt=now - _JOBS_KEPT)
    old = (
        DBTaskResult.objects.filter(over),
        Message.objects.filter(made_at__lt=now - _MESSAGES_KEPT).exclude(state__in=_STANDING),
        Morning.objects.filter(begun_at__lt=now - _MORNINGS_KEPT),
    )
    count = sum(rows.count() for rows in old)
    if not is_trial:
        for rows in old:
            rows.delete()
    return count


@transaction.atomic
def hold_back() -> int:
    """Fail what waits in a ledger that was restored: it may have been sent since its backup was made. How many."""
    waiting = Message.objects.filter(state=Message.State.WAITING)
    Worker.objects.all().delete()
    DBTaskResult.objects.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)).delete()
    return waiting.update(state=Message.State.FAILED, reason=_("Restored from a backup: perhaps it was sent already."))
