"""Rows held against the files: who is new, changed, the same, doubtful or wrong. Writes nothing."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from jiaogong.members import names
from jiaogong.members.models import Person, RosterImport, RosterRow
from jiaogong.members.roster.understanding import Facts, Understood, value_of
from jiaogong.unions.models import Union

State = RosterRow.State
as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Branch:
    """The unions that a roster's rows may name, by code and by name, and the roster's own."""

    own: Union
    by_name: Mapping[str, Union]

    @classmethod
    def of(cls, union: Union) -> Branch:
        unions = list(Union.objects.filter(path__startswith=union.path))
        called = {u.name: u for u in unions} | {u.short_name: u for u in unions if u.short_name}
        return cls(union, called | {u.code: u for u in unions})

    def holds(self, person: Person) -> bool:
        return person.union.path.startswith(self.own.path)


@dataclass(frozen=True, slots=True)
class Files:
    """The files that some rows may be about."""

    by_number: Mapping[str, Person]
    by_name: Mapping[str, Sequence[Person]]


@dataclass
class Staged:
    """A `RosterRow` that is not yet written, by its columns; `facts` and `before` are JSON."""

    roster_id: int
    sheet: str
    at: int
    name: str
    pinyin: str
    key: str
    union_id: int
    facts: str
    faults: list[str]
    state: str = State.NEW
    before: str = ""
    person_id: int | None = None
    candidates: list[int] = field(default_factory=list)


def compare(rows: Sequence[Understood], roster: RosterImport, branch: Branch) -> list[Staged]:
    """The rows as they are staged, in three queries whatever their number; those of one roster named twice are told."""
    spelled = {r.facts["name"]: names.pinyin(r.facts["name"]) for r in rows if "name" in r.facts}
    files = _files(rows, branch)
    staged = [_staged(row, spelled, roster, branch) for row in rows]
    earlier = RosterRow.objects.filter(roster=roster, key__in={r.key for r in staged if r.key}).values_list("key", "at")
    seen: dict[str, int] = dict(earlier.order_by("-id"))
    for row, one in zip(rows, staged, strict=True):
        first = seen.setdefault(one.key, one.at) if one.key else one.at
        if first != one.at:
            one.faults.append(_twice(row.facts, first))
        if one.faults:
            one.state = State.ERROR
        else:
            _judge(one, row.facts, files, branch)
    return staged


def _files(rows: Sequence[Understood], branch: Branch) -> Files:
    """The files that bear the rows' numbers, and those of the names of rows that are not known by their number."""
    known = Person.objects.select_related("union")
    numbers = [r.facts["number"] for r in rows if "number" in r.facts]
    by_number = {p.number: p for p in known.filter(number__in=numbers)}
    spelled = {names.pinyin(r.facts.get("name", "")) for r in rows if r.facts.get("number") not in by_number}
    namesakes: dict[str, list[Person]] = {}
    found = known.filter(
        squeezed__in={s.replace(" ", "") for s in spelled}, union__path__startswith=branch.own.path, merged_into=None
    )
    for person in found.order_by("pk"):
        namesakes.setdefault(person.name, []).append(person)
    return Files(by_number, namesakes)


def _staged(row: Understood, spelled: Mapping[str, str], roster: RosterImport, branch: Branch) -> Staged:
    union = branch.by_name.get(row.union) if row.union else branch.own
    if union is None:
        row.faults.append(
            _("“%(value)s” is no union of %(union)s; write its code or name as the list of unions has it.")
            % {"value": row.union[:40], "union": branch.own}
        )
    elif row.union:
        row.facts["union_id"] = union.pk
    name, number = row.facts.get("name", ""), row.facts.get("number", "")
    birth = row.facts.get("birth_date", "")
    union = union or branch.own
    return Staged(
        roster_id=roster.pk,
        sheet=row.sheet[:40],
        at=row.at,
        name=name,
        pinyin=spelled.get(name, ""),
        key=(number or f"{union.pk}|{name}|{birth}") if name else "",
        union_id=union.pk,
        facts=as_json(row.facts),
        faults=row.faults,
    )


def _twice(facts: Facts, first: int) -> str:
    if "number" in facts:
        return _("The number %(number)s stands in row %(row)s already.") % {"number": facts["number"], "row": first}
    return _(
        "The same name and birth date stand in row %(row)s already; give a member number if these are two people."
    ) % {"row": first}


def _judge(row: Staged, facts: Facts, files: Files, branch: Branch) -> None:
    """Whom the row is about, as far as number, name and birth date tell."""
    numbered = files.by_number.get(facts.get("number", ""))
    if numbered:
        _judge_numbered(row, facts, numbered, branch)
        return
    namesakes = [p for p in files.by_name.get(row.name, ()) if _may_be(p, facts)]
    sure = [p for p in namesakes if p.birth_date and _is_day(p.birth_date, facts.get("birth_date"))]
    near = [p for p in namesakes if p.union_id == row.union_id or p in sure]
    likely = sure or [p for p in near if not p.birth_date or "birth_date" not in facts]
    if len(likely) == 1 and "number" not in facts and (sure or len(near) == 1):
        _match(row, facts, likely[0])
    elif near:
        row.state, row.candidates = State.DOUBTFUL, [p.pk for p in near]


def _judge_numbered(row: Staged, facts: Facts, person: Person, branch: Branch) -> None:
    if not branch.holds(person) or person.merged_into_id:
        row.state = State.ERROR
        row.faults.append(
            _("The number %(number)s belongs to a file that is not of %(union)s.")
            % {"number": person.number, "union": branch.own}
        )
    elif person.name != row.name and not (person.birth_date and _is_day(person.birth_date, facts.get("birth_date"))):
        row.state, row.candidates = State.DOUBTFUL, [person.pk]
    else:
        _match(row, facts, person)


def _match(row: Staged, facts: Facts, person: Person) -> None:
    row.person_id = person.pk
    changes = changes_of(person, facts)
    row.state = State.CHANGED if changes else State.SAME
    row.before = as_json(changes) if changes else ""


def changes_of(person: Person, facts: Facts) -> dict[str, list[Any]]:
    """What the facts would change in a file: field, as it stands, as it would be (both as staged)."""
    changes = {}
    for code, fact in facts.items():
        stands = getattr(person, code)
        if isinstance(stands, dt.date) and _is_day(stands, fact):
            continue
        if code != "number" and stands != value_of(code, fact):
            changes[code] = [stands.isoformat() if isinstance(stands, dt.date) else stands, fact]
    return changes


def _may_be(person: Person, facts: Facts) -> bool:
    """Whether nothing speaks against it: the same sex, as far as it is known."""
    return not person.sex or facts.get("sex", person.sex) == person.sex


def _is_day(day: dt.date, fact: str | None) -> bool:
    """Whether a day is the one, or in the month, that is staged."""
    return bool(fact) and day.isoformat().startswith(str(fact))
