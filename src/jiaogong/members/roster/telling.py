"""Rows of a roster as they are shown: what changes in words, and the files that a doubtful row may be about."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any

import xlsxwriter
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from jiaogong.members.models import Person, RosterRow
from jiaogong.members.roster import queries
from jiaogong.members.roster.columns import COLUMNS
from jiaogong.members.roster.understanding import Facts
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Change:
    """A field's label, as it stands and as it would be."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row with what it says, what it would change, and its candidates."""

    row: RosterRow
    facts: list[Change]
    changes: list[Change]
    candidates: list[Person]


def told_rows(rows: Iterable[RosterRow]) -> list[ToldRow]:
    """Rows as they are shown, in two queries more whatever their number."""
    held = list(rows)
    read = [(json.loads(row.facts), json.loads(row.before or "{}")) for row in held]
    people = queries.people_by_key(pk for row in held for pk in row.candidates)
    unions = _unions(read)
    return [
        ToldRow(
            row,
            [_change(code, None, fact, unions) for code, fact in facts.items() if code != "name"],
            [_change(code, before, after, unions) for code, (before, after) in changes.items()],
            [people[pk] for pk in row.candidates if pk in people],
        )
        for row, (facts, changes) in zip(held, read, strict=True)
    ]


def write_rows(rows: Iterable[RosterRow], file: IO[bytes]) -> None:
    """Write rows to an open binary file as a sheet: where each stands in the roster, and what would become of it."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    headings = [_("Sheet"), _("Row"), _("Name"), _("Union"), _("Would be"), _("Done"), _("What was found")]
    with xlsxwriter.Workbook(file, options) as book:
        sheet, text = book.add_worksheet(), book.add_format({"quote_prefix": True})
        sheet.write_row(0, 0, headings, book.add_format({"bold": True, "bg_color": "#F3F1EC", "border": 1}))
        for at, row in enumerate(rows, 1):
            words = [
                row.name,
                row.union.name,
                row.get_state_display(),
                row.get_outcome_display(),
                "；".join(row.faults),
            ]
            sheet.write_string(at, 0, row.sheet, text)
            sheet.write_number(at, 1, row.at)
            for column, word in enumerate(words, 2):
                sheet.write_string(at, column, str(word), text)


_CHOSEN: dict[str, type[TextChoices]] = {
    "sex": Person.Sex,
    "education": Person.Education,
    "employment": Person.Employment,
}


def _unions(read: list[tuple[Facts, dict[str, list[Any]]]]) -> dict[int, str]:
    keys = {facts["union_id"] for facts, _changes in read if "union_id" in facts}
    keys |= {key for _facts, changes in read for key in changes.get("union_id", ())}
    return {u.pk: u.called for u in Union.objects.filter(pk__in=keys)}


def _change(code: str, before: Any, after: Any, unions: dict[int, str]) -> Change:
    return Change(_label(code), _words(code, before, unions), _words(code, after, unions))


def _label(code: str) -> str:
    if code == "minority":
        return _("which minority")
    return str(COLUMNS[code.removesuffix("_id")].label)


def _words(code: str, value: Any, unions: dict[int, str]) -> str:
    if value in (None, ""):
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if code == "union_id":
        return unions.get(value, "—")
    if code in _CHOSEN:
        return str(_CHOSEN[code](value).label)
    return f"{value[:3]}****{value[-4:]}" if code == "phone" else str(value)
