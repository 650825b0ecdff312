"""What waits for a person in appraisals: a report to give, feedback to read, remedies to carry out."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from jiaogong.appraisal.models import Appraisal, Remedy, Subject
from jiaogong.ballots.queries import owed_by
from jiaogong.kernel import clock
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing

State = Appraisal.State
LATE, DONE = "late", "done"


def owed_reports(standing: Standing) -> QuerySet[Subject]:
    """Reports that one owes before the grading begins."""
    open_plans = (State.PLANNED, State.APPROVED)
    return Subject.objects.filter(person=standing.person, reported_at__isnull=True, appraisal__state__in=open_plans)


def owes_grading(standing: Standing, appraisal: Appraisal) -> bool:
    """Whether the papers are being cast on screen and one's own is not."""
    owed = owed_by(standing.person, clock.now())
    return appraisal.ballot_id is not None and owed.filter(pk=appraisal.ballot_id).exists()


def unread_feedback(standing: Standing) -> QuerySet[Subject]:
    """Results that one was given and has not taken note of."""
    return Subject.objects.filter(person=standing.person, fed_back_at__isnull=False, acknowledged_at__isnull=True)


def untold_results(standing: Standing) -> QuerySet[Subject]:
    """As chair: those of the house whose papers are counted and who have not had the feedback."""
    counted = Subject.objects.filter(appraisal__state=State.COUNTED, fed_back_at__isnull=True)
    return counted.filter(_kept_by(standing, "appraisal"))


def remedies_visible_to(standing: Standing) -> QuerySet[Remedy]:
    """The own remedies, and as chair those of the house, save where one was appraised oneself."""
    return Remedy.objects.filter(Q(subject__person=standing.person) | _kept_by(standing, "subject__appraisal"))


def _kept_by(standing: Standing, appraisal: str) -> Q:
    """As chair of the union, or of the one above that leads; or as whom that one named."""
    chaired = [o.union_id for o in standing.offices if o.kind == Office.Kind.CHAIR]
    appraised = Subject.objects.filter(person=standing.person).order_by().values("appraisal")
    own = Q(**{f"{appraisal}__union__in": chaired, f"{appraisal}__led_from__isnull": True})
    above = Q(**{f"{appraisal}__led_from__in": chaired, f"{appraisal}__led_by__isnull": True})
    named = Q(**{f"{appraisal}__led_by": standing.person})
    return (own | above | named) & ~Q(**{f"{appraisal}__in": appraised})


def waiting_to_be_led(standing: Standing) -> QuerySet[Appraisal]:
    """Plans that the person leads for a union below and that wait for their approval or their ballot."""
    led = [u.pk for u in standing.unions_led]
    leading = Q(led_from__in=led, led_by__isnull=True) | Q(led_by=standing.person)
    return Appraisal.objects.filter(leading, state__in=(State.PLANNED, State.APPROVED), ballot__isnull=True)


def remedies_in(remedies: QuerySet[Remedy], state: str, on: dt.date) -> QuerySet[Remedy]:
    """The remedies that are LATE, or DONE; else those still open."""
    if state == DONE:
        return remedies.filter(done_at__isnull=False)
    still = remedies.filter(done_at__isnull=True)
    return still.filter(due_date__lt=on) if state == LATE else still
