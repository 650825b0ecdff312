"""Plans and those whom they name, as far as a person may know of them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.appraisal.models import Appraisal, Reader, Subject
from jiaogong.congress.models import Session
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.members.queries import Standing, within
from jiaogong.unions.models import Union

State = Appraisal.State
OPEN = "open"
HALF_A_YEAR = dt.timedelta(days=183)


def unions_led_below(standing: Standing) -> QuerySet[Union]:
    """The unions below those in which the person is an officer: where all their officers are appraised, one plans for them."""
    led = [u.pk for u in standing.unions_led]
    below = Union.objects.filter(within(standing.officer_paths), has_union=True, closed_date__isnull=True)
    return below.exclude(pk__in=led).exclude(kind=Union.Kind.GROUP).order_by("path")


def appraisals_visible_to(standing: Standing) -> QuerySet[Appraisal]:
    """Plans of the very unions in which one is an officer; of the own union those approved; and where one is named.

    A plan tells who is appraised and how, never a grade. Nobody above knows of it unless they lead it or it names them.
    """
    led = [u.pk for u in standing.unions_led]
    told = Q(union=standing.person.union_id) & ~Q(state=State.PLANNED)
    named = Subject.objects.filter(person=standing.person).values("appraisal")
    reading = Reader.objects.filter(person=standing.person).values("appraisal")
    leading = Q(led_from__in=led) | Q(led_by=standing.person)
    return Appraisal.objects.filter(Q(union__in=led) | told | leading | Q(pk__in=named) | Q(pk__in=reading))


def appraisal_visible_to(standing: Standing, appraisal_id: int) -> Appraisal:
    """One plan with whom it names. Raises NotFound where there is none that the person may know of."""
    found = (
        appraisals_visible_to(standing)
        .select_related("union", "session__union", "ballot", "planned_by", "archived_by", "entry", "led_from", "led_by")
        .prefetch_related("subjects__person", "readers__person")
        .filter(pk=appraisal_id)
        .first()
    )
    if found is None:
        raise _none()
    return found


def locked_appraisal(appraisal_id: int, visible_to: Standing) -> Appraisal:
    """A plan fetched for change. Raises NotFound like `appraisal_visible_to`."""
    found = appraisals_visible_to(visible_to).filter(pk=appraisal_id).values_list("pk", flat=True).first()
    if found is None:
        raise _none()
    rows = Appraisal.objects.select_for_update(of=("self",)).select_related("union", "led_from", "led_by")
    return rows.get(pk=found)


def subject_visible_to(standing: Standing, subject_id: int) -> Subject:
    """Somebody appraised, with the report and no grades, to whom the plan may be known. Raises NotFound else."""
    plans = appraisals_visible_to(standing).order_by().values("pk")
    found = (
        Subject.objects.select_related("appraisal__union", "person").filter(pk=subject_id, appraisal__in=plans).first()
    )
    if found is None:
        raise _none()
    return found


def found_by_words(appraisals: QuerySet[Appraisal], words: str) -> QuerySet[Appraisal]:
    """Plans whose title or words hold what was typed; no names are searched."""
    typed = words.strip()
    return appraisals.filter(holding(typed, "title", "about", "union__name")) if typed else appraisals


def in_state(appraisals: QuerySet[Appraisal], state: str) -> QuerySet[Appraisal]:
    """The plans in a state of theirs; OPEN: neither archived nor called off; else all."""
    if state == OPEN:
        return appraisals.exclude(state__in=[State.ARCHIVED, State.CALLED_OFF])
    return appraisals.filter(state=state) if state in State.values else appraisals


def sessions_to_choose(union: Union, on: dt.date) -> QuerySet[Session]:
    """Sessions of the union's congress, lately or soon, at which the grading can take place."""
    states = (Session.State.PROPOSED, Session.State.CALLED, Session.State.OPEN, Session.State.CLOSED)
    sessions = Session.objects.filter(union=union, body=Session.Body.CONGRESS, state__in=states)
    return sessions.filter(starts_at__date__gte=on - HALF_A_YEAR).order_by("-starts_at")


def _none() -> NotFound:
    return NotFound(_("There is no such appraisal, or it is not yours to see."))
