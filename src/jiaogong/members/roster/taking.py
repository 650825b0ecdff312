"""Rows of a roster written into the files: people enrolled, files changed, each with its audit line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.models import AuditLine
from jiaogong.members import names
from jiaogong.members.models import FileChange, Person, RosterImport, RosterRow
from jiaogong.members.queries import Standing
from jiaogong.members.roster.comparing import changes_of
from jiaogong.members.roster.understanding import Facts, value_of
from jiaogong.members.services import spelled
from jiaogong.unions.models import Union

Decision, Outcome = RosterRow.Decision, RosterRow.Outcome
_SET = "UPDATE members_rosterrow SET outcome = %s, person_id = %s WHERE id = %s"
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Ready:
    """A row with its facts, and the file that it opens (None: it changes one)."""

    row: RosterRow
    facts: Facts
    person: Person | None


def prepared(rows: Sequence[RosterRow]) -> list[Ready]:
    """What can be worked out before anybody has to wait."""
    unions = Union.objects.in_bulk({row.union_id for row in rows})
    return [_ready(row, json.loads(row.facts), unions[row.union_id]) for row in rows]


def _ready(row: RosterRow, facts: Facts, union: Union) -> Ready:
    is_new = row.state == RosterRow.State.NEW or row.decision == Decision.NEW
    if not is_new:
        return Ready(row, facts, None)
    person = Person(union=union, **{c: value_of(c, fact) for c, fact in facts.items() if c != "union_id"})
    person.pinyin, person.squeezed = row.pinyin, row.pinyin.replace(" ", "")
    person.initials = names.initials_of(row.pinyin)
    return Ready(row, facts, person)


def take(ready: Sequence[Ready], roster: RosterImport, actor: Standing) -> None:
    """Write a slice: within the transaction that says that it was written."""
    opening = _free([(r.row, r.person) for r in ready if r.person])
    _number([person for _row, person in opening])
    Person.objects.bulk_create([person for _row, person in opening], batch_size=500)
    lines = [audit.line(actor.person, "members.enrolled", person, roster=roster.pk) for _row, person in opening]
    lines += _change([r for r in ready if not r.person], roster, actor)
    AuditLine.objects.bulk_create(lines, batch_size=500)
    with connection.cursor() as cursor:
        cursor.executemany(_SET, [(Outcome.OPENED, person.pk, row.pk) for row, person in opening])


def _free(opening: list[tuple[RosterRow, Person]]) -> list[tuple[RosterRow, Person]]:
    """The new people whose number is still free; of the others the row says so."""
    numbers = [person.number for _row, person in opening if person.number]
    taken = set(Person.objects.filter(number__in=numbers).values_list("number", flat=True))
    for row, person in opening:
        if person.number in taken:
            _leave(row, _("The number %(number)s has been given to somebody since.") % {"number": person.number})
    return [(row, person) for row, person in opening if person.number not in taken]


def _leave(row: RosterRow, why: str) -> None:
    row.outcome, row.state = Outcome.LEFT, RosterRow.State.ERROR
    row.faults = [*row.faults, why]
    row.save(update_fields=["outcome", "state", "faults"])


def _number(people: Sequence[Person]) -> None:
    """Give a number to whom the roster gives none: the union's code and the next of six digits."""
    waiting: dict[int, list[Person]] = {}
    for person in people:
        if not person.number:
            waiting.setdefault(person.union_id, []).append(person)
    list(Union.objects.select_for_update().filter(pk__in=waiting).order_by("pk").values_list("pk"))
    for newcomers in waiting.values():
        prefix = re.sub(r"\W|_", "", newcomers[0].union.code)[:14]
        last = _last_number(prefix)
        for at, person in enumerate(newcomers, last + 1):
            person.number = f"{prefix}{at:0{_DIGITS}}"


def _last_number(prefix: str) -> int:
    span = Person.objects.filter(number__gte=prefix + "0" * _DIGITS, number__lte=prefix + "9" * _DIGITS)
    pattern = re.compile(re.escape(prefix) + rf"(\d{{{_DIGITS}}})")
    numbers = span.order_by("-number").values_list("number", flat=True).iterator(chunk_size=200)
    return next((int(found[1]) for number in numbers if (found := pattern.fullmatch(number))), 0)


def _change(ready: Sequence[Ready], roster: RosterImport, actor: Standing) -> list[AuditLine]:
    """Change the files that rows are about, as they stand now; what was before is kept with the row and in the file."""
    known = Person.objects.select_for_update(of=("self",)).in_bulk([r.row.person_id for r in ready if r.row.person_id])
    changes: list[FileChange] = []
    lines: list[AuditLine] = []
    for one in ready:
        person = known.get(one.row.person_id or 0)
        if person is None:
            _leave(one.row, _("The file is no longer there."))
            continue
        changed = changes_of(person, one.facts)
        _set(person, {code: after for code, (_before, after) in changed.items()})
        one.row.outcome, one.row.before = Outcome.CHANGED, json.dumps(changed, ensure_ascii=False)
        one.row.save(update_fields=["outcome", "before"])
        changes += [file_change(person, code, pair, roster, actor) for code, pair in changed.items()]
        lines += [_changed_line(person, changed, roster, actor)] if changed else []
    FileChange.objects.bulk_create(changes, batch_size=500)
    return lines


def _changed_line(person: Person, changed: Mapping[str, list[Any]], roster: RosterImport, actor: Standing) -> AuditLine:
    before, after = ({code: pair[i] for code, pair in changed.items()} for i in (0, 1))
    told = audit.changes(before, after, sensitive=("phone",))
    return audit.line(actor.person, "members.changed", person, roster=roster.pk, changes=told)


def _set(person: Person, facts: Facts) -> None:
    if not facts:
        return
    for code, fact in facts.items():
        setattr(person, code, value_of(code, fact))
    fields = set(facts)
    if "name" in facts:
        spelled(person)
        fields |= {"pinyin", "squeezed", "initials"}
    person.save(update_fields=sorted(f.removesuffix("_id") for f in fields))


def put_back(person: Person, changes: dict[str, list[Any]]) -> list[str]:
    """Set fields to what they were before, except those changed again since; the fields put back."""
    facts = {}
    for code, (before, after) in changes.items():
        if getattr(person, code) == value_of(code, after):
            facts[code] = before
    _set(person, facts)
    return sorted(facts)


def file_change(person: Person, code: str, pair: Sequence[Any], roster: RosterImport, actor: Standing) -> FileChange:
    before, after = ("" if value is None else str(value) for value in pair)
    return FileChange(
        person=person,
        field=code.removesuffix("_id"),
        before=before,
        after=after,
        reason=_("Roster %(name)s") % {"name": roster.file_name[:150]},
        actor=actor.person,
        at=clock.now(),
    )
