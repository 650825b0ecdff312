"""Files that prove an entry: added, read by whom they concern, taken away from drafts."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock, files
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound
from jiaogong.ledger import permissions, queries
from jiaogong.ledger.models import Entry, Evidence
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing


def add_evidence(*, actor: Standing, entry_id: int, name: str, data: bytes) -> Evidence:
    """Keep a file as evidence of an entry; the same file twice is kept once.

    Raises RuleBroken where its content is of no kind that is kept.
    """
    require(permissions.may_add_evidence(actor, queries.entry_visible_to(actor, entry_id)))
    kept = files.keep(data, name)
    with transaction.atomic():
        entry = queries.locked_entry(entry_id, visible_to=actor)
        require(permissions.may_add_evidence(actor, entry))
        evidence, is_new = Evidence.objects.get_or_create(
            entry=entry,
            sha256=kept.sha256,
            defaults={
                "name": kept.name,
                "size": kept.size,
                "content_type": kept.content_type,
                "added_by": actor.person,
                "added_at": clock.now(),
            },
        )
        if is_new:
            audit.record(actor.person, "ledger.evidence_added", entry, sha256=kept.sha256)
    return evidence


def evidence_for(actor: Standing, evidence_id: int) -> Evidence:
    """A file that the actor may read; of a sensitive kind the reading is logged.

    Raises NotFound where the entry is not the actor's to know of, NotPermitted
    where its details are not.
    """
    evidence = _evidence_visible_to(actor, evidence_id)
    require(permissions.may_read_details(actor, evidence.entry))
    note_reading(actor, evidence.entry)
    return evidence


def entry_proven_by(actor: Standing, evidence_id: int) -> Entry:
    """The entry that a file proves. Raises NotFound where it is not the actor's to know of."""
    return _evidence_visible_to(actor, evidence_id).entry


def _evidence_visible_to(actor: Standing, evidence_id: int) -> Evidence:
    entries = queries.entries_visible_to(actor).order_by().values("pk")
    found = Evidence.objects.select_related("entry__union").filter(pk=evidence_id, entry__in=entries).first()
    if found is None:
        raise NotFound(_("There is no such file, or it is not yours to see."))
    return found


@transaction.atomic
def drop_evidence(*, actor: Standing, evidence_id: int) -> Entry:
    """Take a file away from a draft or plan; what proves a confirmed entry stays."""
    evidence = _evidence_visible_to(actor, evidence_id)
    entry = queries.locked_entry(evidence.entry_id, visible_to=actor)
    require(permissions.may_change(actor, entry))
    audit.record(actor.person, "ledger.evidence_dropped", entry, sha256=evidence.sha256)
    evidence.delete()
    return entry


def note_reading_of(actor: Standing, person: Person, entries: Sequence[Entry]) -> None:
    """Log that somebody read which entries of a sensitive kind concern a person: once a person, reader and day."""
    if actor.person.pk != person.pk and any(entry.category in queries.SENSITIVE for entry in entries):
        audit.record_reading(actor.person, "ledger.read_sensitive_of", person)


def note_reading(actor: Standing, entry: Entry) -> None:
    """Log that the details of an entry of a sensitive kind were read: once a person, entry and day."""
    if entry.category in queries.SENSITIVE:
        audit.record_reading(actor.person, "ledger.read_sensitive", entry)
