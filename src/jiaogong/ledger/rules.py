"""What an entry is made of and when it is sound. No database, no clock."""

from __future__ import annotations

import calendar
import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.kernel.errors import RuleBroken

Precision = Literal["day", "month", "period"]
TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class FigureFact:
    """A measure and its value in the measure's smallest unit."""

    measure: str
    value: int
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class AwardFact:
    """A prize: its level ("" unknown), name and count."""

    level: str
    prize: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class PersonFact:
    """A person by key, and the part played."""

    person_id: int
    part: str = "concerned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that one act states. `end` None: the day, month or period of `start` alone."""

    category: str
    title: str
    start: dt.date
    end: dt.date | None = None
    precision: Precision = "day"
    sentence: str = ""
    figures: tuple[FigureFact, ...] = ()
    awards: tuple[AwardFact, ...] = ()
    people: tuple[PersonFact, ...] = ()
    bodies: tuple[str, ...] = ()
    basis: str = ""
    theme: str = ""
    part_of_id: int | None = None
    due_date: dt.date | None = None

    @property
    def last_day(self) -> dt.date:
        """The last day of the act: of its month where only that is known."""
        end = self.end or self.start
        if self.precision == "month":
            return end.replace(day=calendar.monthrange(end.year, end.month)[1])
        return end

    @property
    def first_day(self) -> dt.date:
        return self.start.replace(day=1) if self.precision == "month" else self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an entry comes from: the source's kind and name, and the very words and their place."""

    kind: str = "form"
    name: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    form_key: uuid.UUID | None = field(default=None)


def figure_fact(code: str, value: int | float, qualifier: str, *, category: str) -> FigureFact:
    """A figure given as a number of the printed unit, money in yuan.

    Raises RuleBroken for no measure, one that the category does not count, or a part too small to be kept.

    >>> figure_fact("visit_amount", 250.5, "", category="care").value
    25050
    """
    measure = MEASURES.get(code)
    if measure is None or not measure.is_entered:
        raise RuleBroken(_("“%(code)s” is not a measure of the catalogue.") % {"code": code})
    if category in CATEGORIES and not measure.suits(category):
        raise RuleBroken(
            _("“%(measure)s” is not counted in “%(category)s”; choose another measure or category.")
            % {"measure": measure.zh, "category": CATEGORIES[category].zh}
        )
    smallest = Decimal(str(value)) * measure.scale
    if smallest != smallest.to_integral_value():
        values = {"text": value, "unit": measure.unit}
        raise RuleBroken(_("“%(text)s” is no number in %(unit)s; write digits alone, such as 42.") % values)
    return FigureFact(code, int(smallest), qualifier)


def require_sound(facts: Facts, *, today: dt.date, planned: bool = False) -> None:
    """Raise RuleBroken, naming place and remedy, unless the facts can stand in the ledger."""
    if not facts.title.strip():
        raise RuleBroken(_("An entry needs a title: say in a few words what was done."))
    if len(facts.title) > TITLE_LENGTH:
        raise RuleBroken(
            _("The title is longer than %(most)s characters; put the rest into the sentence.") % {"most": TITLE_LENGTH}
        )
    if facts.category not in CATEGORIES:
        raise RuleBroken(_("“%(code)s” is none of the 22 categories.") % {"code": facts.category})
    _require_dates(facts, today=today, planned=planned)
    _require_figures(facts)
    _require_awards(facts)


def _require_dates(facts: Facts, *, today: dt.date, planned: bool) -> None:
    if facts.last_day < facts.first_day:
        raise RuleBroken(
            _("The act ends on %(end)s, before it begins on %(start)s.")
            % {"end": facts.last_day, "start": facts.first_day}
        )
    if facts.first_day.year < 1949:
        raise RuleBroken(_("The year %(year)s cannot be right.") % {"year": facts.first_day.year})
    if not planned and facts.first_day > today:
        raise RuleBroken(
            _("%(day)s is still to come; enter what is not done yet as planned, with a due date.")
            % {"day": facts.first_day}
        )


def _require_figures(facts: Facts) -> None:
    for figure in facts.figures:
        if figure.measure not in MEASURES or not MEASURES[figure.measure].is_entered:
            raise RuleBroken(_("“%(code)s” is not a measure of the catalogue.") % {"code": figure.measure})
        if figure.value < 0:
            raise RuleBroken(_("A figure cannot be negative; to take a confirmed figure back, correct its entry."))
        if figure.value >= 2**53:
            raise RuleBroken(_("A figure of that size cannot be right."))
    for measure, times in Counter(f.measure for f in facts.figures).items():
        if times > 1:
            raise RuleBroken(
                _("The same measure stands twice in one entry: “%(code)s”.") % {"code": MEASURES[measure].zh}
            )


def _require_awards(facts: Facts) -> None:
    for award in facts.awards:
        if not award.prize.strip() or award.count < 1:
            raise RuleBroken(_("A prize needs its name and a count of at least one."))
