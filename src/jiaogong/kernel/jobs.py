"""Jobs of the worker that look for their own work: asked for once each, and not for ever where they fail."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from jiaogong.kernel import clock

BROKEN_OFF = dt.timedelta(minutes=5)
"""After so long at work a job is taken to have been broken off, with its worker."""
TRIES = 3
Key = tuple[int, ...]


def ask_once(job: Task[Any, Any], keys: Iterable[Key], *, most: int) -> list[Key]:
    """Ask for a job with each of these arguments, `most` at once, that it is not waiting or at work for already.

    Returns those given up: for which it has failed or broken off three times.
    """
    taken, tries = _asked(job)
    wanted = [key for key in keys if key not in taken]
    for key in [key for key in wanted if tries[key] < TRIES][: max(0, most - len(taken))]:
        job.enqueue(*key)
    return [key for key in wanted if tries[key] >= TRIES]


def _asked(job: Task[Any, Any]) -> tuple[set[Key], Counter[Key]]:
    """What a job waits or works for, and how often it came to nothing for what."""
    taken: set[Key] = set()
    tries: Counter[Key] = Counter()
    since = clock.now() - BROKEN_OFF
    rows = DBTaskResult.objects.filter(task_path=job.module_path).exclude(status=TaskResultStatus.SUCCESSFUL)
    for status, started_at, sent in rows.order_by().values_list("status", "started_at", "args_kwargs"):
        key = tuple(sent["args"])
        if status == TaskResultStatus.READY or (
            status == TaskResultStatus.RUNNING and (started_at is None or started_at > since)
        ):
            taken.add(key)
        else:
            tries[key] += 1
    return taken, tries
