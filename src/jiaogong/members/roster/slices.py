"""The long work of a roster, a slice at a time.

Each slice is worked out first and written in one short transaction, which also says how far the work has come: nobody
else waits long, and what breaks off is gone on with. A slice that somebody else did meanwhile is not done again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

from django.db import transaction

from jiaogong.kernel import bulk
from jiaogong.kernel.access import require
from jiaogong.kernel.sizes import learn_sizes
from jiaogong.members.models import RosterChunk, RosterImport, RosterRow
from jiaogong.members.queries import Standing
from jiaogong.members.roster import permissions, queries
from jiaogong.members.roster.comparing import Branch, compare
from jiaogong.members.roster.taking import prepared, take
from jiaogong.members.roster.understanding import Layout, Understood, understand
from jiaogong.members.roster.undoing import take_back

State = RosterImport.State
MOVING = (State.READING, State.TAKING, State.UNDOING)
ROWS_A_SLICE = 2000
ROWS_BACK_A_SLICE = 500
MANY = 5000
# SQLite lets a writer that waits try again every tenth of a second.
_PAUSE = 0.11


def advance(*, roster_id: int, actor: Standing) -> RosterImport:
    """Do the next slice of a roster's work, whoever began it; nothing where none is left."""
    roster = queries.roster_for(actor, roster_id)
    require(permissions.may_read_in(actor, roster.union))
    slices: dict[str, Callable[[RosterImport, Standing], None]] = {
        State.READING: _read_slice,
        State.TAKING: _take_slice,
        State.UNDOING: _undo_slice,
    }
    if roster.state in slices:
        slices[roster.state](roster, actor)
        roster.refresh_from_db()
        if roster.state == State.TAKEN and roster.rows >= MANY:
            learn_sizes()
    return roster


def advance_for(seconds: float, *, roster_id: int, actor: Standing) -> RosterImport:
    """Do slices for about so long."""
    until = time.monotonic() + seconds
    roster = advance(roster_id=roster_id, actor=actor)
    while roster.state in MOVING and time.monotonic() < until:
        roster = advance(roster_id=roster_id, actor=actor)
    return roster


def advanced(*, roster_id: int, actor: Standing) -> Iterator[RosterImport]:
    """Do all slices, leaving room between them for whoever waits to write; the roster after each."""
    moving = True
    while moving:
        began = time.monotonic()
        roster = advance(roster_id=roster_id, actor=actor)
        moving = roster.state in MOVING
        yield roster
        if moving:
            time.sleep(max(0.0, _PAUSE - (time.monotonic() - began) / 4))


def share_done(roster: RosterImport) -> int:
    """How much of the present work is done, in percent."""
    if roster.state == State.READING:
        return round(100 * roster.reached / max(roster.chunks.count(), 1))
    done = roster.people.filter(pk__lte=roster.reached).count()
    return round(100 * done / max(roster.people.count(), 1))


def _read_slice(roster: RosterImport, actor: Standing) -> None:
    chunk = RosterChunk.objects.filter(roster=roster, number=roster.reached + 1).first()
    understood, passed = _understood(roster, chunk) if chunk else ([], 0)
    rows = compare(understood, roster, Branch.of(roster.union))
    with transaction.atomic():
        now = queries.locked_roster(roster.pk, visible_to=actor)
        if (now.state, now.reached, now.tables) != (State.READING, roster.reached, roster.tables):
            return
        bulk.insert(RosterRow, [vars(row) for row in rows])
        now.reached += 1
        now.passed_over += passed
        if not RosterChunk.objects.filter(roster=now, number__gt=now.reached).exists():
            now.state, now.reached = State.WAITING, 0
        now.save(update_fields=["reached", "passed_over", "state"])


def _understood(roster: RosterImport, chunk: RosterChunk) -> tuple[list[Understood], int]:
    held = json.loads(chunk.cells)
    table = roster.tables[held["table"]]
    if not any(table["columns"]):
        return [], len(held["rows"])
    layout = Layout.of(table)
    rows = [understand(layout, at, row) for at, row in held["rows"]]
    people = [row for row in rows if row]
    return people, len(rows) - len(people)


def _take_slice(roster: RosterImport, actor: Standing) -> None:
    rows = list(
        RosterRow.objects.filter(queries.to_take(), roster=roster, pk__gt=roster.reached).order_by("pk")[:ROWS_A_SLICE]
    )
    ready = prepared(rows)
    with transaction.atomic():
        now = queries.locked_roster(roster.pk, visible_to=actor)
        if (now.state, now.reached) != (State.TAKING, roster.reached):
            return
        take(ready, now, actor)
        _go_on(now, rows, State.TAKEN)
        if now.state == State.TAKEN:
            now.chunks.all().delete()


def _undo_slice(roster: RosterImport, actor: Standing) -> None:
    done = (RosterRow.Outcome.OPENED, RosterRow.Outcome.CHANGED)
    with transaction.atomic():
        now = queries.locked_roster(roster.pk, visible_to=actor)
        if (now.state, now.reached) != (State.UNDOING, roster.reached):
            return
        rows = list(now.people.filter(outcome__in=done, pk__gt=now.reached).order_by("pk")[:ROWS_BACK_A_SLICE])
        take_back(rows, now, actor)
        _go_on(now, rows, State.UNDONE)


def _go_on(roster: RosterImport, rows: list[RosterRow], end: str) -> None:
    if rows:
        roster.reached = rows[-1].pk
    else:
        roster.state = end
    roster.save(update_fields=["reached", "state"])
