"""A sheet previewed, kept waiting, and accepted into the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.ledger import permissions, queries, services
from jiaogong.ledger.models import Entry, SheetImport
from jiaogong.ledger.rules import Origin
from jiaogong.ledger.sheets.comparing import CHANGED, DUPLICATE, ERROR, NEW, SheetRow, compare
from jiaogong.ledger.sheets.opening import open_tables
from jiaogong.ledger.sheets.understanding import Fault, Roll, is_example, no_union, title_of, understand, union_asked
from jiaogong.ledger.snapshots import facts_from, snapshot
from jiaogong.members.queries import Standing, roster_of
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many rows became entries, changed drafts, were there already, or had errors."""

    new: int
    changed: int
    duplicate: int
    error: int


def preview(data: bytes, name: str, union: Union, actor: Standing) -> list[SheetRow]:
    """Read a sheet of entries and say of each row what accepting it would do. Writes nothing.

    Raises RuleBroken where the file is no such sheet, NotPermitted where the
    actor may not write in the union's ledger.
    """
    require(permissions.may_draft(actor, union))
    unions = {u.code: u for u in Union.objects.filter(path__startswith=union.path)}
    rolls: dict[int, Roll] = {}
    rows: list[SheetRow] = []
    for raw in open_tables(data, name):
        if is_example(raw):
            continue
        asked = union_asked(raw)
        of = unions.get(asked, union) if asked else union
        if of.pk not in rolls:
            rolls[of.pk] = Roll(roster_of(of), queries.numbers_of(of))
        facts, faults = understand(raw, rolls[of.pk])
        if asked and asked not in unions:
            faults.append(no_union(raw, asked, union))
        elif not (decision := permissions.may_draft(actor, of)):
            faults.append(Fault("", "", str(decision.reason)))
        rows.append(SheetRow(raw.sheet, raw.number, of, facts, faults, title=title_of(raw)))
    if not rows:
        raise RuleBroken(_("“%(name)s” has no rows below its headings; fill in at least one.") % {"name": name})
    compare(rows, actor, clock.today())
    return rows


@transaction.atomic
def read_entries(data: bytes, name: str, union: Union, actor: Standing) -> SheetImport:
    """Preview a sheet and keep it waiting; the ledger is left as it is."""
    rows = preview(data, name, union, actor)
    sheet = SheetImport(
        union=union, file_name=name[:200], rows=[_as_json(r) for r in rows], read_by=actor.person, read_at=clock.now()
    )
    sheet.save(force_insert=True)
    audit.record(actor.person, "ledger.sheet_read", sheet, rows=len(rows))
    return sheet


@transaction.atomic
def accept(import_id: int, actor: Standing, *, confirm: bool = False) -> Accepted:
    """Write a waiting sheet's new rows as drafts (or confirmed) and change its changed drafts; rows with errors stay out.

    Each row is held against the ledger again, so that a sheet accepted twice,
    or read twice before it was accepted, acts once.
    """
    sheet = (
        SheetImport.objects.select_for_update(of=("self",))
        .select_related("union")
        .filter(pk=import_id, read_by=actor.person)
        .first()
    )
    if sheet is None:
        raise NotFound(_("There is no such sheet waiting, or it is not yours."))
    rows = _from_json(sheet)
    compare(rows, actor, clock.today())
    if sheet.state == SheetImport.State.WAITING:
        _write(sheet, rows, actor, confirm=confirm)
        sheet.state, sheet.accepted_at, sheet.rows = (
            SheetImport.State.ACCEPTED,
            clock.now(),
            [_as_json(r) for r in rows],
        )
        sheet.save(update_fields=["state", "accepted_at", "rows"])
        audit.record(actor.person, "ledger.sheet_accepted", sheet)
    return count_of(rows)


def count_of(rows: Sequence[SheetRow]) -> Accepted:
    states = [r.state for r in rows]
    return Accepted(*(states.count(s) for s in (NEW, CHANGED, DUPLICATE, ERROR)))


def _write(sheet: SheetImport, rows: list[SheetRow], actor: Standing, *, confirm: bool) -> None:
    origin = Origin(kind=Entry.Source.SHEET, name=sheet.file_name)
    state = Entry.State.CONFIRMED if confirm else Entry.State.DRAFT
    fresh = [(row, row.facts) for row in rows if row.state == NEW and row.facts]
    posted = services.post_entries(
        actor=actor, postings=[(row.union, facts, origin) for row, facts in fresh], state=state
    )
    for (row, _facts), entry in zip(fresh, posted, strict=True):
        row.entry = entry
    for row in rows:
        if row.state == CHANGED and row.facts and row.entry:
            entry = services.change_entry(
                actor=actor, entry_id=row.entry.pk, facts=row.facts, seen_version=row.entry.version
            )
            if confirm and entry.state == Entry.State.DRAFT:
                services.confirm_entry(actor=actor, entry_id=entry.pk)


def _as_json(row: SheetRow) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.number,
        "union": row.union.pk,
        "state": row.state,
        "facts": snapshot(row.facts) if row.facts else None,
        "entry": row.entry.pk if row.entry else None,
        "same_as": row.same_as,
        "title": row.title,
        "faults": [[f.cell, f.heading, f.message] for f in row.faults],
    }


def _from_json(sheet: SheetImport) -> list[SheetRow]:
    """The rows as they were understood; those without faults of their own are to be compared again."""
    unions = Union.objects.in_bulk({r["union"] for r in sheet.rows})
    rows = []
    for stored in sheet.rows:
        facts = facts_from(stored["facts"]) if stored["facts"] else None
        faults = [Fault(*f) for f in stored["faults"]]
        rows.append(
            SheetRow(stored["sheet"], stored["row"], unions[stored["union"]], facts, faults, title=stored["title"])
        )
    return rows
