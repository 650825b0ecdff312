"""What is laid beside a summary: its key figures against the year before, and where each figure comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Entry
from jiaogong.summaries.facts import known_facts
from jiaogong.summaries.facts.key_figures import KeyFigure, acts_by_category, key_figures
from jiaogong.summaries.writing import numbers
from jiaogong.summaries.writing.opening import called
from jiaogong.summaries.writing.own_words import touches_the_sick_or_poor
from jiaogong.unions.models import Union
from jiaogong.unions.queries import branch

OPENS, CLOSES = "\ue000", "\ue001"  # stand around a note's number in a text until it is laid out
MOST_LINES, MOST_NUMBERS, ASKED_AT_ONCE = 8, 40, 900
_COLUMNS = ("pk", "start_date", "precision", "category", "title", "union_id")
Place = tuple[int, int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Row:
    """A key figure as printed: what, how much, the year before, the change."""

    category: str
    measure: str
    value: str
    before: str
    change: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A category's acts, this period and the year before (None where that year is not on record)."""

    called: str
    count: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """Where a figure comes from: its number in the text, the words, the entries."""

    number: int
    quote: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annexes:
    """The sheets after a summary's signature; `marked` is its text with the notes' numbers where there are notes."""

    called: str
    before: str
    rows: tuple[Row, ...] = ()
    bars: tuple[Bar, ...] = ()
    notes: tuple[Note, ...] = ()
    marked: str = field(default="", repr=False)


def annexes_of(
    union: Union, period: Period, *, text: str = "", places: Iterable[Place] = (), with_table: bool = True
) -> Annexes:
    """The annexes to a text of a union about a period, as the ledger stands today.

    `places` are start, end and entries of the figures of `text` that notes are wanted for; none, no notes.
    """
    known = known_facts(union, period)
    rows = tuple(_row(figure) for figure in key_figures(known)) if with_table else ()
    bars = tuple(Bar(f.category_called, f.value, f.before) for f in acts_by_category(known)) if with_table else ()
    marked, notes = _noted(text, sorted(places), union)
    before = called(known.period.before()) if known.is_complete else "上年同期"
    return Annexes(called(period), before, rows, bars, notes, marked)


def _row(figure: KeyFigure) -> Row:
    before = "—" if figure.before is None else _told(figure.before, figure.measure)
    change = "—" if figure.change is None else f"{float(figure.change):+.1f}%" if figure.change else "持平"
    return Row(figure.category_called, figure.called, _told(figure.value, figure.measure), before, change)


def _told(value: int, measure: str) -> str:
    of = MEASURES[measure]
    return numbers.amount(value) if of.is_money else f"{value}{of.unit}"


def _noted(text: str, places: Sequence[Place], of: Union) -> tuple[str, tuple[Note, ...]]:
    """The text with a number after each figure that has entries, and the notes; the same entries are one note."""
    listed = {entry for _start, _end, entries in places if len(entries) <= MOST_LINES for entry in entries}
    lines = _lines(sorted(listed), of)
    numbers_of: dict[tuple[int, ...], int] = {}
    notes, pieces, at = [], [], 0
    for start, end, entries in places:
        if not entries or end < at:
            continue
        key = tuple(sorted(set(entries)))
        if key not in numbers_of:
            numbers_of[key] = len(numbers_of) + 1
            notes.append(Note(numbers_of[key], text[start:end], _listed(key, lines)))
        pieces += [text[at:end], f"{OPENS}{numbers_of[key]}{CLOSES}"]
        at = end
    return "".join([*pieces, text[at:]]), tuple(notes)


def _lines(entries: Sequence[int], of: Union) -> dict[int, str]:
    unions = {union.pk: union.called for union in branch(of) if union.pk != of.pk}
    lines: dict[int, str] = {}
    for at in range(0, len(entries), ASKED_AT_ONCE):
        found = Entry.objects.filter(pk__in=entries[at : at + ASKED_AT_ONCE])
        for pk, day, precision, category, title, union in found.values_list(*_COLUMNS):
            lines[pk] = _line(pk, day, precision, category, title, unions.get(union, ""))
    return lines


def _line(pk: int, day: dt.date, precision: str, category: str, title: str, called: str) -> str:
    """An entry in one line; of a sensitive kind its number and category alone."""
    kind, where = CATEGORIES[category], f"（{called}）" if called else ""
    if kind.sensitive or touches_the_sick_or_poor(title):
        return f"第{pk}号，{kind.zh}，内容从略{where}"
    when = numbers.day(day, None, precision)
    return f"第{pk}号，{when + '，' if when else ''}{title}{where}"


def _listed(entries: Sequence[int], lines: dict[int, str]) -> tuple[str, ...]:
    if len(entries) <= MOST_LINES:
        return tuple(lines[entry] for entry in entries if entry in lines)
    listed = ", ".join(str(entry) for entry in entries[:MOST_NUMBERS])
    rest = f"等，其余{len(entries) - MOST_NUMBERS}条见台账" if len(entries) > MOST_NUMBERS else ""
    return (f"台账{len(entries)}条：{listed}{rest}",)
