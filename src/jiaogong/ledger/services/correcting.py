"""Taking a confirmed entry back by a reversing one, and putting the right one beside it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger import permissions, queries
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, Origin, require_sound
from jiaogong.ledger.services.rows import changed, note, require_whole, row, write_details
from jiaogong.ledger.snapshots import differences, facts_of, snapshot
from jiaogong.members.queries import Standing


@transaction.atomic
def correct_entry(*, actor: Standing, entry_id: int, reason: str, facts: Facts | None = None) -> Entry:
    """Take a confirmed entry back by a reversing one and, with facts, put the right one beside it.

    Returns the right entry, or the reversing one where nothing replaces the wrong.
    """
    entry = queries.locked_entry(entry_id, visible_to=actor)
    require(permissions.may_correct(actor, entry))
    if not reason.strip():
        raise RuleBroken(_("Say why the entry is corrected."))
    if facts:
        require_sound(facts, today=clock.today())
        require_whole(entry.union, facts)
    wrong = facts_of(entry)
    reversing = row(actor, entry.union, wrong, Origin(kind=entry.source), Entry.State.CONFIRMED)
    reversing.sign, reversing.reverses = -1, entry
    reversing.save(force_insert=True)
    write_details([(reversing, wrong)])
    note(reversing, actor, "reversed", {}, {}, reason)
    note(entry, actor, "was reversed", {}, {}, reason)
    told = audit.changes({"reversed_by": None}, {"reversed_by": reversing.pk})
    audit.record(actor.person, "ledger.reversed", entry, reason=reason, changes=told)
    return _replacement(actor, entry, facts, reason) if facts else reversing


def _replacement(actor: Standing, entry: Entry, facts: Facts, reason: str) -> Entry:
    right = row(actor, entry.union, facts, Origin(kind=entry.source), Entry.State.CONFIRMED)
    right.replaces = entry
    right.save(force_insert=True)
    write_details([(right, facts)])
    Entry.objects.filter(part_of=entry).update(part_of=right)
    before, after = snapshot(facts_of(entry)), snapshot(facts)
    note(right, actor, "corrected", *differences(before, after), reason)
    audit.record(actor.person, "ledger.corrected", right, reason=reason, changes=changed(before, after))
    return right
