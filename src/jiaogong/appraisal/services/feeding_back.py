"""After the count: what was heard in the talks, the feedback to the person, and what is done about weak points."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.appraisal import permissions, queries
from jiaogong.appraisal.events import FeedbackGiven
from jiaogong.appraisal.models import Remark, Remedy, Subject
from jiaogong.appraisal.rules import require_nameless
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing, roster_of

LONGEST = 500


@transaction.atomic
def add_remark(*, actor: Standing, subject_id: int, side: str, text: str) -> Remark:
    """Note a good or weak point from the talks, without who said it: a note that names somebody is refused."""
    subject = queries.locked_subject(subject_id, actor, clock.today())
    require(permissions.may_note(actor, subject))
    if side not in Remark.Side.values or not text.strip():
        raise RuleBroken(_("Say what was heard, and whether it is a good or a weak point."))
    require_nameless(text, roster_of(subject.union))
    remark = Remark.objects.create(subject=subject, side=side, text=text.strip()[:LONGEST], noted_by=actor.person)
    audit.record(actor.person, "appraisal.remark_noted", subject)
    return remark


@transaction.atomic
def drop_remark(*, actor: Standing, remark_id: int) -> Subject:
    """Take a note of the talks back, before the feedback."""
    subject_id = Remark.objects.filter(pk=remark_id).values_list("subject", flat=True).first()
    if subject_id is None:
        raise NotFound(_("There is no such note, or it is not yours to see."))
    subject = queries.locked_subject(subject_id, actor, clock.today())
    require(permissions.may_note(actor, subject))
    Remark.objects.filter(pk=remark_id).delete()
    audit.record(actor.person, "appraisal.remark_dropped", subject)
    return subject


@transaction.atomic
def give_feedback(*, actor: Standing, subject_id: int, text: str) -> Subject:
    """Tell somebody the own result with what was said; from now on the person reads it."""
    subject = queries.locked_subject(subject_id, actor, clock.today())
    require(permissions.may_note(actor, subject))
    if not text.strip():
        raise RuleBroken(_("Say in the feedback what the result means for the work."))
    subject.feedback, subject.fed_back_at, subject.fed_back_by = text.strip()[:5000], clock.now(), actor.person
    subject.save(update_fields=["feedback", "fed_back_at", "fed_back_by"])
    audit.record(actor.person, "appraisal.fed_back", subject)
    announce(FeedbackGiven(subject_id=subject.pk, actor=actor))
    return subject


@transaction.atomic
def acknowledge(*, actor: Standing, subject_id: int, reply: str) -> Subject:
    """Take note of the own result, with own words where one wishes."""
    subject = queries.locked_subject(subject_id, actor, clock.today())
    require(permissions.may_acknowledge(actor, subject))
    subject.reply, subject.acknowledged_at = reply.strip()[:2000], clock.now()
    subject.save(update_fields=["reply", "acknowledged_at"])
    audit.record(actor.person, "appraisal.acknowledged", subject)
    return subject


@transaction.atomic
def set_remedy(*, actor: Standing, subject_id: int, text: str, due_date: dt.date) -> Remedy:
    """Say what is done about a weak point and until when."""
    subject = queries.locked_subject(subject_id, actor, clock.today())
    require(permissions.may_remedy(actor, subject))
    if not text.strip():
        raise RuleBroken(_("Say what is to be done."))
    if due_date < clock.today():
        raise RuleBroken(_("%(day)s is past; choose a day on which it can still be done.") % {"day": due_date})
    require_near_day(due_date)
    remedy = Remedy.objects.create(subject=subject, text=text.strip()[:LONGEST], due_date=due_date, set_by=actor.person)
    audit.record(actor.person, "appraisal.remedy_set", subject, until=due_date.isoformat())
    return remedy


@transaction.atomic
def finish_remedy(*, actor: Standing, remedy_id: int, outcome: str) -> Remedy:
    """Note that a remedy is done, and what came of it."""
    remedy = queries.locked_remedy(remedy_id, actor, clock.today())
    require(permissions.may_finish(actor, remedy))
    if not outcome.strip():
        raise RuleBroken(_("Say what came of it."))
    remedy.outcome, remedy.done_at, remedy.done_by = outcome.strip()[:LONGEST], clock.now(), actor.person
    remedy.save(update_fields=["outcome", "done_at", "done_by"])
    audit.record(actor.person, "appraisal.remedy_done", remedy.subject, until=remedy.due_date.isoformat())
    return remedy
