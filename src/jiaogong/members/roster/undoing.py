"""A roster taken back: files that it opened go unless something hangs on them, its changes are put back."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.db.models import ForeignObjectRel
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, bulk
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import FileChange, Person, RosterImport, RosterRow
from jiaogong.members.queries import Standing
from jiaogong.members.roster.comparing import changes_of
from jiaogong.members.roster.taking import facts_to_put_back, file_change, locked_people, set_facts
from jiaogong.members.roster.understanding import Facts

Outcome = RosterRow.Outcome


def take_back(rows: Sequence[RosterRow], roster: RosterImport, actor: Standing) -> None:
    """Take a slice back, within the transaction that says so; what cannot be taken back says why, by its row."""
    known = locked_people(rows)
    opened = [r for r in rows if r.outcome == Outcome.OPENED]
    hanging = _hanging({r.person_id for r in opened if r.person_id})
    lines: list[AuditLine] = []
    back: dict[int, Facts] = {}
    changes: list[bulk.Values] = []
    going: list[int] = []
    for row in opened:
        person = known.get(row.person_id or 0)
        why = _why_kept(person, row, hanging)
        if person and not why:
            going.append(person.pk)
            lines.append(audit.line(actor.person, "members.enrolment_undone", person, roster=roster.pk))
        row.faults, row.outcome = ([why], Outcome.KEPT) if why else ([], Outcome.UNDONE)
    for row in rows:
        if row.outcome != Outcome.CHANGED:
            continue
        person = known.get(row.person_id or 0)
        facts = _to_put_back(row, person)
        if person and facts:
            changes += [
                file_change(person, c, (getattr(person, c), before), roster, actor) for c, before in facts.items()
            ]
            back[person.pk] = back.get(person.pk, {}) | set_facts(person, facts)
            lines.append(audit.line(actor.person, "members.change_undone", person, roster=roster.pk))
    bulk.update(Person, back)
    bulk.insert(FileChange, changes)
    bulk.update(RosterRow, {row.pk: {"faults": row.faults, "outcome": row.outcome} for row in rows})
    Person.objects.filter(pk__in=going).delete()
    AuditLine.objects.bulk_create(lines, batch_size=500)


def _hanging(people: set[int]) -> dict[int, str]:
    """What hangs on people beside their own rosters' rows: the name of one such thing by person."""
    found: dict[int, str] = {}
    for relation in Person._meta.related_objects:
        if relation.related_model is RosterRow:
            continue
        for person in _named_by(relation, people):
            found.setdefault(person, str(relation.related_model._meta.verbose_name))
    accounts = Person.objects.filter(pk__in=people, account__isnull=False).values_list("pk", flat=True)
    return found | dict.fromkeys(accounts, _("an account"))


def _named_by(relation: ForeignObjectRel, people: set[int]) -> Sequence[int]:
    field = relation.field.name
    rows = relation.related_model._base_manager.filter(**{f"{field}__in": people})
    return list(rows.values_list(field, flat=True).distinct())


def _why_kept(person: Person | None, row: RosterRow, hanging: dict[int, str]) -> str:
    if person is None:
        return ""
    values = {"name": person.name, "number": person.number}
    if person.pk in hanging:
        return _("%(name)s (%(number)s) stays: something hangs on the file (%(what)s).") % {
            **values,
            "what": hanging[person.pk],
        }
    if changes_of(person, json.loads(row.facts)):
        return _("%(name)s (%(number)s) stays: the file has been changed since.") % values
    return ""


def _to_put_back(row: RosterRow, person: Person | None) -> Facts:
    """What a row's file was before, except what was changed again since; the row says what became of it."""
    if person is None:
        row.outcome, row.faults = Outcome.KEPT, [_("The file is no longer there.")]
        return {}
    changes = json.loads(row.before or "{}")
    facts = facts_to_put_back(person, changes)
    kept = [str(f.verbose_name) for f in Person._meta.fields if f.attname in changes and f.attname not in facts]
    values = {"name": person.name, "number": person.number, "fields": "、".join(kept)}
    why = _("%(name)s (%(number)s): %(fields)s changed since, left as it is.") % values
    row.outcome, row.faults = (Outcome.KEPT, [why]) if kept else (Outcome.UNDONE, [])
    return facts
