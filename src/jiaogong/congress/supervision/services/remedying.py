"""What an inspection found: noted with its remedy, remedied or refused, looked at again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import staff_of
from jiaogong.congress.models import Inspection, InspectionFinding
from jiaogong.congress.supervision.events import RemedyAsked
from jiaogong.congress.supervision.permissions import inspections as permissions
from jiaogong.congress.supervision.queries.inspections import locked_finding, locked_inspection
from jiaogong.congress.supervision.rules import FindingPlan
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day, require_past_day
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing

State = InspectionFinding.State


@transaction.atomic
def note_finding(*, actor: Standing, inspection_id: int, plan: FindingPlan) -> InspectionFinding:
    """Note something found wanting, with the remedy asked, of whom and until when.

    What is noted before the inspection is held is told to whoever answers when it is.
    """
    inspection = locked_inspection(inspection_id, visible_to=actor)
    require(permissions.may_find(actor, inspection))
    if not (plan.text.strip() and plan.remedy.strip() and plan.charged.strip()):
        raise RuleBroken(_("Say what was found, which remedy is asked for, and of whom."))
    if plan.due_date < clock.today():
        raise RuleBroken(_("%(day)s is over: a remedy is asked for until a day to come.") % {"day": plan.due_date})
    require_near_day(plan.due_date)
    _require_of_house(inspection, plan.answerer_id)
    finding = InspectionFinding.objects.create(
        inspection=inspection,
        text=plan.text.strip(),
        remedy=plan.remedy.strip(),
        charged=plan.charged.strip(),
        answerer_id=plan.answerer_id,
        due_date=plan.due_date,
    )
    audit.record(actor.person, "congress.finding_noted", inspection, finding=str(finding))
    if inspection.state == Inspection.State.HELD:
        announce(RemedyAsked(finding_id=finding.pk, actor=actor))
    return finding


def _require_of_house(inspection: Inspection, answerer_id: int | None) -> None:
    known = staff_of(inspection.union, clock.today())
    if answerer_id is not None and not known.filter(pk=answerer_id).exists():
        raise RuleBroken(_("Choose somebody serving in the house to answer."))


@transaction.atomic
def drop_finding(*, actor: Standing, finding_id: int) -> Inspection:
    """Take away what was noted by mistake, before the inspection is noted as held."""
    finding = locked_finding(finding_id, visible_to=actor)
    require(permissions.may_drop_finding(actor, finding.inspection))
    audit.record(actor.person, "congress.finding_dropped", finding.inspection, finding=str(finding))
    finding.delete()
    return finding.inspection


@transaction.atomic
def note_remedy(*, actor: Standing, finding_id: int, done_date: dt.date, outcome: str) -> InspectionFinding:
    """Say that something is remedied: on which day, with what; it is looked at again."""
    finding = locked_finding(finding_id, visible_to=actor)
    require(permissions.may_remedy(actor, finding))
    require_past_day(done_date, since=finding.inspection.on_date)
    if not outcome.strip():
        raise RuleBroken(_("Say what was done."))
    finding.done_date, finding.outcome = done_date, outcome.strip()
    return _step(actor, finding, State.DONE, "congress.remedy_noted", "done_date", "outcome")


@transaction.atomic
def refuse_remedy(*, actor: Standing, finding_id: int, explanation: str) -> InspectionFinding:
    """Say that something is not remedied; the delegates are owed the explanation (约第八条)."""
    finding = locked_finding(finding_id, visible_to=actor)
    require(permissions.may_remedy(actor, finding))
    if not explanation.strip():
        raise RuleBroken(_("What is not remedied is explained: say why."))
    finding.explanation = explanation.strip()
    return _step(actor, finding, State.REFUSED, "congress.remedy_refused", "explanation")


@transaction.atomic
def look_again(
    *, actor: Standing, finding_id: int, is_good: bool, note: str = "", due_date: dt.date | None = None
) -> InspectionFinding:
    """Say what was seen the second time: good, and it is settled; not good, and the remedy is asked again by a new day."""
    finding = locked_finding(finding_id, visible_to=actor)
    require(permissions.may_look_again(actor, finding))
    finding.times_looked += 1
    finding.looked_date, finding.looked_by, finding.note = clock.today(), actor.person, note.strip()
    names = ["times_looked", "looked_date", "looked_by", "note"]
    if is_good:
        return _step(actor, finding, State.SETTLED, "congress.remedy_settled", *names)
    if due_date is None or due_date < clock.today():
        raise RuleBroken(_("Say until which day to come the remedy is asked for again."))
    require_near_day(due_date)
    if not finding.note:
        raise RuleBroken(_("Say what is still missing."))
    finding.due_date, finding.done_date = due_date, None
    _step(actor, finding, State.OPEN, "congress.remedy_asked_again", *names, "due_date", "done_date")
    announce(RemedyAsked(finding_id=finding.pk, actor=actor))
    return finding


def _step(actor: Standing, finding: InspectionFinding, state: str, act: str, *names: str) -> InspectionFinding:
    before, finding.state = finding.state, state
    finding.save(update_fields=["state", *names])
    told = audit.changes({"state": before}, {"state": state})
    audit.record(actor.person, act, finding.inspection, finding=str(finding), changes=told)
    return finding
