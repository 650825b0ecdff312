"""The end of an appraisal: it is archived once everybody has had the feedback; and readings of results are logged."""

from __future__ import annotations

from django.db import transaction

from jiaogong.appraisal import permissions, posts, queries
from jiaogong.appraisal.models import Appraisal, Subject
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.members.queries import Standing


@transaction.atomic
def archive(*, actor: Standing, appraisal_id: int) -> Appraisal:
    """Close the file of an appraisal; remedies still open go on."""
    appraisal = queries.locked_appraisal(appraisal_id, visible_to=actor)
    require(permissions.may_archive(actor, appraisal))
    before = audit.values(appraisal, "state")
    appraisal.state, appraisal.archived_at, appraisal.archived_by = Appraisal.State.ARCHIVED, clock.now(), actor.person
    appraisal.entry = appraisal.entry or posts.counted(appraisal, actor)
    appraisal.version += 1
    appraisal.save(update_fields=["state", "archived_at", "archived_by", "entry", "version"])
    told = audit.changes(before, audit.values(appraisal, "state"))
    audit.record(actor.person, "appraisal.archived", appraisal, changes=told)
    return appraisal


def note_reading(actor: Standing, subject: Subject) -> None:
    """Log that somebody else's result was read: once a reader, person and day."""
    if subject.person_id != actor.person.pk:
        audit.record_reading(actor.person, "appraisal.read_result", subject)


def note_reading_of_all(actor: Standing, appraisal: Appraisal) -> None:
    """Log that the sheet with everybody's results was read: once a reader, sheet and day."""
    audit.record_reading(actor.person, "appraisal.read_sheet", appraisal)
