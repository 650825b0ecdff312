"""What a plan must hold, what the paper asks, and what its count says. No database, no clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiaogong.ballots.rules import OptionPlan, QuestionPlan, QuestionTally, Tally
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.rates import Rate

OVERALL = "总体评价"
TEAM = "team"
MOST_SUBJECTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPlan:
    """Somebody to be appraised: kind `leader`, `manager` or `team`; `post` is the team's name there."""

    person_id: int
    kind: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderPlan:
    """Somebody of the party or the area who is to read the results."""

    person_id: int
    capacity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a plan says before it is approved. Grades stand from best to worst."""

    title: str
    year: int
    appraisers: str
    subjects: tuple[SubjectPlan, ...]
    heads: tuple[str, ...]
    grades: tuple[str, ...]
    team_grades: tuple[str, ...]
    about: str = ""
    session_id: int | None = None
    reports_due_date: dt.date | None = None
    readers: tuple[ReaderPlan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom one question of the paper is about, and with which grades."""

    called: str
    grades: tuple[str, ...]
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the papers say of one subject under one head."""

    head: str
    is_overall: bool
    counts: tuple[int, ...]
    abstained: int


@dataclass(frozen=True, slots=True)
class Cell:
    """How many papers gave a grade, and their share of the papers cast."""

    grade: str
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class Line:
    """One head as the sheet of statistics shows it; hidden: so few papers graded it that they might be known."""

    head: str
    is_overall: bool
    cells: tuple[Cell, ...]
    abstained: int
    is_hidden: bool


def require_sound(plan: Plan, *, today: dt.date) -> None:
    """Raise RuleBroken unless a plan can be carried out: somebody is appraised, once, and nobody of them reads it all."""
    if not plan.title.strip():
        raise RuleBroken(_("Give the appraisal a title."))
    if not plan.subjects:
        raise RuleBroken(_("Name at least one leader, manager or team to be appraised."))
    if len(plan.subjects) > MOST_SUBJECTS:
        raise RuleBroken(
            _("One paper grades at most %(most)s; divide them between two plans.") % {"most": MOST_SUBJECTS}
        )
    if not today.year - 5 <= plan.year <= today.year + 1:
        raise RuleBroken(_("The year %(year)s cannot be right.") % {"year": plan.year})
    due = plan.reports_due_date
    if due and abs(due.year - plan.year) > 1:
        told = _("Reports of %(year)s are not due on %(day)s: choose a day of that year or the next.")
        raise RuleBroken(told % {"year": plan.year, "day": due})
    _require_once([s.person_id for s in plan.subjects if s.kind != TEAM], [s.post for s in plan.subjects])
    _require_posts(plan.subjects)
    if OVERALL in plan.heads:
        raise RuleBroken(_("“%(head)s” is asked by itself; leave it out of the heads.") % {"head": OVERALL})
    appraised = {s.person_id for s in plan.subjects}
    if any(reader.person_id in appraised for reader in plan.readers):
        raise RuleBroken(_("Whoever is appraised reads the own result alone and cannot be named to read all."))


def _require_once(people: Sequence[int], posts: Sequence[str]) -> None:
    if len(set(people)) < len(people):
        raise RuleBroken(_("Somebody stands twice among those who are appraised."))
    if any(not post.strip() for post in posts):
        raise RuleBroken(_("Say the post of each who is appraised, or the name of the team."))


def _require_posts(subjects: Sequence[SubjectPlan]) -> None:
    teams = [s.post.strip() for s in subjects if s.kind == TEAM]
    if len(set(teams)) < len(teams):
        raise RuleBroken(_("Two teams bear the same name."))


def questions_of(asked: Sequence[Asked], heads: Sequence[str]) -> tuple[QuestionPlan, ...]:
    """A question for each who is appraised, with every head and the overall grade; so a voter thinks of each but once.

    Each option bears the key of whom it grades, so that none of them can be named scrutineer of the paper.

    >>> paper = questions_of([Asked(called="班子", grades=("好", "差"), person_id=1)], ["德", "能"])
    >>> [(q.text, q.grades, [o.label for o in q.options]) for q in paper]
    [('班子', ('好', '差'), ['德', '能', '总体评价'])]
    """
    return tuple(
        QuestionPlan(
            kind="grade",
            text=one.called,
            options=tuple(OptionPlan(label=head, person_id=one.person_id) for head in (*heads, OVERALL)),
            grades=one.grades,
        )
        for one in asked
    )


def counted_of(question: QuestionTally, *, cast: int) -> tuple[Counted, ...]:
    """What the papers say of one subject, head by head, the overall grade last.

    Every paper cast that gave no sound grade under a head stands there among those without one.
    """
    lines = [
        Counted(head=o.label, is_overall=o.label == OVERALL, counts=o.grades, abstained=cast - sum(o.grades))
        for o in question.options
    ]
    return tuple(sorted(lines, key=lambda line: line.is_overall))


def require_of_this_paper(tally: Tally, subjects: int) -> None:
    """Raise RuleBroken where a count is not of the paper that was prepared."""
    if len(tally.questions) != subjects:
        raise RuleBroken(_("The count has %(found)s questions instead of %(asked)s.") % {
            "found": len(tally.questions), "asked": subjects,
        })  # fmt: skip


def line_of(counted: Counted, grades: Sequence[str], *, cast: int, fewest: int) -> Line:
    """A head with each grade's papers and their share of the papers cast (rules 8.4).

    Graded by fewer papers than `fewest` (limit privacy.small_count), how many gave which grade is not told.

    >>> line_of(Counted(head="德", is_overall=False, counts=(45, 2), abstained=1), "优差", cast=48, fewest=5).cells[0]
    Cell(grade='优', count=45, share='93.8%')
    >>> line_of(Counted(head="德", is_overall=False, counts=(3, 1), abstained=44), "优差", cast=48, fewest=5).is_hidden
    True
    """
    is_hidden = sum(counted.counts) < fewest
    cells = () if is_hidden else tuple(
        Cell(grade, count, Rate(count, cast).told) for grade, count in zip(grades, counted.counts, strict=True)
    )  # fmt: skip
    return Line(counted.head, counted.is_overall, cells, counted.abstained, is_hidden)


def require_nameless(text: str, names: Collection[str]) -> None:
    """Raise RuleBroken where a note of the talks names somebody of the house."""
    named = sorted(name for name in names if len(name) > 1 and name in text)
    if named:
        raise RuleBroken(
            _("“%(name)s” is somebody's name: note what was said, not who said it nor about whom.") % {"name": named[0]}
        )
