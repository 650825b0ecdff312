from __future__ import annotations

from django.urls import reverse

from jiaogong.appraisal.events import FeedbackGiven, LeadPassedOn
from jiaogong.appraisal.models import Appraisal, Subject
from jiaogong.outbox import letters
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.models import Topic


def feedback_given(event: FeedbackGiven) -> None:
    """The person, and nobody else."""
    subject = Subject.objects.get(pk=event.subject_id)
    path = reverse("appraisal-result", args=[subject.pk])
    tell(
        topic=Topic.REQUESTS,
        key=f"appraisal-feedback:{subject.pk}",
        letter=lambda: letters.feedback_given(path),
        people=[subject.person_id],
        but=event.actor.person.pk,
    )


def lead_passed_on(event: LeadPassedOn) -> None:
    """Whom the union above named, else its officers."""
    appraisal = Appraisal.objects.select_related("union").get(pk=event.appraisal_id)
    path = reverse("appraisal", args=[appraisal.pk])
    tell(
        topic=Topic.REQUESTS,
        key=f"appraisal-lead:{appraisal.pk}:{appraisal.version}",
        letter=lambda: letters.appraisal_to_lead(appraisal.union.called, path),
        people=[appraisal.led_by_id] if appraisal.led_by_id else [],
        officers_of=[] if appraisal.led_by_id or not appraisal.led_from_id else [appraisal.led_from_id],
        but=event.actor.person.pk,
    )
