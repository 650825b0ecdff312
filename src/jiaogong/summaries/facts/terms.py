"""The terms of union committees as they stand at the end of a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from jiaogong.members.models import Term
from jiaogong.unions.models import Union

AHEAD = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Terms:
    """The unions whose committee's term is over without another elected, and those whose term ends within a year."""

    over: tuple[Union, ...] = ()
    ending: tuple[Union, ...] = ()


def terms_of(unions: Sequence[Union], until: dt.date) -> Terms:
    """The committees' terms of some unions as they stood on a day: of each the newest, one query."""
    standing = Q(ended_date__isnull=True) | Q(ended_date__gt=until)
    held = Term.objects.filter(standing, union__in=unions, body=Term.Body.COMMITTEE, elected_date__lte=until)
    last = dict(held.order_by("elected_date", "pk").values_list("union_id", "ends_date"))
    return Terms(
        tuple(u for u in unions if u.pk in last and last[u.pk] <= until),
        tuple(u for u in unions if u.pk in last and until < last[u.pk] <= until + AHEAD),
    )
