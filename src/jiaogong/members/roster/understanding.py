"""A row's cells made facts of a person, each fault told with its cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.members.models import Person
from jiaogong.members.roster import cells, columns
from jiaogong.members.roster.cells import Cell
from jiaogong.members.roster.columns import COLUMNS
from jiaogong.members.roster.identity import MARK, told_by

Facts = dict[str, Any]

_TOTALS = ("合计", "总计", "小计", "共计")
_FOOT = ("制表", "填表", "填报", "审核", "说明", "备注", "注:", "单位负责人", "负责人", "校长")
_GROUPS = ("组", "部", "处", "室", "科", "年级", "班")
_LONGEST = {f.name: f.max_length or 0 for f in Person._meta.fields if f.name in COLUMNS}


@dataclass(slots=True)
class Understood:
    """A row's facts by the person's fields, the code or name of the union that it names, and what is wrong."""

    sheet: str
    at: int
    facts: Facts
    union: str = ""
    faults: list[str] = field(default_factory=list)
    on: dt.date = field(default_factory=clock.today)


def understand(
    sheet: str, at: int, row: Sequence[Cell], codes: Sequence[str], ticked: Sequence[int]
) -> Understood | None:
    """The facts of a row; None for what is no person: a heading again, a group's name alone, a total at the foot."""
    known = {code: (i, row[i] if i < len(row) else "") for i, code in enumerate(codes) if code}
    if _is_passed_over(row, known):
        return None
    made = Understood(sheet, at, {})
    for code, (i, cell) in known.items():
        if cell == "" and not (i in ticked and COLUMNS[code].kind == columns.YES):
            continue
        try:
            _take(made, code, cell)
        except ValueError:
            made.faults.append(_("%(cell)s: %(what)s") % {"cell": f"{letter(i)}{at}", "what": _wrong(code, cell)})
    if not made.facts.get("name"):
        made.faults.append(_("The name is empty."))
    return made


def letter(column: int) -> str:
    """The letters of a column counted from 0.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    return chr(65 + column) if column < 26 else chr(64 + column // 26) + chr(65 + column % 26)


def _is_passed_over(row: Sequence[Cell], known: Mapping[str, tuple[int, Cell]]) -> bool:
    filled = [str(cell).replace(" ", "") for cell in row if cell != ""]
    name = str(known["name"][1]).replace(" ", "") if "name" in known else ""
    if columns.code_of(name) == "name" or (len(filled) == 1 and (not name or name.endswith(_GROUPS))):
        return True
    return filled[0].startswith(_TOTALS) or name.startswith(_TOTALS) or (not name and filled[0].startswith(_FOOT))


def _take(made: Understood, code: str, cell: Cell) -> None:
    """Put what a cell says among the facts. Raises ValueError for what it is not."""
    kind = COLUMNS[code].kind
    if kind == columns.UNION:
        made.union = cells.text_of(cell)
    elif kind == columns.IDENTITY:
        _take_identity(made, cell)
    elif kind == columns.DAY:
        _take_day(made, code, cell)
    elif kind == columns.PEOPLE:
        made.facts["is_minority"] = cells.is_of_minority(cell)
        which = cells.minority_of(cell)
        if which or not made.facts["is_minority"]:
            made.facts["minority"] = which
    elif kind == columns.SEX:
        made.facts.setdefault("sex", cells.sex_of(cell))
    elif cell == "":
        made.facts[code] = False
    else:
        made.facts[code] = _short(code, _AS[kind](cell))


_AS: dict[str, Callable[[Cell], Any]] = {
    columns.TEXT: cells.text_of,
    columns.NAME: cells.name_of,
    columns.YES: cells.is_yes,
    columns.PHONE: cells.phone_of,
}


def _short(code: str, value: Any) -> Any:
    if isinstance(value, str) and (value.startswith(MARK) or 0 < _LONGEST[code] < len(value)):
        raise ValueError(value)
    return value


def _take_day(made: Understood, code: str, cell: Cell) -> None:
    day, is_whole = cells.day_of(cell)
    if code != "retired_date" and day > made.on:
        raise ValueError(cell)
    made.facts.setdefault(code, day.isoformat() if is_whole else f"{day:%Y-%m}")


def _take_identity(made: Understood, cell: Cell) -> None:
    """An identity number outweighs what is typed beside it."""
    if not str(cell).startswith(MARK):
        raise ValueError(cell)
    told = told_by(str(cell))
    if told.state == "wrong" or (told.birth_date and told.birth_date > made.on):
        raise ValueError(cell)
    if told.birth_date:
        made.facts["birth_date"] = told.birth_date.isoformat()
    if told.sex:
        made.facts["sex"] = told.sex


def _wrong(code: str, cell: Cell) -> str:
    """What is wrong with a cell, and how it is written; an identity number is not told."""
    values = {"value": str(cell)[:30], "what": COLUMNS[code].label}
    if code == "identity":
        return _("this is no identity number of 18 characters whose last one fits; compare it with the card.")
    if str(cell).startswith(MARK):
        return _("so long a number is no %(what)s.") % values
    kind = COLUMNS[code].kind
    if kind == columns.DAY:
        return _("“%(value)s” is no date up to today; write it as 1980-05-03.") % values
    if kind == columns.SEX:
        return _("“%(value)s”: write 女 or 男.") % values
    if kind in (columns.YES, columns.PEOPLE):
        return _("“%(value)s”: write 是 or 否.") % values
    if kind == columns.PHONE:
        return _("“%(value)s” is no telephone number; write its digits.") % values
    return _("“%(value)s” is too long for %(what)s.") % values


def value_of(field_name: str, stored: Any) -> Any:
    """A fact as the person's field holds it: days and months are staged as text."""
    return first_day(stored) if stored and field_name in _DAYS else stored


def first_day(stored: str) -> dt.date:
    """The day, or the first of the month, that is staged as 1980-05-03 or 1980-05.

    >>> first_day("1980-05")
    datetime.date(1980, 5, 1)
    """
    return dt.date.fromisoformat(stored if len(stored) == 10 else f"{stored}-01")


_DAYS = frozenset(c.code for c in COLUMNS.values() if c.kind == columns.DAY)
