"""The reading of entries for facts: few queries, plain tuples."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import QuerySet

from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Award, Entry, Figure
from jiaogong.ledger.queries import of_branch, standing_entries
from jiaogong.ledger.rules import AwardFact, FigureFact
from jiaogong.summaries.facts.shapes import Act
from jiaogong.unions.models import Union

_COLUMNS = (
    "pk", "union_id", "category", "title", "sentence", "start_date", "end_date",
    "precision", "theme", "basis", "due_date", "part_of_id",
)  # fmt: skip


def acts_of(entries: QuerySet[Entry]) -> tuple[Act, ...]:
    """The entries as acts, oldest first: three queries whatever their number."""
    keys = entries.order_by().values("pk")
    figures: dict[int, list[FigureFact]] = defaultdict(list)
    counted = Figure.objects.filter(entry__in=keys).order_by("pk").values_list("entry_id", "measure", "value", "qualifier")
    for entry, measure, value, qualifier in counted.iterator(2000):
        figures[entry].append(FigureFact(measure, value, qualifier))
    awards: dict[int, list[AwardFact]] = defaultdict(list)
    given = Award.objects.filter(entry__in=keys).order_by("pk").values_list("entry_id", "level", "prize", "count")
    for entry, level, prize, count in given.iterator(2000):
        awards[entry].append(AwardFact(level, prize, count))
    rows = entries.order_by("start_date", "pk").values_list(*_COLUMNS).iterator(chunk_size=2000)
    return tuple(
        Act(pk, of, kind, title, told, start, end, exact, theme, basis, due, whole, tuple(figures.get(pk, ())), tuple(awards.get(pk, ())))
        for pk, of, kind, title, told, start, end, exact, theme, basis, due, whole in rows
    )


def standing(union: Union, period: Period) -> QuerySet[Entry]:
    """What a branch did in a period and was not taken back; shares in an event besides the event."""
    return standing_entries(of_branch(union, period))
