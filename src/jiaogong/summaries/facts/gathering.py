"""The reading of entries for facts: few queries, plain tuples."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Award, Entry, Figure
from jiaogong.ledger.queries import of_branch, standing_entries
from jiaogong.ledger.rules import AwardFact, FigureFact
from jiaogong.summaries.facts.shapes import Act, Prize
from jiaogong.unions.models import Union

FEW = 500
"""Up to how many keys are named one by one rather than asked for again."""
PRIZES = "any prize"
"""What is asked for in a measure's place where acts with prizes are wanted; no measure is called so."""
_DAYS = {f"{name}_written": Cast(f"{name}_date", CharField()) for name in ("start", "end", "due")}
_COLUMNS = (
    "pk", "union_id", "category", "title", "sentence", "start_written", "end_written",
    "precision", "theme", "basis", "due_written", "part_of_id",
)  # fmt: skip


@lru_cache(maxsize=4_000)
def _day(written: str) -> dt.date:
    return dt.date.fromisoformat(written)


_figure = lru_cache(maxsize=50_000)(FigureFact)
"""A figure as a fact, the same for all acts that count the same: most of a year's are small numbers told often."""


def acts_of(entries: QuerySet[Entry]) -> tuple[Act, ...]:
    """The entries as acts, oldest first: three queries whatever their number.

    Days are fetched as written and made dates by table: of ten thousand acts that is a third of the time.
    """
    rows = list(entries.annotate(**_DAYS).order_by("start_date", "pk").values_list(*_COLUMNS))
    is_few = len(rows) <= FEW
    keys = Q(entry__in=[row[0] for row in rows]) if is_few else Q(entry__in=entries.order_by().values("pk"))
    figures: dict[int, list[FigureFact]] = defaultdict(list)
    counted = Figure.objects.filter(keys).order_by("pk").values_list("entry_id", "measure", "value", "qualifier")
    for entry, measure, value, qualifier in counted:
        figures[entry].append(_figure(measure, value, qualifier))
    awards: dict[int, list[AwardFact]] = defaultdict(list)
    given = Award.objects.filter(keys).order_by("pk").values_list("entry_id", "level", "prize", "count")
    for entry, level, prize, count in given:
        awards[entry].append(AwardFact(level, prize, count))
    return tuple(
        Act(
            pk,
            of,
            kind,
            title,
            told,
            _day(start),
            _day(end),
            exact,
            theme,
            basis,
            _day(due) if due else None,
            whole,
            tuple(figures.get(pk, ())),
            tuple(awards.get(pk, ())),
        )
        for pk, of, kind, title, told, start, end, exact, theme, basis, due, whole in rows
    )


def standing(union: Union, period: Period) -> QuerySet[Entry]:
    """What a branch did in a period and was not taken back; shares in an event besides the event."""
    return standing_entries(of_branch(union, period))


def holding(entries: QuerySet[Entry], measure: str, categories: Collection[str] = ()) -> tuple[Act, ...]:
    """Those of the entries, as acts, that hold a figure of a measure (of `PRIZES`: a prize), of some categories or of any."""
    of_kinds = entries.filter(category__in=categories) if categories else entries
    if measure == PRIZES:
        return acts_of(of_kinds.filter(pk__in=Award.objects.order_by().values("entry")))
    return acts_of(of_kinds.filter(figures__measure=measure))


def wholes_of(entries: QuerySet[Entry]) -> dict[int, int]:
    """The entries that others are part of, with their unions' keys."""
    named = Entry.objects.filter(part_of__isnull=False).order_by().values("part_of")
    return dict(entries.filter(pk__in=named).order_by().values_list("pk", "union"))


def prizes_of(entries: QuerySet[Entry]) -> tuple[Prize, ...]:
    """The prizes that entries record, summed by category, level and name; what was taken back nets out."""
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    behind: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    rows = Award.objects.filter(entry__in=entries.order_by().values("pk")).order_by("pk")
    for pk, category, level, prize, count in rows.values_list("entry_id", "entry__category", "level", "prize", "count"):
        counts[category, level, prize] += count
        behind[category, level, prize].append(pk)
    return tuple(Prize(*key, count, tuple(behind[key])) for key, count in counts.items() if count)
