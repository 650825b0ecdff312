"""What of the ledger passes to a successor: open drafts and plans, and sheets that wait."""

from __future__ import annotations

from django.db import transaction

from jiaogong.kernel import audit
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger.models import Entry, SheetImport
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def hand_on_entries(*, actor: Standing, union: Union, giver: Person, receiver: Person) -> int:
    """Let a successor keep a union's open drafts and plans, as a signed handing over asks; how many there were.

    Confirmed entries keep who wrote and who confirmed them.
    """
    mine = Entry.objects.select_for_update(of=("self",)).filter(union=union, drafted_by=giver)
    moved = list(mine.exclude(state=Entry.State.CONFIRMED).select_related("union"))
    Entry.objects.filter(pk__in=[e.pk for e in moved]).update(drafted_by=receiver)
    told = audit.changes({"drafted_by": giver.pk}, {"drafted_by": receiver.pk})
    lines = [audit.line(actor.person, "ledger.handed_on", entry, changes=told) for entry in moved]
    AuditLine.objects.bulk_create(lines, batch_size=500)
    for sheet in SheetImport.objects.filter(union=union, read_by=giver, state=SheetImport.State.WAITING):
        SheetImport.objects.filter(pk=sheet.pk).update(read_by=receiver)
        passed = audit.changes({"read_by": giver.pk}, {"read_by": receiver.pk})
        audit.record(actor.person, "ledger.handed_on", sheet, changes=passed)
    return len(moved)
