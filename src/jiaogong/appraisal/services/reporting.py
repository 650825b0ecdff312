"""Reports (述职): given by whoever is appraised, as text or file, before the grading."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.appraisal import permissions, queries
from jiaogong.appraisal.models import Subject
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.files import Kept
from jiaogong.members.queries import Standing


@transaction.atomic
def give_report(*, actor: Standing, subject_id: int, text: str, file: Kept | None = None) -> Subject:
    """Give somebody's report, or give it anew; a file given before stays until another takes its place."""
    appraisal_id = queries.subject_visible_to(actor, subject_id).appraisal_id
    queries.locked_appraisal(appraisal_id, visible_to=actor)
    subject = (
        Subject.objects.select_for_update(of=("self",)).select_related("appraisal__union", "person").get(pk=subject_id)
    )
    require(permissions.may_report(actor, subject))
    before = _told(subject)
    subject.report = text.strip()
    if file:
        subject.report_name, subject.report_sha256, subject.report_type = file.name, file.sha256, file.content_type
    if not subject.report and not subject.report_sha256:
        raise RuleBroken(_("Write the report, or choose its file."))
    subject.reported_at, subject.reported_by = clock.now(), actor.person
    subject.save(update_fields=["report", "report_name", "report_sha256", "report_type", "reported_at", "reported_by"])
    told = audit.changes(before, _told(subject), sensitive=("report",))
    audit.record(actor.person, "appraisal.reported", subject, changes=told)
    return subject


def _told(subject: Subject) -> dict[str, object]:
    return audit.values(subject, "report", "report_name")
