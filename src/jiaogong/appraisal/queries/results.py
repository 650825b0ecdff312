"""Results: who may read them, and what they say. Nobody else learns that there are any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jiaogong.appraisal.models import Appraisal, Remedy, Subject
from jiaogong.appraisal.queries.people import is_keeper, is_reader
from jiaogong.appraisal.rules import Counted, Line, line_of
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.rates import Rate
from jiaogong.members.queries import Standing
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union

State = Appraisal.State


@dataclass(frozen=True, slots=True)
class SubjectSheet:
    """Somebody's lines on the sheet of statistics, and what was heard."""

    subject: Subject
    lines: tuple[Line, ...]

    @property
    def grades(self) -> Sequence[str]:
        appraisal = self.subject.appraisal
        found: list[str] = appraisal.team_grades if self.subject.is_team else appraisal.grades
        return found


_RESULTS = (State.COUNTED, State.ARCHIVED)
_OF_SUBJECT = ("appraisal__union", "appraisal__led_from", "appraisal__led_by")


def fewest(union: Union, on: dt.date) -> int:
    """Of fewer papers than this no grades are told (privacy.small_count)."""
    return limit_for(union, "privacy.small_count", on).whole


def may_know_all(standing: Standing, appraisal: Appraisal, on: dt.date) -> bool:
    """Whether one reads every result of an appraisal: who keeps them, and whom the plan names."""
    return appraisal.is_counted and (is_reader(standing, appraisal) or is_keeper(standing, appraisal, on))


def may_know_result(standing: Standing, subject: Subject, on: dt.date) -> bool:
    """Whether one reads one result: the person from the feedback on, and whoever reads all."""
    if subject.person_id == standing.person.pk:
        return subject.fed_back_at is not None
    return may_know_all(standing, subject.appraisal, on)


def sheet_visible_to(standing: Standing, appraisal_id: int, on: dt.date) -> Appraisal:
    """A counted appraisal with all its results. Raises NotFound for all but its keeper and those named to read it."""
    found = (
        Appraisal.objects.select_related("union", "session__union", "ballot", "led_from", "led_by")
        .prefetch_related("subjects__person", "subjects__results", "subjects__remarks", "readers")
        .filter(pk=appraisal_id, state__in=_RESULTS)
        .first()
    )
    if found is None or not may_know_all(standing, found, on):
        raise _none()
    return found


def result_visible_to(standing: Standing, subject_id: int, on: dt.date) -> Subject:
    """One result with what was said and what is done about it. Raises NotFound like `may_know_result` refuses."""
    found = _subjects().filter(pk=subject_id, appraisal__state__in=_RESULTS).first()
    if found is None or not may_know_result(standing, found, on):
        raise _none()
    return found


def locked_subject(subject_id: int, visible_to: Standing, on: dt.date) -> Subject:
    """A result fetched for change. Raises NotFound like `result_visible_to`."""
    result_visible_to(visible_to, subject_id, on)
    return Subject.objects.select_for_update(of=("self",)).select_related(*_OF_SUBJECT, "person").get(pk=subject_id)


def locked_remedy(remedy_id: int, visible_to: Standing, on: dt.date) -> Remedy:
    """A remedy fetched for change. Raises NotFound where its result is not the person's to read."""
    subject_id = Remedy.objects.filter(pk=remedy_id).values_list("subject", flat=True).first()
    if subject_id is None:
        raise _none()
    result_visible_to(visible_to, subject_id, on)
    return Remedy.objects.select_for_update(of=("self",)).select_related("subject__appraisal__union").get(pk=remedy_id)


def appraisals_of(standing: Standing, number: str, on: dt.date) -> list[Subject]:
    """Somebody's results that one may read, the newest year first. Raises NotFound where there is none."""
    of_person = _subjects().filter(person__number=number, appraisal__state__in=_RESULTS)
    newest = of_person.order_by("-appraisal__year", "-appraisal__counted_at", "position")
    found = [subject for subject in newest if may_know_result(standing, subject, on)]
    if not found:
        raise _none()
    return found


def lines_of(subject: Subject, least: int) -> tuple[Line, ...]:
    """A result head by head; graded by fewer than `least` papers, a head tells no grades."""
    appraisal = subject.appraisal
    grades: Sequence[str] = appraisal.team_grades if subject.is_team else appraisal.grades
    return tuple(
        line_of(
            Counted(head=r.head, is_overall=r.is_overall, counts=tuple(r.counts), abstained=r.abstained),
            grades,
            cast=appraisal.cast or 0,
            fewest=least,
        )
        for r in subject.results.all()
    )


def sheets_of(appraisal: Appraisal, least: int) -> list[SubjectSheet]:
    """Everybody's lines, in the order of the paper."""
    subjects = list(appraisal.subjects.all())
    for subject in subjects:
        subject.appraisal = appraisal
    return [SubjectSheet(subject, lines_of(subject, least)) for subject in subjects]


def turnout_of(appraisal: Appraisal) -> list[tuple[str, str]]:
    """Who was on the roll, who was to grade and who did (rules 8.4), each with its words."""
    cast, entitled = appraisal.cast or 0, appraisal.entitled or 0
    return [
        (_("Staff on the roll"), str(appraisal.on_roll or 0)),
        (_("Delegates in office"), str(appraisal.delegates or "—")),
        (_("Entitled to grade"), str(entitled)),
        (_("Took part"), str(cast)),
        (_("Share of those entitled"), Rate(cast, entitled).told),
    ]


def _subjects() -> QuerySet[Subject]:
    return Subject.objects.select_related(*_OF_SUBJECT, "person", "fed_back_by").prefetch_related(
        "results", "remarks", "remedies", "appraisal__readers", "appraisal__subjects"
    )


def _none() -> NotFound:
    return NotFound(_("There is no such result, or it is not yours to see."))
