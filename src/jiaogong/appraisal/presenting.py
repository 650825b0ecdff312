"""An appraisal as its pages show it: the road it goes, and years beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jiaogong.appraisal import queries
from jiaogong.appraisal.models import Appraisal, Subject
from jiaogong.appraisal.rules import Cell, Line

State = Appraisal.State


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of the road: done, the next, or still to come; what is missing on it in words."""

    label: str
    is_done: bool
    is_next: bool
    told: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a person: the overall grades, or nothing where too few gave them."""

    subject: Subject
    overall: Line | None


def road_of(appraisal: Appraisal) -> list[Stage]:
    """The road from plan to archive, with what is missing."""
    subjects = list(appraisal.subjects.all())
    reported, told = sum(s.has_report for s in subjects), sum(s.fed_back_at is not None for s in subjects)
    stages = [
        (pgettext("appraisal", "Plan"), True, ""),
        (pgettext("appraisal", "Approval"), appraisal.approved_date is not None, appraisal.approving_body),
        (pgettext("appraisal", "Reports"), reported == len(subjects), f"{reported} / {len(subjects)}"),
        (_("Secret grading"), appraisal.is_counted, _graded(appraisal)),
        (_("Feedback"), appraisal.is_counted and told == len(subjects), f"{told} / {len(subjects)}"),
        (pgettext("appraisal", "Archive"), appraisal.state == State.ARCHIVED, ""),
    ]
    next_one = next((at for at, (_label, is_done, _told) in enumerate(stages) if not is_done), None)
    return [Stage(label, done, at == next_one, words) for at, (label, done, words) in enumerate(stages)]


def _graded(appraisal: Appraisal) -> str:
    if appraisal.is_counted:
        return f"{appraisal.cast} / {appraisal.entitled}"
    return str(appraisal.ballot.get_state_display()) if appraisal.ballot else ""


def years_of(subjects: Sequence[Subject], least: int) -> list[Year]:
    """A person's years, the newest first, by their overall grades."""
    lines = [(s, [line for line in queries.lines_of(s, least) if line.is_overall]) for s in subjects]
    return [Year(subject, found[0] if found else None) for subject, found in lines]


def chart_of(years: Sequence[Year]) -> dict[str, Any]:
    """Chart options: of each year, oldest first, the share of the papers cast that gave each overall grade."""
    shown = [y for y in reversed(years) if y.overall and not y.overall.is_hidden and not y.subject.is_team]
    grades = list(dict.fromkeys(cell.grade for y in shown for cell in _cells(y)))

    def shares(grade: str) -> list[float]:
        return [next((_percent(y, c) for c in _cells(y) if c.grade == grade), 0.0) for y in shown]

    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"bottom": 0},
        "grid": {"left": 44, "right": 12, "top": 12, "bottom": 56},
        "xAxis": {"type": "category", "data": [str(y.subject.appraisal.year) for y in shown]},
        "yAxis": {"type": "value", "max": 100, "axisLabel": {"formatter": "{value}%"}},
        "series": [{"name": g, "type": "bar", "stack": "grades", "barMaxWidth": 48, "data": shares(g)} for g in grades],
    }


def _cells(year: Year) -> tuple[Cell, ...]:
    return year.overall.cells if year.overall else ()


def _percent(year: Year, cell: Cell) -> float:
    return round(100 * cell.count / (year.subject.appraisal.cast or 1), 1)
