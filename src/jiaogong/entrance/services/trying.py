"""Limits of tries, by account and by address, as rows that every process counts alike."""

from __future__ import annotations

import datetime as dt
import math

from django.conf import settings
from django.utils.translation import ngettext

from jiaogong.entrance.models import Try
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.sealing import digest


def take_a_try(door: str, *, who: str = "", address: str = "") -> None:
    """Count one try of an account (or what was typed for one) and of an address.

    A try is written before it is judged, so that many at once cannot all slip through; a refused one is not kept.
    Raises RuleBroken with how long to wait.
    """
    now = clock.now()
    window = dt.timedelta(minutes=settings.TRY_WINDOW_MINUTES)
    Try.objects.filter(at__lt=now - window).delete()
    asked = [(_key(door, "who", who), settings.TRIES_PER_ACCOUNT)] if who else []
    asked += [(_key(door, "address", address), settings.TRIES_PER_ADDRESS)] if address else []
    written = [Try.objects.create(key=key, at=now) for key, _limit in asked]
    for key, limit in asked:
        earlier = list(Try.objects.filter(key=key, at__gte=now - window).order_by("-at", "-pk")[: limit + 1])
        if len(earlier) > limit:
            Try.objects.filter(pk__in=[t.pk for t in written]).delete()
            raise RuleBroken(_too_many(earlier[limit].at + window - now))


def forget_tries(door: str, *, who: str) -> None:
    """Begin anew for an account after a success; the address keeps its count."""
    Try.objects.filter(key=_key(door, "who", who)).delete()


def _key(door: str, kind: str, value: str) -> str:
    return digest(f"{door}\0{kind}\0{value.strip().lower()}", "try")


def _too_many(wait: dt.timedelta) -> str:
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    return ngettext(
        "Too many tries: wait %(minutes)s minute, or ask your chair for a new slip.",
        "Too many tries: wait %(minutes)s minutes, or ask your chair for a new slip.",
        minutes,
    ) % {"minutes": minutes}
