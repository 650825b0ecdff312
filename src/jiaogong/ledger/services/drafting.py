"""Writing one act down, changing it, confirming it, dropping it."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.ledger import permissions, queries
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, Origin, require_sound
from jiaogong.ledger.services.rows import changed, columns, note, require_whole, row, stepped, write_details
from jiaogong.ledger.snapshots import differences, facts_of, snapshot
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def draft_entry(
    *, actor: Standing, union: Union, facts: Facts, origin: Origin | None = None, planned: bool = False
) -> Entry:
    """Write one act down as a draft, or as planned with its due date.

    The same form (`origin.form_key`) sent again returns the entry that it made.
    """
    origin = origin or Origin()
    made = made_by_form(Entry, origin.form_key)
    if made:
        return made
    require(permissions.may_draft(actor, union))
    require_sound(facts, today=clock.today(), planned=planned)
    require_whole(union, facts)
    state = Entry.State.PLANNED if planned else Entry.State.DRAFT
    entry = row(actor, union, facts, origin, state)
    made = save_once(entry, origin.form_key)
    if made:
        return made
    write_details([(entry, facts)])
    note(entry, actor, "drafted", {}, snapshot(facts))
    audit.record(actor.person, "ledger.drafted", entry)
    return entry


@transaction.atomic
def record_entry(*, actor: Standing, union: Union, facts: Facts, origin: Origin | None = None) -> Entry:
    """Write one act down and confirm it at once, as an officer does with what was done."""
    entry = draft_entry(actor=actor, union=union, facts=facts, origin=origin)
    return entry if entry.state == Entry.State.CONFIRMED else confirm_entry(actor=actor, entry_id=entry.pk)


@transaction.atomic
def change_entry(*, actor: Standing, entry_id: int, facts: Facts, seen_version: int) -> Entry:
    """Change a draft or plan that one has seen in that version.

    Raises ChangedMeanwhile, with the entry as it stands, when somebody was quicker.
    """
    entry = queries.locked_entry(entry_id, visible_to=actor)
    require(permissions.may_change(actor, entry))
    if entry.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this entry since you opened it."), current=entry)
    require_sound(facts, today=clock.today(), planned=entry.state == Entry.State.PLANNED)
    require_whole(entry.union, facts)
    before, after = snapshot(facts_of(entry)), snapshot(facts)
    _rewrite(entry, facts)
    note(entry, actor, "changed", *differences(before, after))
    audit.record(actor.person, "ledger.changed", entry, changes=changed(before, after))
    return entry


@transaction.atomic
def carry_out_plan(*, actor: Standing, entry_id: int, facts: Facts, seen_version: int) -> Entry:
    """Turn a plan into a draft of what was done."""
    entry = queries.locked_entry(entry_id, visible_to=actor)
    require(permissions.may_change(actor, entry))
    if entry.state != Entry.State.PLANNED:
        raise RuleBroken(_("Only a planned entry can be carried out."))
    if entry.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this entry since you opened it."), current=entry)
    require_sound(facts, today=clock.today())
    facts = replace(facts, due_date=entry.due_date)
    before, after = snapshot(facts_of(entry)), snapshot(facts)
    entry.state = Entry.State.DRAFT
    _rewrite(entry, facts)
    note(entry, actor, "carried out", *differences(before, after))
    told = stepped(entry, Entry.State.PLANNED) | changed(before, after)
    audit.record(actor.person, "ledger.carried_out", entry, changes=told)
    return entry


@transaction.atomic
def confirm_entry(*, actor: Standing, entry_id: int) -> Entry:
    """Confirm a draft: from now on it counts, and is corrected but never changed."""
    entry = queries.locked_entry(entry_id, visible_to=actor)
    require(permissions.may_confirm(actor, entry))
    require_sound(facts_of(entry), today=clock.today())
    before, entry.state = entry.state, Entry.State.CONFIRMED
    entry.confirmed_by = actor.person
    entry.confirmed_at = clock.now()
    entry.version += 1
    entry.save(update_fields=["state", "confirmed_by", "confirmed_at", "version"])
    note(entry, actor, "confirmed", {}, {})
    audit.record(actor.person, "ledger.confirmed", entry, changes=stepped(entry, before))
    return entry


@transaction.atomic
def discard_entry(*, actor: Standing, entry_id: int) -> None:
    """Drop a draft or plan; the audit table keeps what it said."""
    entry = queries.locked_entry(entry_id, visible_to=actor)
    require(permissions.may_change(actor, entry))
    audit.record(actor.person, "ledger.discarded", entry, changes=changed(snapshot(facts_of(entry)), {}))
    entry.delete()


def _rewrite(entry: Entry, facts: Facts) -> None:
    for column, value in columns(facts).items():
        setattr(entry, column, value)
    entry.version += 1
    entry.save()
    for rows in (entry.figures, entry.awards, entry.concerned, entry.bodies):
        rows.all().delete()
    write_details([(entry, facts)])
