"""The one source of time, so that a year can be lived through in a minute."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from contextvars import ContextVar

from django.utils import timezone

_fixed: ContextVar[dt.datetime | None] = ContextVar("fixed_time", default=None)


def now() -> dt.datetime:
    """The present moment, aware."""
    return _fixed.get() or timezone.now()


def today() -> dt.date:
    """The present day in the house's time zone."""
    return timezone.localdate(now())


def start_of_today() -> dt.datetime:
    """The midnight with which the present day began."""
    return timezone.make_aware(dt.datetime.combine(today(), dt.time()))


@contextlib.contextmanager
def stopped_at(moment: dt.datetime | dt.date) -> Iterator[None]:
    """Let it be this moment (a date: its noon) within the block."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time(12))
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    token = _fixed.set(moment)
    try:
        yield
    finally:
        _fixed.reset(token)
