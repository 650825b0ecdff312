"""Terms of a branch that ask for something: over, about to end, waiting for the reply of the union above."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from jiaogong.members.models import Term
from jiaogong.members.offices.rules.terms import ENDING_SOON
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Due:
    """How many open terms of a body are on record, and how many of them ask for something."""

    all: int = 0
    over: int = 0
    ending: int = 0
    waiting: int = 0


def terms_due(union: Union, today: dt.date) -> dict[str, Due]:
    """The open terms of a branch by body; one query. Waiting are those of the unions below, or of a union without one above."""
    open_ones = Term.objects.filter(union__path__startswith=union.path, ended_date__isnull=True)
    waits = Q(state=Term.State.REPORTED) & (~Q(union=union) | Q(union__parent__isnull=True))
    waits |= Q(asked_ends_date__isnull=False) & ~Q(union=union)
    rows = (
        open_ones.order_by()
        .values_list("body")
        .annotate(
            all=Count("pk"),
            over=Count("pk", filter=Q(ends_date__lt=today)),
            ending=Count("pk", filter=Q(ends_date__range=(today, today + ENDING_SOON))),
            waiting=Count("pk", filter=waits),
        )
    )
    return {body: Due(*counts) for body, *counts in rows}
