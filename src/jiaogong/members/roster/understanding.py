"""A row's cells made facts of a person, each fault told with its cell."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

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


class Place(NamedTuple):
    """A column of a table that is known: its code and number, whether a blank says no, and whether others outweigh it."""

    code: str
    at: int
    is_ticked: bool
    is_weak: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a table are read, on a day ("2026-11-22")."""

    sheet: str
    places: tuple[Place, ...]
    on: str

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Layout:
        """The layout of a roster's table, as it is staged, today."""
        kinds = [(code, i, COLUMNS[code].kind) for i, code in enumerate(table["columns"]) if code]
        places = (
            Place(
                code,
                i,
                is_ticked=kind == columns.YES and i in table["ticked"],
                is_weak=kind in (columns.DAY, columns.SEX),
            )
            for code, i, kind in kinds
        )
        return cls(table["sheet"], tuple(places), clock.today().isoformat())

    def named_in(self, row: Sequence[Cell]) -> str:
        """The name that a row holds, without spaces."""
        cell = next((row[p.at] for p in self.places if p.code == "name" and p.at < len(row)), "")
        return str(cell).replace(" ", "")


@dataclass(slots=True)
class Understood:
    """A row's facts by the person's fields, the code or name of the union that it names, and what is wrong."""

    sheet: str
    at: int
    facts: Facts
    union: str = ""
    faults: list[str] = field(default_factory=list)


def understand(layout: Layout, at: int, row: Sequence[Cell]) -> Understood | None:
    """The facts of a row; None for what is no person: a heading again, a group's name alone, a total at the foot."""
    if _is_passed_over(row, layout.named_in(row)):
        return None
    made = Understood(layout.sheet, at, {})
    facts, width = made.facts, len(row)
    for code, i, is_ticked, is_weak in layout.places:
        cell = row[i] if i < width else ""
        if cell == "":
            if is_ticked:
                facts[code] = False
            continue
        try:
            said = _said(code, cell, layout.on)
        except ValueError:
            made.faults.append(_("%(cell)s: %(what)s") % {"cell": f"{letter(i)}{at}", "what": _wrong(code, cell)})
            continue
        # An identity number outweighs the sex and the birth date that are typed beside it.
        facts.update({c: fact for c, fact in said.items() if c not in facts} if is_weak else said)
    made.union = facts.pop("union", "")
    if not facts.get("name"):
        made.faults.append(_("The name is empty."))
    return made


def letter(column: int) -> str:
    """The letters of a column counted from 0.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    return chr(65 + column) if column < 26 else chr(64 + column // 26) + chr(65 + column % 26)


def _is_passed_over(row: Sequence[Cell], name: str) -> bool:
    filled = [cell for cell in row if cell != ""]
    if columns.code_of(name) == "name" or (len(filled) == 1 and (not name or name.endswith(_GROUPS))):
        return True
    first = str(filled[0]).replace(" ", "")
    return first.startswith(_TOTALS) or name.startswith(_TOTALS) or (not name and first.startswith(_FOOT))


# The cells of a column are mostly few; of an identity number no more comes here than what it tells.
@functools.lru_cache(maxsize=32_768)
def _said(code: str, cell: Cell, on: str) -> Facts:
    """The facts that a cell of a column states on a day: not to be changed. Raises ValueError for what it is not."""
    kind = COLUMNS[code].kind
    if kind == columns.IDENTITY:
        return _told_by_identity(str(cell), on)
    if kind == columns.DAY:
        day, is_whole = cells.day_of(cell)
        if code != "retired_date" and day.isoformat() > on:
            raise ValueError(cell)
        return {code: day.isoformat() if is_whole else f"{day:%Y-%m}"}
    if kind == columns.PEOPLE:
        is_minority, which = cells.is_of_minority(cell), cells.minority_of(cell)
        named = {"minority": which} if which or not is_minority else {}
        return {"is_minority": is_minority} | named
    return {code: _short(code, _AS[kind](cell))}


_AS: dict[str, Callable[[Cell], Any]] = {
    columns.TEXT: cells.text_of,
    columns.NAME: cells.name_of,
    columns.SEX: cells.sex_of,
    columns.YES: cells.is_yes,
    columns.PHONE: cells.phone_of,
    columns.UNION: cells.text_of,
    columns.SCHOOLING: cells.schooling_of,
    columns.TERMS: cells.terms_of,
}


def _short(code: str, value: Any) -> Any:
    """A value that has room in its field; a union is looked up by it, however long it is."""
    if isinstance(value, str) and (value.startswith(MARK) or 0 < _LONGEST.get(code, 0) < len(value)):
        raise ValueError(value)
    return value


def _told_by_identity(kept: str, on: str) -> Facts:
    told = told_by(kept) if kept.startswith(MARK) else None
    if told is None or told.state == "wrong":
        raise ValueError(kept)
    birth = {"birth_date": told.birth_date.isoformat()} if told.birth_date else {}
    if birth and birth["birth_date"] > on:
        raise ValueError(kept)
    return birth | ({"sex": told.sex} if told.sex else {})


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
    if kind == columns.SCHOOLING:
        return _("“%(value)s”: write 研究生, 本科, 大专 or 高中.") % values
    if kind == columns.TERMS:
        return _("“%(value)s”: write 在编, 合同, 派遣 or 其他.") % values
    if kind == columns.PHONE:
        return _("“%(value)s” is no telephone number; write its digits.") % values
    return _("“%(value)s” is too long for %(what)s.") % values


def value_of(field_name: str, stored: Any) -> Any:
    """A fact as the person's field holds it: days and months are staged as text."""
    return first_day(stored) if stored and field_name in _DAYS else stored


def values_of(facts: Facts) -> Facts:
    """Facts as a person's fields hold them."""
    return {**facts, **{code: value_of(code, facts[code]) for code in _DAYS & facts.keys()}}


def first_day(stored: str) -> dt.date:
    """The day, or the first of the month, that is staged as 1980-05-03 or 1980-05.

    >>> first_day("1980-05")
    datetime.date(1980, 5, 1)
    """
    return dt.date.fromisoformat(stored if len(stored) == 10 else f"{stored}-01")


_DAYS = frozenset(c.code for c in COLUMNS.values() if c.kind == columns.DAY)
