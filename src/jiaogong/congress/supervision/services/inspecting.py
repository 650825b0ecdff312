"""An inspection planned, changed, held with its files, called off."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.models import Inspection, Inspector, Session
from jiaogong.congress.supervision import posts, queries
from jiaogong.congress.supervision.events import InspectionCalledOff, InspectionPlanned, RemedyAsked
from jiaogong.congress.supervision.permissions import inspections as permissions
from jiaogong.congress.supervision.permissions import may_keep
from jiaogong.congress.supervision.queries.inspections import locked_inspection
from jiaogong.congress.supervision.rules import InspectionPlan
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import a_year_before, require_near_day, require_past_day
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.ledger.evidence import add_evidence
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

Sent = tuple[str, bytes]
_FIELDS = ("matter", "place", "purpose", "on_date")


@transaction.atomic
def plan_inspection(
    *, actor: Standing, union: Union, plan: InspectionPlan, form_key: uuid.UUID | None = None
) -> Inspection:
    """Plan an inspection and name the delegates who take part, who are told.

    One that has been held already may be noted, too. The same form (`form_key`) sent again returns what it planned.
    """
    made = made_by_form(Inspection, form_key)
    if made:
        return made
    require(may_keep(actor, union))
    _require_whole(plan)
    inspection = Inspection(union=union, body=plan.body, planned_by=actor.person, form_key=form_key)
    _set(inspection, plan)
    made = save_once(inspection, form_key)
    if made:
        return made
    _name(inspection, plan.people)
    audit.record(actor.person, "congress.inspection_planned", inspection)
    announce(InspectionPlanned(inspection_id=inspection.pk, actor=actor))
    return inspection


def _require_whole(plan: InspectionPlan) -> None:
    if plan.body not in Session.Body.values:
        raise RuleBroken(_("Say of which body the delegates are."))
    if not (plan.matter.strip() and plan.place.strip()):
        raise RuleBroken(_("Say what is inspected, and where."))
    require_near_day(plan.on_date)
    if plan.on_date < a_year_before(clock.today()):
        told = _("%(day)s is more than a year ago: an inspection of that day is noted no more.")
        raise RuleBroken(told % {"day": plan.on_date})
    if not plan.people:
        raise RuleBroken(_("Name at least one delegate who takes part."))


def _set(inspection: Inspection, plan: InspectionPlan) -> None:
    inspection.matter, inspection.place = plan.matter.strip(), plan.place.strip()
    inspection.purpose, inspection.on_date = plan.purpose.strip(), plan.on_date


def _name(inspection: Inspection, people: Collection[int]) -> None:
    """Put these delegates in the place of those who were named; whoever was named before stays."""
    asked = set(people)
    before = set(inspection.inspectors.values_list("person", flat=True))
    sitting = queries.sitting_in(inspection.union, inspection.body, inspection.on_date)
    known = set(sitting.filter(pk__in=asked).order_by().values_list("pk", flat=True)) | before
    if not asked <= known:
        raise RuleBroken(_("Inspections are held by delegates of that body: take the others away."))
    inspection.inspectors.exclude(person__in=asked).delete()
    Inspector.objects.bulk_create(Inspector(inspection=inspection, person_id=pk) for pk in sorted(asked - before))


@transaction.atomic
def change_inspection(*, actor: Standing, inspection_id: int, plan: InspectionPlan, seen_version: int) -> Inspection:
    """Plan an inspection anew before it is held; its body stays. Raises ChangedMeanwhile."""
    inspection = locked_inspection(inspection_id, visible_to=actor)
    require(permissions.may_change(actor, inspection))
    if inspection.version != seen_version:
        told = _("Somebody has changed this inspection since you opened it.")
        raise ChangedMeanwhile(told, current=inspection)
    _require_whole(plan)
    before = audit.values(inspection, *_FIELDS)
    _set(inspection, plan)
    _keep(inspection, *_FIELDS)
    _name(inspection, plan.people)
    told_changes = audit.changes(before, audit.values(inspection, *_FIELDS))
    audit.record(actor.person, "congress.inspection_changed", inspection, changes=told_changes)
    announce(InspectionPlanned(inspection_id=inspection.pk, actor=actor))
    return inspection


def _keep(inspection: Inspection, *names: str) -> None:
    inspection.version += 1
    inspection.save(update_fields=[*names, "version"])


@transaction.atomic
def hold_inspection(
    *,
    actor: Standing,
    inspection_id: int,
    on_date: dt.date,
    came: Collection[int],
    summary: str,
    files: Sequence[Sent] = (),
) -> Inspection:
    """Note that an inspection was held: on which day, who came, what was seen; it stands in the ledger with its files.

    Whoever is to remedy something of what was found is told now. Raises RuleBroken.
    """
    inspection = locked_inspection(inspection_id, visible_to=actor)
    require(permissions.may_hold(actor, inspection))
    require_past_day(on_date, since=a_year_before(min(inspection.on_date, clock.today())))
    if not summary.strip():
        raise RuleBroken(_("Say what was seen, also where all was well."))
    _mark(inspection, set(came))
    inspection.state, inspection.on_date, inspection.summary = Inspection.State.HELD, on_date, summary.strip()
    inspection.entry = posts.held(inspection, actor)
    _keep(inspection, "state", "on_date", "summary", "entry")
    audit.record(actor.person, "congress.inspection_held", inspection)
    _prove(actor, inspection, files)
    for finding in inspection.findings.all():
        announce(RemedyAsked(finding_id=finding.pk, actor=actor))
    return inspection


def _mark(inspection: Inspection, came: set[int]) -> None:
    named = set(inspection.inspectors.values_list("person", flat=True))
    if not came or not came <= named:
        raise RuleBroken(_("At least one of the delegates named has to have come."))
    inspection.inspectors.update(has_come=False)
    inspection.inspectors.filter(person__in=came).update(has_come=True)


def _prove(actor: Standing, inspection: Inspection, files: Sequence[Sent]) -> None:
    """Keep files as evidence of the inspection's entry; all or none."""
    for name, data in files:
        add_evidence(actor=actor, entry_id=inspection.entry_id or 0, name=name, data=data)


@transaction.atomic
def add_files(*, actor: Standing, inspection_id: int, files: Sequence[Sent]) -> Inspection:
    """Add photographs and papers to an inspection that was held, such as of a remedy."""
    inspection = locked_inspection(inspection_id, visible_to=actor)
    require(permissions.may_add_files(actor, inspection))
    if not files:
        raise RuleBroken(_("Choose a file first."))
    _prove(actor, inspection, files)
    audit.record(actor.person, "congress.inspection_files_added", inspection)
    return inspection


@transaction.atomic
def call_off_inspection(*, actor: Standing, inspection_id: int, reason: str) -> Inspection:
    """Call an inspection off before it is held, saying why."""
    inspection = locked_inspection(inspection_id, visible_to=actor)
    require(permissions.may_change(actor, inspection))
    if not reason.strip():
        raise RuleBroken(_("Say why the inspection is called off."))
    inspection.state, inspection.reason = Inspection.State.CALLED_OFF, reason.strip()[:200]
    _keep(inspection, "state", "reason")
    audit.record(actor.person, "congress.inspection_called_off", inspection, reason=inspection.reason)
    announce(InspectionCalledOff(inspection_id=inspection.pk, actor=actor))
    return inspection
