"""The same proposals followed from their call to the end of a period, so that a rate compares like with like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from jiaogong.kernel.periods import Period, months_after
from jiaogong.proposals.models import Proposal, Rating
from jiaogong.proposals.queries import FILED
from jiaogong.proposals.queries.rates import came_in

State = Proposal.State


def of_cohort(words: Sequence[str], period: Period) -> Q:
    """A condition on proposals of which all words hold. Raises KeyError for an unknown word.

    "called": received in time by a call that was closed in the period; "screened": filed by a call whose screening
    ended in it, or "screened_before" in the year before; "filed", "answered", "settled", "rated", "satisfied": how far
    they had come by the period's end.
    """
    days, end = (period.start, period.end), period.end
    known = {
        "called": Q(call__received_entry__start_date__range=days) & came_in(),
        "screened": Q(call__filed_entry__start_date__range=days) & _filed(),
        "screened_before": Q(call__filed_entry__start_date__range=(_year_before(period.start), _year_before(end)))
        & _filed(),
        "filed": Q(call__filed_entry__start_date__lte=end) & _filed(),
        "answered": Q(first_answered_date__lte=end),
        "settled": Q(state=State.SETTLED, settled_date__lte=end),
        "rated": Exists(_ratings(end)),
        "satisfied": Exists(_ratings(end)) & ~Exists(_last_not_satisfied(end)),
    }
    found = Q()
    for word in words:
        found &= Q(known[word])
    return found


def _year_before(day: dt.date) -> dt.date:
    return months_after(day, -12)


def _filed() -> Q:
    return Q(kind=Proposal.Kind.PROPOSAL, state__in=FILED)


def _ratings(end: dt.date) -> QuerySet[Rating]:
    return Rating.objects.filter(proposal=OuterRef("pk"), rated_date__lte=end)


def _last_not_satisfied(end: dt.date) -> QuerySet[Rating]:
    """Of several proposers of one the least satisfied counts; of several rounds the last that was rated."""
    later = Rating.objects.filter(proposal=OuterRef("proposal"), round__gt=OuterRef("round"), rated_date__lte=end)
    return _ratings(end).filter(~Exists(later), is_satisfied=False)
