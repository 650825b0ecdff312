"""A row's cells understood as the facts of an entry, or what is wrong in which cell."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from jiaogong.catalogue import CATEGORIES, MEASURES, Category, Measure
from jiaogong.catalogue.typed import value_typed
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.script import traditional
from jiaogong.ledger.labels import label, unit_label
from jiaogong.ledger.rules import TITLE_LENGTH, AwardFact, Facts, FigureFact, PersonFact, Precision, require_sound
from jiaogong.ledger.sheets.columns import heading_of
from jiaogong.ledger.sheets.days import days_of
from jiaogong.ledger.sheets.opening import Cell, RawRow
from jiaogong.unions.models import Union

EXAMPLE = ("（示例）", "(示例)", "(Example)", "（Example）")
_LEVEL = re.compile(r"(?P<level>校|区|县|市|省|国家)(?:级|(?=[特一二三四优金银铜]))")
_COUNT = re.compile(r"[\s×xX*:：]*(\d{1,5})\s*[人个名项件篇节支队]?$")
_SEPARATORS = re.compile(r"[、;；\n]+")
_NUMBERED_NAME = re.compile(r"(?P<name>[^()（）]+)[(（](?P<number>[^()（）]+)[)）]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a cell ("" where it is the row as a whole), and what to do."""

    cell: str
    heading: str
    message: str


@dataclass(frozen=True, slots=True)
class Roll:
    """The people that a union's rows may name: keys by name (None: several bear it) and by number."""

    by_name: Mapping[str, int | None]
    by_number: Mapping[str, int]


@dataclass(slots=True)
class _Understanding:
    row: RawRow
    faults: list[Fault] = field(default_factory=list)

    def text(self, code: str) -> str:
        return cell_text(self.row.cells.get(code, "")).strip()

    def fault(self, code: str, message: str) -> None:
        letters = self.row.letters.get(code, "")
        self.faults.append(
            Fault(f"{letters}{self.row.number}" if letters else "", heading_of(code) if code else "", message)
        )


def title_of(row: RawRow) -> str:
    """What stands in the row's title cell."""
    return cell_text(row.cells.get("title", "")).strip()[:TITLE_LENGTH]


def is_example(row: RawRow) -> bool:
    """Whether the row is the template's own example."""
    return title_of(row).startswith(EXAMPLE)


def cell_text(cell: Cell) -> str:
    """A cell as text; a whole number without its point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def understand(row: RawRow, roll: Roll) -> tuple[Facts | None, list[Fault]]:
    """The facts of a row, and its faults; without facts where date, category or title cannot be read."""
    reading = _Understanding(row)
    for place in row.merged:
        reading.faults.append(Fault(place, "", _("These cells are merged; unmerge them and fill each one.")))
    days, category = _days(reading), _category(reading)
    title = reading.text("title")
    if not title:
        reading.fault("title", _("The title is empty; say in a few words what was done."))
    if days is None or category is None or not title:
        return None, reading.faults
    facts = Facts(
        category=category.code,
        title=title,
        start=days[0],
        end=days[1],
        precision=days[2],
        sentence=reading.text("sentence")[:2000],
        figures=tuple(_figures(reading, category)),
        awards=tuple(_awards(reading)),
        people=tuple(_people(reading, roll)),
        bodies=tuple(dict.fromkeys(b.strip()[:80] for b in _SEPARATORS.split(reading.text("bodies")) if b.strip())),
        basis=reading.text("basis")[:200],
        theme=reading.text("theme")[:60],
    )
    return facts, reading.faults


def faults_of_facts(facts: Facts, today: dt.date) -> list[Fault]:
    """What the ledger's own rules refuse in these facts."""
    try:
        require_sound(facts, today=today)
    except RuleBroken as broken:
        return [Fault("", "", str(broken))]
    return []


def union_asked(row: RawRow) -> str:
    """The code of the union that the row names; "" for none."""
    return cell_text(row.cells.get("union", "")).strip()


def no_union(row: RawRow, code: str, union: Union) -> Fault:
    message = _("“%(code)s” is no union of %(union)s; leave the cell empty or give a code from the list of unions.")
    return Fault(f"{row.letters['union']}{row.number}", heading_of("union"), message % {"code": code, "union": union})


def _days(reading: _Understanding) -> tuple[dt.date, dt.date, Precision] | None:
    found = _cell_days(reading, "start")
    if found is None or not reading.text("end"):
        return found
    until = _cell_days(reading, "end")
    if until is None:
        return None
    if until[1] < found[0]:
        reading.fault("end", _("The act ends before it begins; exchange the two dates."))
        return None
    return found[0], until[1], found[2] if found[2] == until[2] else "period"


def _cell_days(reading: _Understanding, code: str) -> tuple[dt.date, dt.date, Precision] | None:
    if not reading.text(code):
        reading.fault(code, _("The date is empty; write it like 2026-03-08."))
        return None
    try:
        return days_of(reading.row.cells[code])
    except ValueError:
        reading.fault(
            code, _("“%(text)s” is no date with its year; write it like 2026-03-08.") % {"text": reading.text(code)}
        )
        return None


def _category(reading: _Understanding) -> Category | None:
    text = reading.text("category")
    found = _category_names().get(_tidy(text))
    if found is None:
        message = (
            _("“%(text)s” is none of the 22 categories; choose one from the list.")
            if text
            else _("The category is empty; choose one from the list.")
        )
        reading.fault("category", message % {"text": text})
    return found


def _figures(reading: _Understanding, category: Category) -> Iterator[FigureFact]:
    told: set[str] = set()
    for code in sorted(c for c in reading.row.cells if c.startswith("measure")):
        value_code = code.replace("measure", "value")
        name, typed = reading.text(code), reading.text(value_code)
        if not name and not typed:
            continue
        measure = _measure_names().get(_tidy(name))
        if measure is None:
            reading.fault(
                code, _("“%(text)s” is not a measure of the catalogue; choose one from the list.") % {"text": name}
            )
        elif not measure.suits(category.code):
            values = {"measure": label(measure), "category": label(category)}
            reading.fault(
                code, _("“%(measure)s” is not counted in “%(category)s”; choose another measure or category.") % values
            )
        elif measure.code in told:
            reading.fault(code, _("“%(measure)s” stands twice in this row; keep one.") % {"measure": label(measure)})
        else:
            told.add(measure.code)
            yield from _figure(reading, value_code, measure, typed)


def _figure(reading: _Understanding, code: str, measure: Measure, typed: str) -> Iterator[FigureFact]:
    try:
        value, qualifier = value_typed(typed, measure)
    except ValueError:
        values = {"text": typed, "unit": unit_label(measure.unit)}
        reading.fault(code, _("“%(text)s” is no number in %(unit)s; write digits alone, such as 42.") % values)
        return
    yield FigureFact(measure.code, value, qualifier)


def _awards(reading: _Understanding) -> Iterator[AwardFact]:
    for text in _SEPARATORS.split(reading.text("awards")):
        award = award_typed(text)
        if award:
            yield award


def award_typed(text: str) -> AwardFact | None:
    """A prize as one writes it: level, name, count.

    >>> award_typed("区一等奖3人"), award_typed("市级先进集体")
    (AwardFact(level='区', prize='一等奖', count=3), AwardFact(level='市', prize='先进集体', count=1))
    """
    bare = unicodedata.normalize("NFKC", text).strip()
    count = _COUNT.search(bare)
    bare = bare[: count.start()] if count else bare
    level = _LEVEL.match(bare)
    prize = bare[level.end() :].strip() if level else bare
    return (
        AwardFact(level["level"] if level else "", prize[:60], max(int(count[1]), 1) if count else 1) if prize else None
    )


def _people(reading: _Understanding, roll: Roll) -> Iterator[PersonFact]:
    for name in dict.fromkeys(n.strip() for n in re.split(r"[、,，;；\s]+", reading.text("people")) if n.strip()):
        numbered = _NUMBERED_NAME.fullmatch(name)
        key = roll.by_number.get(numbered["number"].strip()) if numbered else roll.by_name.get(name)
        if key is not None:
            yield PersonFact(key)
        elif name in roll.by_name:
            message = _("Several people are called %(name)s; write the member number behind the name in brackets.")
            reading.fault("people", message % {"name": name})
        else:
            message = _("Nobody called %(name)s is on the union's file; correct the name or leave it to the sentence.")
            reading.fault("people", message % {"name": name})


def _tidy(name: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).lower()


@functools.cache
def _category_names() -> dict[str, Category]:
    return {_tidy(name): c for c in CATEGORIES.values() for name in (c.code, c.zh, c.en, traditional(c.zh))}


@functools.cache
def _measure_names() -> dict[str, Measure]:
    entered = [m for m in MEASURES.values() if m.is_entered]
    return {_tidy(name): m for m in entered for name in (m.code, m.zh, m.en, traditional(m.zh))}
