"""Rows of a sheet held against the ledger: new, changed, duplicate, or in error."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from jiaogong.ledger import permissions, queries
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts
from jiaogong.ledger.sheets.understanding import Fault, faults_of_facts
from jiaogong.ledger.snapshots import facts_of, snapshot
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

NEW, CHANGED, DUPLICATE, ERROR = "new", "changed", "duplicate", "error"
_AT_A_TIME = 400
_NOT_IN_SHEETS = ("part_of", "due", "precision")

Key = tuple[int, dt.date, str]


@dataclass(slots=True)
class SheetRow:
    """A row understood: where it stands, what it states, and what the ledger says to it."""

    sheet: str
    number: int
    union: Union
    facts: Facts | None
    faults: list[Fault] = field(default_factory=list)
    state: str = NEW
    entry: Entry | None = None
    same_as: int | None = None
    title: str = ""

    @property
    def key(self) -> Key | None:
        return (self.union.pk, self.facts.first_day, self.facts.title) if self.facts else None


def compare(rows: Sequence[SheetRow], actor: Standing, today: dt.date) -> None:
    """Give each row its state. Rows that equal an entry come first, so that what is left over is changed or new."""
    candidates = _candidates(rows, actor)
    for row in rows:
        _mark_duplicate(row, candidates)
    seen: dict[tuple[Key, str], int] = {}
    for row in rows:
        if row.state == DUPLICATE:
            continue
        if row.facts and row.key:
            first = seen.setdefault((row.key, str(_told(row.facts))), row.number)
            if first != row.number:
                row.state, row.same_as = DUPLICATE, first
                continue
            _mark_changed(row, candidates, actor)
            row.faults += faults_of_facts(row.facts, today)
        if row.faults or not row.facts:
            row.state = ERROR


def _candidates(rows: Sequence[SheetRow], actor: Standing) -> dict[Key, list[Entry]]:
    """Entries that stand, of the unions, days and titles of the rows, as far as the actor may read them."""
    found: dict[Key, list[Entry]] = defaultdict(list)
    for batch in _batches([r for r in rows if r.facts]):
        days = {r.facts.first_day for r in batch if r.facts}
        entries = queries.entries_visible_to(actor).filter(
            queries.openly_readable(actor),
            union__in={r.union.pk for r in batch},
            start_date__range=(min(days), max(days)),
            title__in={r.facts.title for r in batch if r.facts},
            sign=1,
            reversal__isnull=True,
        )
        for entry in entries.select_related("union").prefetch_related("figures", "awards", "bodies", "concerned"):
            if all(entry.pk != known.pk for known in found[entry.union_id, entry.start_date, entry.title]):
                found[entry.union_id, entry.start_date, entry.title].append(entry)
    return found


def _batches(rows: list[SheetRow]) -> Iterator[list[SheetRow]]:
    for start in range(0, len(rows), _AT_A_TIME):
        yield rows[start : start + _AT_A_TIME]


def _mark_duplicate(row: SheetRow, candidates: dict[Key, list[Entry]]) -> None:
    if not row.facts or not row.key:
        return
    like = candidates.get(row.key, [])
    same = next((e for e in like if _told(facts_of(e)) == _told(row.facts)), None)
    if same and not row.faults:
        like.remove(same)
        row.state, row.entry = DUPLICATE, same


def _mark_changed(row: SheetRow, candidates: dict[Key, list[Entry]], actor: Standing) -> None:
    like = candidates.get(row.key, []) if row.key else []
    if not like:
        return
    row.state, row.entry = CHANGED, like.pop(0)
    if row.entry.state == Entry.State.CONFIRMED:
        message = _("This act is confirmed with other values in the ledger (entry %(number)s); correct it on its page.")
        row.faults.append(Fault("", "", message % {"number": row.entry.pk}))
    elif not permissions.may_change(actor, row.entry):
        row.faults.append(Fault("", "", str(permissions.may_change(actor, row.entry).reason)))


def _told(facts: Facts) -> dict[str, object]:
    """The facts that a sheet can state, in no order."""
    told = {k: v for k, v in snapshot(facts).items() if k not in _NOT_IN_SHEETS}
    return {k: sorted(map(str, v)) if isinstance(v, list) else v for k, v in told.items()}
