"""The members' file as a spreadsheet: written out, and read back in, all of it or nothing."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

import xlsxwriter
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from jiaogong.kernel import audit
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.kernel.files import require_size
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.members.services import spelled
from jiaogong.unions.models import Union

# Field of a person: heading in the official list.
COLUMNS = {
    "number": "会员编号", "name": "姓名", "union": "单位代码", "sex": "性别", "birth_date": "出生日期", "is_minority": "少数民族",
    "is_teacher": "教师", "is_member": "会员", "joined_date": "入职日期", "retired_date": "退休日期",
}  # fmt: skip
_SEX = {"女": "F", "男": "M", "F": "F", "M": "M", "": ""}
_YES = {"是": True, "否": False, "1": True, "0": False, "✓": True}
_DEFAULTS = {"is_minority": False, "is_teacher": True, "is_member": True}
_HEADING_WITHIN = 10
_MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A row of the sheet: its number as Excel shows it, the person's union (and whether it names it) and fields, what is wrong."""

    at: int
    union: Union
    names_union: bool
    facts: dict[str, Any]
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """How many rows opened a file, changed one, or said what is known already."""

    new: int
    changed: int
    same: int


def write_members(people: QuerySet[Person], file: IO[bytes]) -> int:
    """Write people to an open binary file as a sheet that can be read back; returns how many."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    written = 0
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("会员")
        dates, text = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"quote_prefix": True})
        sheet.set_column(0, len(COLUMNS) - 1, 14)
        sheet.write_row(
            0, 0, list(COLUMNS.values()), book.add_format({"bold": True, "bg_color": "#F3F1EC", "border": 1})
        )
        sheet.freeze_panes(1, 0)
        for person in people.select_related("union").order_by("union__path", "number").iterator(chunk_size=1000):
            written += 1
            for column, code in enumerate(COLUMNS):
                value = _cell(person, code)
                if isinstance(value, dt.date):
                    sheet.write_datetime(written, column, value, dates)
                elif value:
                    sheet.write_string(written, column, value, text if value[0] in "=+-@" else None)
    return written


def _cell(person: Person, code: str) -> str | dt.date | None:
    if code == "union":
        return person.union.code
    value = getattr(person, code)
    if isinstance(value, bool):
        return "是" if value else "否"
    if code == "sex":
        return {"F": "女", "M": "男"}.get(value, "")
    return value if isinstance(value, str | dt.date) else None


def read_members(data: bytes, name: str, union: Union) -> list[MemberRow]:
    """Read a sheet of members; writes nothing.

    A row without a union's code is of `union`. Raises RuleBroken where the file is no such sheet.
    """
    rows = _rows(data, name)
    heading = next(
        (i for i, row in enumerate(rows[:_HEADING_WITHIN]) if {"会员编号", "姓名"} <= {str(c).strip() for c in row}),
        None,
    )
    if heading is None:
        raise RuleBroken(
            _("“%(name)s” has no row with the headings 会员编号 and 姓名: export the members and fill in that sheet.")
            % {"name": name}
        )
    titles = [str(c).strip() for c in rows[heading]]
    places = {code: titles.index(zh) for code, zh in COLUMNS.items() if zh in titles}
    branch = {u.code: u for u in Union.objects.filter(path__startswith=union.path)}
    read = [
        _understood(at + 1, row, places, union, branch)
        for at, row in enumerate(rows)
        if at > heading and any(str(c).strip() for c in row)
    ]
    if not read:
        raise RuleBroken(_("“%(name)s” has no rows below its headings; fill in at least one.") % {"name": name})
    return list(_numbers_once(read))


def _rows(data: bytes, name: str) -> list[list[Any]]:
    require_size(len(data), name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            rows: list[list[Any]] = book.get_sheet_by_index(0).to_python(nrows=_MOST_ROWS)
    except (CalamineError, ValueError, IndexError):
        raise RuleBroken(
            _("“%(name)s” is no .xlsx workbook (or has a password); save it from Excel or WPS as .xlsx.")
            % {"name": name}
        ) from None
    return rows


def _understood(at: int, row: list[Any], places: dict[str, int], union: Union, branch: dict[str, Union]) -> MemberRow:
    """A row's facts, of the columns that the sheet has."""
    cells = {code: _plain(row[i]) for code, i in places.items() if i < len(row)}
    facts, faults = {}, []
    for code, cell in cells.items():
        if code != "union":
            facts[code], fault = _fact(code, cell)
            faults += [f"{COLUMNS[code]}: {fault}"] if fault else []
    asked = str(cells.get("union", "")).strip()
    if asked and asked not in branch:
        faults.append(
            _("%(column)s “%(value)s” is no union of %(union)s")
            % {"column": COLUMNS["union"], "value": asked, "union": union}
        )
    return MemberRow(at, branch.get(asked, union), bool(asked), facts, faults)


def _fact(code: str, cell: object) -> tuple[Any, str]:
    """What a cell says of a person, and what is wrong with it."""
    said = str(cell).strip()
    if code in ("number", "name"):
        return said, "" if said else _("is empty")
    if code == "sex":
        return _SEX.get(said, ""), "" if said in _SEX else _("“%(value)s”: write 女 or 男") % {"value": said}
    if code in _DEFAULTS:
        return _YES.get(said, _DEFAULTS[code]), "" if not said or said in _YES else _("“%(value)s”: write 是 or 否") % {
            "value": said
        }
    return _day(cell)


def _plain(cell: object) -> object:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _day(cell: object) -> tuple[dt.date | None, str]:
    if isinstance(cell, dt.datetime):
        return cell.date(), ""
    if isinstance(cell, dt.date):
        return cell, ""
    said = str(cell).strip().replace("/", "-").replace(".", "-")
    if not said:
        return None, ""
    try:
        return dt.date(*(int(part) for part in said.split("-"))), ""
    except (ValueError, TypeError):
        return None, _("“%(value)s”: write it as 2026-11-22") % {"value": cell}


def _numbers_once(rows: list[MemberRow]) -> Iterator[MemberRow]:
    seen: dict[str, int] = {}
    for row in rows:
        first = seen.setdefault(row.facts["number"], row.at)
        if first != row.at and row.facts["number"]:
            row.faults.append(
                _("the number %(number)s stands in row %(row)s already") % {"number": row.facts["number"], "row": first}
            )
        yield row


@transaction.atomic
def enrol_members(rows: list[MemberRow], *, actor: Standing) -> Enrolled:
    """Open a file for each new number and change the files of known ones; rows with faults must be left out before.

    Raises NotPermitted, with nothing written, unless the actor is an officer of every person's union.
    """
    known = {
        p.number: p
        for p in Person.objects.filter(number__in=[row.facts["number"] for row in rows]).select_related("union")
    }
    for union in {u.pk: u for u in (*(row.union for row in rows), *(p.union for p in known.values()))}.values():
        if not actor.is_officer_of(union):
            raise NotPermitted(_("Only an officer of %(union)s may change its members' file.") % {"union": union})
    new = [spelled(Person(union=row.union, **row.facts)) for row in rows if row.facts["number"] not in known]
    changed = [person for row in rows if (person := known.get(row.facts["number"])) and _is_changed(person, row)]
    Person.objects.bulk_create(new, batch_size=500)
    fields = [*(code for code in COLUMNS if code != "number"), "pinyin", "squeezed", "initials"]
    Person.objects.bulk_update(changed, fields, batch_size=200)
    lines = [audit.line(actor.person, "members.enrolled", p) for p in new]
    lines += [audit.line(actor.person, "members.changed", p) for p in changed]
    AuditLine.objects.bulk_create(lines, batch_size=500)
    return Enrolled(len(new), len(changed), len(rows) - len(new) - len(changed))


def _is_changed(person: Person, row: MemberRow) -> bool:
    """Take the row's facts over into the person; whether any was new."""
    facts = {**row.facts, **({"union": row.union} if row.names_union else {})}
    news = {code: value for code, value in facts.items() if getattr(person, code) != value}
    for code, value in news.items():
        setattr(person, code, value)
    spelled(person)
    return bool(news)
