"""What the figures of a list of entries add up to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from jiaogong.catalogue import MEASURES
from jiaogong.ledger.models import Entry, Figure
from jiaogong.ledger.queries import LAST, SENSITIVE

MOST_SUMMED = 50_000


@dataclass(frozen=True, slots=True)
class Total:
    """What the figures of one measure add up to over the entries of a list; None where too few stand behind it to be told."""

    measure: str
    value: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many entries a list has, how many are confirmed, and what the confirmed ones' figures add up to.

    Of a list too long to sum at once `figures` is None; `is_more` where it was not even counted to its end.
    """

    entries: int
    confirmed: int
    figures: list[Total] | None
    is_more: bool = False


def totals_of(
    entries: QuerySet[Entry], *, openly: Q, fewest: int, may_count_all: bool = True, holds_all_confirmed: bool = False
) -> Totals:
    """Sum up the entries of a list, as they stand there, in a time that hardly grows with the ledger.

    A sum with entries behind it that the reader may not read (all but `openly`) is told only where these are at
    least `fewest`. A list that `holds_all_confirmed` is summed at any length, the others up to `MOST_SUMMED` entries.
    """
    entries = entries.order_by()
    confirmed = entries.filter(state=Entry.State.CONFIRMED)
    is_long = entries[: MOST_SUMMED + 1].count() > MOST_SUMMED
    if is_long and not may_count_all:
        return Totals(MOST_SUMMED, 0, None, is_more=True)
    if not is_long:
        figures: list[Total] | None = _totals(_sums_of(confirmed, openly, fewest))
    else:
        figures = _totals(_sums_of_all(openly, fewest)) if holds_all_confirmed else None
    return Totals(entries.count(), confirmed.count(), figures)


def _totals(told: dict[str, int | None]) -> list[Total]:
    return [Total(code, told[code]) for code in MEASURES if told.get(code, 0) != 0 and code not in LAST]


def _sums_of(confirmed: QuerySet[Entry], openly: Q, fewest: int) -> dict[str, int | None]:
    """The sums of some entries, by measure."""
    # An outer join, so that the database goes from the entries to their figures, never through all figures.
    sums = confirmed.values("figures__measure").annotate(
        total=Sum("figures__value"), hidden=Count("pk", filter=~openly)
    )
    return {row["figures__measure"]: row["total"] if not 0 < row["hidden"] < fewest else None for row in sums}


def _sums_of_all(openly: Q, fewest: int) -> dict[str, int | None]:
    """The sums of all that is confirmed: every figure, by the index of measures alone, less those of drafts and plans."""
    every = Figure.objects.order_by().values_list("measure").annotate(Sum("value"))
    open_entries = Entry.objects.filter(state__in=(Entry.State.PLANNED, Entry.State.DRAFT)).order_by().values("pk")
    still_open = dict(every.filter(entry__in=open_entries))
    return {
        measure: None if 0 < _hidden(measure, openly, fewest) < fewest else total - still_open.get(measure, 0)
        for measure, total in every
    }


def _hidden(measure: str, openly: Q, fewest: int) -> int:
    """How many confirmed entries behind a measure the reader may not read, counted to `fewest`."""
    if not any(MEASURES[measure].suits(category) for category in SENSITIVE):
        return 0
    behind = Entry.objects.filter(~openly, state=Entry.State.CONFIRMED, figures__measure=measure)
    return behind.order_by()[:fewest].count()
