"""A plan is made, changed until the party organisation approves it, approved, called off."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.appraisal import permissions, queries
from jiaogong.appraisal.models import Appraisal, Reader, Subject
from jiaogong.appraisal.rules import Plan, require_sound
from jiaogong.ballots import services as ballots
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import a_year_before, require_past_day
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def plan_appraisal(*, actor: Standing, union: Union, plan: Plan, form_key: uuid.UUID | None = None) -> Appraisal:
    """Write down who is to be appraised, by whom, under which heads and grades.

    An officer of the union above plans, and leads, where every officer of the union is appraised.
    The same form (`form_key`) sent again returns the appraisal that it planned.
    """
    made = made_by_form(Appraisal, form_key)
    if made:
        return made
    require(permissions.may_plan(actor, union, {s.person_id for s in plan.subjects}))
    appraisal = Appraisal(
        union=union,
        led_from=queries.led_from(actor, union),
        planned_by=actor.person,
        planned_at=clock.now(),
        form_key=form_key,
    )
    _take(appraisal, plan)
    made = save_once(appraisal, form_key)
    if made:
        return made
    _name(appraisal, plan)
    audit.record(actor.person, "appraisal.planned", appraisal)
    return appraisal


@transaction.atomic
def change_plan(*, actor: Standing, appraisal_id: int, plan: Plan, seen_version: int) -> Appraisal:
    """Write the plan anew; the reports of those who stay in it are kept.

    Raises ChangedMeanwhile where somebody else changed it since it was seen.
    """
    appraisal = queries.locked_appraisal(appraisal_id, visible_to=actor)
    require(permissions.may_change(actor, appraisal))
    if appraisal.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this plan since you opened it."), current=appraisal)
    before = _as_told(appraisal)
    _take(appraisal, plan)
    appraisal.version += 1
    appraisal.save()
    _name(appraisal, plan)
    audit.record(actor.person, "appraisal.changed", appraisal, changes=audit.changes(before, _as_told(appraisal)))
    return appraisal


@transaction.atomic
def approve_plan(
    *, actor: Standing, appraisal_id: int, approving_body: str, approved_date: dt.date, approval: str
) -> Appraisal:
    """Record that the party organisation approved the plan; from now on it stands and the house may read it."""
    appraisal = queries.locked_appraisal(appraisal_id, visible_to=actor)
    require(permissions.may_approve(actor, appraisal))
    if not approving_body.strip():
        raise RuleBroken(_("Say which party organisation approved the plan."))
    require_past_day(approved_date, since=a_year_before(localdate(appraisal.planned_at)))
    before = _approval_told(appraisal)
    appraisal.approving_body, appraisal.approved_date = approving_body.strip()[:60], approved_date
    appraisal.approval, appraisal.state = approval.strip()[:120], Appraisal.State.APPROVED
    appraisal.version += 1
    appraisal.save(update_fields=["approving_body", "approved_date", "approval", "state", "version"])
    told = audit.changes(before, _approval_told(appraisal))
    audit.record(actor.person, "appraisal.approved", appraisal, changes=told)
    return appraisal


@transaction.atomic
def call_off(*, actor: Standing, appraisal_id: int, reason: str) -> Appraisal:
    """Call an appraisal off, and its ballot with it, saying why; what was counted stands."""
    appraisal = queries.locked_appraisal(appraisal_id, visible_to=actor)
    require(permissions.may_call_off(actor, appraisal))
    if not reason.strip():
        raise RuleBroken(_("Say why the appraisal is called off."))
    if appraisal.ballot_id is not None:
        ballots.call_off(actor=actor, ballot_id=appraisal.ballot_id, reason=reason)
        appraisal.refresh_from_db()
    before = audit.values(appraisal, "state")
    appraisal.state, appraisal.reason = Appraisal.State.CALLED_OFF, reason.strip()[:200]
    appraisal.version += 1
    appraisal.save(update_fields=["state", "reason", "version"])
    told = audit.changes(before, audit.values(appraisal, "state"))
    audit.record(actor.person, "appraisal.called_off", appraisal, reason=appraisal.reason, changes=told)
    return appraisal


def _take(appraisal: Appraisal, plan: Plan) -> None:
    require_sound(plan, today=clock.today())
    if plan.session_id is not None:
        known = queries.sessions_to_choose(appraisal.union, clock.today()).filter(pk=plan.session_id)
        if not known.exists():
            raise RuleBroken(_("Choose a session of this union's own congress."))
    if plan.appraisers not in Appraisal.Appraisers.values:
        raise RuleBroken(_("Say who appraises: the delegates, or all staff."))
    appraisal.title, appraisal.year, appraisal.about = plan.title.strip(), plan.year, plan.about.strip()
    appraisal.appraisers, appraisal.session_id = plan.appraisers, plan.session_id
    appraisal.heads, appraisal.grades = list(plan.heads), list(plan.grades)
    appraisal.team_grades, appraisal.reports_due_date = list(plan.team_grades), plan.reports_due_date


def _name(appraisal: Appraisal, plan: Plan) -> None:
    """Put those whom the plan names in their places; who stays keeps what was reported."""
    kept = {(s.person_id, s.kind == Subject.Kind.TEAM): s for s in appraisal.subjects.all()}
    named = [(one.person_id, one.kind == Subject.Kind.TEAM) for one in plan.subjects]
    appraisal.subjects.exclude(pk__in=[kept[key].pk for key in named if key in kept]).delete()
    # Positions are moved out of the way first: no two may share one, not even for a moment.
    for at, subject in enumerate(appraisal.subjects.all(), len(named) + len(kept) + 1):
        Subject.objects.filter(pk=subject.pk).update(position=at)
    for at, (one, key) in enumerate(zip(plan.subjects, named, strict=True), 1):
        subject = kept.get(key) or Subject(appraisal=appraisal, person_id=one.person_id)
        subject.kind, subject.post, subject.position = one.kind, one.post.strip()[:40], at
        subject.save()
    appraisal.readers.all().delete()
    Reader.objects.bulk_create(
        [Reader(appraisal=appraisal, person_id=r.person_id, capacity=r.capacity.strip()[:60]) for r in plan.readers]
    )


def _as_told(appraisal: Appraisal) -> dict[str, object]:
    fields = ("title", "year", "about", "appraisers", "session", "heads", "grades", "team_grades", "reports_due_date")
    people = [f"{s.person.name} {s.post}" for s in appraisal.subjects.select_related("person")]
    readers = [f"{r.person.name} {r.capacity}" for r in appraisal.readers.select_related("person")]
    return audit.values(appraisal, *fields) | {"appraised": "；".join(people), "readers": "；".join(readers)}


def _approval_told(appraisal: Appraisal) -> dict[str, object]:
    return audit.values(appraisal, "state", "approving_body", "approved_date", "approval")
