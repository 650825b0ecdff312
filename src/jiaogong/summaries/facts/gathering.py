"""The reading of entries for facts: few queries, plain tuples."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import QuerySet

from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Award, Entry, Figure
from jiaogong.ledger.queries import of_branch, standing_entries
from jiaogong.ledger.rules import AwardFact, FigureFact
from jiaogong.summaries.facts.shapes import Act, Prize
from jiaogong.unions.models import Union

_COLUMNS = (
    "pk", "union_id", "category", "title", "sentence", "start_date", "end_date",
    "precision", "theme", "basis", "due_date", "part_of_id",
)  # fmt: skip


def acts_of(entries: QuerySet[Entry]) -> tuple[Act, ...]:
    """The entries as acts, oldest first: three queries whatever their number."""
    keys = entries.order_by().values("pk")
    figures: dict[int, list[FigureFact]] = defaultdict(list)
    counted = (
        Figure.objects.filter(entry__in=keys).order_by("pk").values_list("entry_id", "measure", "value", "qualifier")
    )
    for entry, measure, value, qualifier in counted:
        figures[entry].append(FigureFact(measure, value, qualifier))
    awards: dict[int, list[AwardFact]] = defaultdict(list)
    given = Award.objects.filter(entry__in=keys).order_by("pk").values_list("entry_id", "level", "prize", "count")
    for entry, level, prize, count in given:
        awards[entry].append(AwardFact(level, prize, count))
    rows = entries.order_by("start_date", "pk").values_list(*_COLUMNS)
    return tuple(
        Act(
            pk,
            of,
            kind,
            title,
            told,
            start,
            end,
            exact,
            theme,
            basis,
            due,
            whole,
            tuple(figures.get(pk, ())),
            tuple(awards.get(pk, ())),
        )
        for pk, of, kind, title, told, start, end, exact, theme, basis, due, whole in rows
    )


def standing(union: Union, period: Period) -> QuerySet[Entry]:
    """What a branch did in a period and was not taken back; shares in an event besides the event."""
    return standing_entries(of_branch(union, period))


def prizes_of(entries: QuerySet[Entry]) -> tuple[Prize, ...]:
    """The prizes that entries record, summed by category, level and name; what was taken back nets out."""
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    behind: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    rows = Award.objects.filter(entry__in=entries.order_by().values("pk")).order_by("pk")
    for pk, category, level, prize, count in rows.values_list("entry_id", "entry__category", "level", "prize", "count"):
        counts[category, level, prize] += count
        behind[category, level, prize].append(pk)
    return tuple(Prize(*key, count, tuple(behind[key])) for key, count in counts.items() if count)
