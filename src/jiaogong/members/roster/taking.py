"""Rows of a roster written into the files: people enrolled, files changed, each with its audit line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jiaogong.kernel import audit, bulk, clock
from jiaogong.kernel.models import AuditLine
from jiaogong.members import names
from jiaogong.members.models import FileChange, Person, RosterImport, RosterRow
from jiaogong.members.queries import Standing
from jiaogong.members.roster.comparing import as_json, changes_of
from jiaogong.members.roster.enrolling import Newcomer, enrol, leave_out
from jiaogong.members.roster.understanding import Facts, value_of, values_of
from jiaogong.unions.models import Union

Decision, Outcome = RosterRow.Decision, RosterRow.Outcome


@dataclass(frozen=True, slots=True)
class Ready:
    """Rows with their facts: those that open a file, and those that change one."""

    opening: list[Newcomer]
    changing: list[tuple[RosterRow, Facts]]


def prepared(rows: Sequence[RosterRow]) -> Ready:
    """What can be worked out before anybody has to wait."""
    unions = Union.objects.in_bulk({row.union_id for row in rows})
    ready = Ready([], [])
    for row in rows:
        facts = json.loads(row.facts)
        if row.state == RosterRow.State.NEW or row.decision == Decision.NEW:
            ready.opening.append(Newcomer.of(row, facts, unions[row.union_id]))
        else:
            ready.changing.append((row, facts))
    return ready


def take(ready: Ready, roster: RosterImport, actor: Standing) -> None:
    """Write a slice: within the transaction that says that it was written."""
    enrol(ready.opening, roster, actor)
    _change(ready.changing, roster, actor)


def _change(rows: Sequence[tuple[RosterRow, Facts]], roster: RosterImport, actor: Standing) -> None:
    """Change the files that rows are about, as they stand now; what was before is kept with the row and in the file."""
    known = locked_people([row for row, _facts in rows])
    people: dict[int, Facts] = {}
    told: dict[int, bulk.Values] = {}
    changes: list[bulk.Values] = []
    lines: list[AuditLine] = []
    for row, facts in rows:
        person = known.get(row.person_id or 0)
        if person is None:
            leave_out(row, _("The file is no longer there."))
            continue
        changed = changes_of(person, facts)
        told[row.pk] = {"outcome": Outcome.CHANGED, "before": as_json(changed)}
        if changed:
            people[person.pk] = people.get(person.pk, {}) | set_facts(
                person, {c: pair[1] for c, pair in changed.items()}
            )
            changes += [file_change(person, code, pair, roster, actor) for code, pair in changed.items()]
            lines.append(_changed_line(person, changed, roster, actor))
    bulk.update(Person, people)
    bulk.update(RosterRow, told)
    bulk.insert(FileChange, changes)
    AuditLine.objects.bulk_create(lines, batch_size=500)


def locked_people(rows: Sequence[RosterRow]) -> dict[int, Person]:
    """The files that rows are about, by key, kept from everybody else until the transaction ends."""
    people = Person.objects.select_for_update(of=("self",)).select_related("union")
    return people.in_bulk([row.person_id for row in rows if row.person_id])


def _changed_line(person: Person, changed: Mapping[str, list[Any]], roster: RosterImport, actor: Standing) -> AuditLine:
    before, after = ({code: pair[i] for code, pair in changed.items()} for i in (0, 1))
    told = audit.changes(before, after, sensitive=Person.PRIVATE)
    return audit.line(actor.person, "members.changed", person, roster=roster.pk, changes=told)


def set_facts(person: Person, facts: Facts) -> Facts:
    """Set what is staged in a person's fields; the values set, by column, with the spellings that follow from a name."""
    values = values_of(facts)
    if "name" in facts:
        values |= names.spellings_of(names.pinyin(values["name"]))
    for code, value in values.items():
        setattr(person, code, value)
    return values


def facts_to_put_back(person: Person, changes: Mapping[str, Sequence[Any]]) -> Facts:
    """What the fields were before, except those changed again since."""
    return {c: before for c, (before, after) in changes.items() if getattr(person, c) == value_of(c, after)}


def file_change(person: Person, code: str, pair: Sequence[Any], roster: RosterImport, actor: Standing) -> bulk.Values:
    before, after = ("" if value is None else str(value) for value in pair)
    return {
        "person_id": person.pk,
        "field": code.removesuffix("_id"),
        "before": before,
        "after": after,
        "reason": _("Roster %(name)s") % {"name": roster.file_name[:150]},
        "actor_id": actor.person.pk,
        "at": clock.now(),
    }
