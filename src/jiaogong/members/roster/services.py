"""Acts of a roster: read in, its columns confirmed, doubts decided, accepted, taken back, thrown away.

Each leaves the long work to `slices.advance`, which whoever waits calls until nothing is left.
"""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.files import safe_name
from jiaogong.members.models import RosterChunk, RosterHabit, RosterImport, RosterRow
from jiaogong.members.queries import Standing
from jiaogong.members.roster import permissions, queries
from jiaogong.members.roster.columns import COLUMNS, bare
from jiaogong.members.roster.guessing import HEADING_WITHIN, LOOKED_AT, Table, table_of
from jiaogong.members.roster.opening import MOST_ROWS, Row, opened, rows_of
from jiaogong.unions.models import Union

State = RosterImport.State
ROWS_A_CHUNK = 2000
T = TypeVar("T")


def read_roster(
    *, data: bytes, name: str, union: Union, actor: Standing, form_key: uuid.UUID | None = None
) -> RosterImport:
    """Open a workbook and keep its rows waiting, their columns guessed; no file is changed.

    The same form sent twice reads once. Raises RuleBroken where it is no workbook or has no table,
    NotPermitted unless the actor is an officer of the union; then nothing is kept.
    """
    require(permissions.may_read_in(actor, union))
    before = RosterImport.objects.exclude(state=State.OPENING).filter(form_key=form_key, read_by=actor.person)
    if form_key and (sent := before.first()):
        return sent
    RosterImport.objects.filter(state=State.OPENING, read_by=actor.person).delete()
    roster = RosterImport.objects.create(
        union=union, file_name=safe_name(name)[:200], form_key=form_key, read_by=actor.person, read_at=clock.now()
    )
    try:
        tables, rows = _keep_tables(roster, data, name, queries.habit_of(union))
    except RuleBroken:
        roster.delete()
        raise
    return _opened(roster, tables, rows, actor)


def _keep_tables(roster: RosterImport, data: bytes, name: str, habit: Mapping[str, str]) -> tuple[list[Table], int]:
    tables: list[Table] = []
    kept, number = 0, 0
    with opened(data, name) as sheets:
        for sheet in sheets:
            rows = rows_of(sheet)
            top = list(islice(rows, HEADING_WITHIN + LOOKED_AT))
            table = table_of(sheet.name, top, sheet.merged_cell_ranges or ())
            if table is None:
                continue
            tables.append(_as_before(table, habit))
            below = chain((r for r in top if r[0] >= table.first), rows)
            for some in _in_chunks(below):
                kept, number = kept + len(some), number + 1
                _require_few(kept, name)
                _keep_chunk(roster, number, len(tables) - 1, some)
    if not kept:
        raise RuleBroken(
            _("“%(name)s” has no sheet with rows below a heading; choose the roster again.") % {"name": name}
        )
    return tables, kept


def _in_chunks(rows: Iterator[T]) -> Iterator[list[T]]:
    while some := list(islice(rows, ROWS_A_CHUNK)):
        yield some


def _require_few(rows: int, name: str) -> None:
    if rows > MOST_ROWS:
        raise RuleBroken(
            _("“%(name)s” has more than %(most)s rows; divide it into several files.")
            % {"name": name, "most": MOST_ROWS}
        )


def _keep_chunk(roster: RosterImport, number: int, table: int, rows: Sequence[tuple[int, Row]]) -> None:
    cells = json.dumps({"table": table, "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    RosterChunk.objects.create(roster=roster, number=number, cells=cells)


def _as_before(table: Table, habit: Mapping[str, str]) -> Table:
    """The columns as the union's officer last gave them to these headings; a heading that stands twice says nothing."""
    known = {heading: habit[heading] for heading in _standing_once(table.headings) if heading in habit}
    remembered = [known.get(bare(h), guessed) for h, guessed in zip(table.headings, table.columns, strict=True)]
    given = [code for code in remembered if code]
    if len(given) == len(set(given)) and ("name" in given or "name" not in table.columns):
        table.columns = remembered
    return table


@transaction.atomic
def _opened(roster: RosterImport, tables: Sequence[Table], rows: int, actor: Standing) -> RosterImport:
    roster.state, roster.tables, roster.rows = State.COLUMNS, [t.as_json() for t in tables], rows
    roster.save(update_fields=["state", "tables", "rows"])
    audit.record(actor.person, "members.roster_read", roster, rows=rows)
    return roster


@transaction.atomic
def confirm_columns(*, roster_id: int, columns: Sequence[Sequence[str]], actor: Standing) -> RosterImport:
    """Say what each table's columns hold, and have its rows understood; the union's next roster is guessed alike.

    May be said again until the roster is accepted.
    """
    roster = queries.locked_roster(roster_id, visible_to=actor)
    require(permissions.may_read_in(actor, roster.union))
    if roster.state not in (State.COLUMNS, State.WAITING):
        raise RuleBroken(_("This roster has been accepted; its columns are settled."))
    if not any(code for codes in columns for code in codes):
        raise RuleBroken(_("Say of one sheet at least what its columns hold."))
    for table, codes in zip(roster.tables, columns, strict=True):
        _require_sound(table["sheet"], codes)
        table["columns"] = list(codes)
    roster.people.all().delete()
    roster.state, roster.reached, roster.passed_over = State.READING, 0, 0
    roster.save(update_fields=["state", "reached", "passed_over", "tables"])
    _remember(roster)
    audit.record(actor.person, "members.roster_columns", roster)
    return roster


def _require_sound(sheet: str, codes: Sequence[str]) -> None:
    given = [code for code in codes if code]
    if not given:
        return
    twice = next((code for code in given if given.count(code) > 1), None)
    if twice:
        raise RuleBroken(
            _("Sheet “%(sheet)s”: two columns cannot both be “%(column)s”; leave one of them out.")
            % {"sheet": sheet, "column": COLUMNS[twice].label}
        )
    if "name" not in given:
        raise RuleBroken(_("Sheet “%(sheet)s”: say which column holds the name.") % {"sheet": sheet})


def _remember(roster: RosterImport) -> None:
    habit, _made = RosterHabit.objects.get_or_create(union=roster.union)
    for table in roster.tables:
        once = _standing_once(table["headings"])
        pairs = zip(table["headings"], table["columns"], strict=True)
        habit.codes |= {bare(heading): code for heading, code in pairs if bare(heading) in once}
    habit.save(update_fields=["codes"])


def _standing_once(headings: Sequence[str]) -> set[str]:
    """The headings, bare, that stand over one column alone."""
    counted = Counter(bare(heading) for heading in headings)
    return {heading for heading, times in counted.items() if heading and times == 1}


@transaction.atomic
def decide(*, roster_id: int, row_id: int, decision: str, candidate: int | None, actor: Standing) -> RosterRow:
    """Say of a doubtful row whether it is one of its candidates, somebody new, or is to be left out."""
    roster = queries.locked_roster(roster_id, visible_to=actor)
    require(permissions.may_read_in(actor, roster.union))
    row = roster.people.filter(pk=row_id, state=RosterRow.State.DOUBTFUL).first()
    if row is None:
        raise NotFound(_("There is no such doubtful row."))
    if roster.state != State.WAITING:
        raise RuleBroken(_("This roster has been accepted; nothing is left to decide."))
    if decision not in RosterRow.Decision.values or (decision == RosterRow.Decision.SAME) != (candidate is not None):
        raise RuleBroken(_("Choose: the same person, a new person, or leave out."))
    if candidate is not None and candidate not in row.candidates:
        raise RuleBroken(_("Choose one of the files that stand beside the row."))
    row.decision, row.person_id = decision, candidate
    row.save(update_fields=["decision", "person"])
    return row


def note_reading(*, actor: Standing, roster: RosterImport) -> None:
    """Keep that the rows of a roster were read, birth dates and phones among them: a line a reader, roster and day."""
    audit.record_reading(actor.person, "members.read_roster", roster)


@transaction.atomic
def accept_roster(*, roster_id: int, actor: Standing) -> RosterImport:
    """Begin to take a waiting roster over; accepted twice it is taken once. Doubtful rows undecided on stay out."""
    roster = queries.locked_roster(roster_id, visible_to=actor)
    require(permissions.may_read_in(actor, roster.union))
    if roster.state in (State.COLUMNS, State.READING):
        raise RuleBroken(_("This roster is still being read; look at its rows first."))
    if roster.state == State.WAITING:
        roster.state, roster.reached, roster.taken_at = State.TAKING, 0, clock.now()
        roster.save(update_fields=["state", "reached", "taken_at"])
        audit.record(actor.person, "members.roster_accepted", roster)
    return roster


@transaction.atomic
def undo_roster(*, roster_id: int, actor: Standing) -> RosterImport:
    """Begin to take a whole roster back: the files that it opened go, the changes that it made are put back."""
    roster = queries.locked_roster(roster_id, visible_to=actor)
    require(permissions.may_read_in(actor, roster.union))
    if roster.state == State.TAKEN:
        roster.state, roster.reached, roster.undone_at = State.UNDOING, 0, clock.now()
        roster.save(update_fields=["state", "reached", "undone_at"])
        audit.record(actor.person, "members.roster_undone", roster)
    elif roster.state not in (State.UNDOING, State.UNDONE):
        raise RuleBroken(_("Only a roster that has been taken over can be taken back."))
    return roster


@transaction.atomic
def drop_roster(*, roster_id: int, actor: Standing) -> None:
    """Throw away a roster that has not been accepted."""
    roster = queries.locked_roster(roster_id, visible_to=actor)
    require(permissions.may_read_in(actor, roster.union))
    if roster.state not in (State.COLUMNS, State.READING, State.WAITING):
        raise RuleBroken(_("This roster has been accepted; it can be taken back, not thrown away."))
    audit.record(actor.person, "members.roster_dropped", roster)
    roster.delete()
