"""What was changed in an entry, told in words: from, to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.catalogue.typed import plain_number
from jiaogong.ledger.labels import label, unit_label
from jiaogong.ledger.models import Entry, EntryChange, EntryPerson, Figure
from jiaogong.members.models import Person

ACTS = {
    "drafted": gettext_lazy("wrote this down"),
    "posted": gettext_lazy("wrote this down"),
    "changed": gettext_lazy("changed it"),
    "carried out": gettext_lazy("recorded the plan as done"),
    "confirmed": gettext_lazy("confirmed it"),
    "reversed": gettext_lazy("took an entry back by this one"),
    "was reversed": gettext_lazy("took it back"),
    "corrected": gettext_lazy("put this in the place of a wrong entry"),
}
FIELDS = {
    "title": gettext_lazy("What was done"),
    "category": gettext_lazy("Category"),
    "start": gettext_lazy("Date"),
    "end": gettext_lazy("Until"),
    "precision": gettext_lazy("Known to the"),
    "sentence": gettext_lazy("In one sentence"),
    "figures": gettext_lazy("Figures"),
    "awards": gettext_lazy("Prizes"),
    "people": gettext_lazy("People"),
    "bodies": gettext_lazy("Other bodies"),
    "basis": gettext_lazy("Basis"),
    "theme": gettext_lazy("Theme"),
    "part_of": gettext_lazy("Part of"),
    "due": gettext_lazy("Due"),
}

FIELD_NAMES = {
    "date": FIELDS["start"],
    "figure": gettext_lazy("Figure"),
    "award": gettext_lazy("Prize"),
    "person": FIELDS["people"],
    "body": FIELDS["bodies"],
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an entry's history."""

    change: EntryChange
    act: str
    fields: list[FieldChange]


def history_of(entry: Entry) -> list[Step]:
    """The steps of an entry, oldest first; what was written first is not told as a change."""
    changes = list(entry.changes.all())
    names = _names(c.before | c.after for c in changes)
    return [
        Step(c, str(ACTS.get(c.act, c.act)), told_changes(c.before, c.after, names) if c.before else [])
        for c in changes
    ]


def compared(theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> list[FieldChange]:
    """Two versions of an entry side by side, only where they differ."""
    return told_changes(theirs, mine, _names([theirs, mine]))


def told_changes(before: Mapping[str, Any], after: Mapping[str, Any], names: Mapping[int, str]) -> list[FieldChange]:
    """The fields that differ, in the form's order."""
    return [
        FieldChange(str(name), told(field, before.get(field), names), told(field, after.get(field), names))
        for field, name in FIELDS.items()
        if before.get(field) != after.get(field)
    ]


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row of a sheet as its preview shows it."""

    place: str
    number: int
    state: str
    title: str
    day: str
    category: str
    figures: str
    faults: list[list[str]]
    entry_id: int | None
    same_as: int | None


def told_row(row: Mapping[str, Any]) -> ToldRow:
    """A row of a waiting sheet in words."""
    facts = row["facts"] or {}
    days = [facts[end] for end in ("start", "end") if end in facts]
    return ToldRow(
        place=row["sheet"],
        number=row["row"],
        state=row["state"],
        title=row["title"],
        day=" – ".join(dict.fromkeys(days)),
        category=told("category", facts.get("category"), {}),
        figures=told("figures", facts.get("figures"), {}),
        faults=row["faults"],
        entry_id=row["entry"],
        same_as=row["same_as"],
    )


def _names(snapshots: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    keys = {key for told in snapshots for key, _part in told.get("people") or ()}
    return dict(Person.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}


def told(field: str, value: Any, names: Mapping[int, str]) -> str:
    """One field of a snapshot in words; `names` of people by key."""
    if value in (None, "", []):
        return "—"
    tell = _TELLING.get(field)
    return tell(value, names) if tell else str(value)


def _figures(value: list[Any], _names: Mapping[int, str]) -> str:
    return "、".join(_figure(*figure) for figure in value)


def _figure(code: str, value: int, qualifier: str) -> str:
    measure = MEASURES[code]
    loosely = f"{Figure.Qualifier(qualifier).label} " if qualifier else ""
    unit = unit_label(measure.unit, is_one=value == measure.scale)
    return f"{label(measure)} {loosely}{plain_number(value, measure)} {unit}".strip()


def _awards(value: list[Any], _names: Mapping[int, str]) -> str:
    return "、".join(f"{level}{prize} {count}" for level, prize, count in value)


def _people(value: list[Any], names: Mapping[int, str]) -> str:
    parts = {part.value: str(part.label) for part in EntryPerson.Part}
    return "、".join(
        f"{names.get(key, _('somebody no longer on file'))} ({parts.get(part, part)})" for key, part in value
    )


_TELLING: dict[str, Callable[[Any, Mapping[int, str]], str]] = {
    "category": lambda value, _names: label(CATEGORIES[value]) if value in CATEGORIES else value,
    "precision": lambda value, _names: str(Entry.Precision(value).label),
    "figures": _figures,
    "awards": _awards,
    "people": _people,
    "bodies": lambda value, _names: "、".join(value),
}
