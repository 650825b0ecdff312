"""Audit lines in words: who did what to which thing, and what was before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel.models import AuditLine
from jiaogong.ledger.history import FieldChange
from jiaogong.ledger.models import Entry
from jiaogong.ledger.queries import may_know_people
from jiaogong.members.dossier.labels import field_label
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.oversight import telling
from jiaogong.oversight.labels import DETAILS, READINGS, WAYS, act_label
from jiaogong.oversight.queries import ENTRY, PERSON, own_unions
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Shown:
    """A line in words; `url` of the thing where it has a page."""

    line: AuditLine
    who: str
    act: str
    thing: str
    union: str
    url: str
    detail: list[tuple[str, str]]
    changes: list[FieldChange]

    @property
    def is_reading(self) -> bool:
        return self.line.act in READINGS


def shown(standing: Standing, lines: Iterable[AuditLine]) -> list[Shown]:
    """Lines in words; what is of a sensitive kind is named to the union's own officers alone. At most five queries."""
    lines = list(lines)
    person_keys = {line.actor_id for line in lines} | {line.thing_id for line in lines if line.thing_kind == PERSON}
    people = Person.objects.in_bulk([pk for pk in person_keys if pk])
    entries = Entry.objects.select_related("union").in_bulk([n.thing_id for n in lines if n.thing_kind == ENTRY])
    unions = Union.objects.in_bulk([line.union_id for line in lines if line.union_id])
    own = own_unions(standing)
    names = telling.names_in(line.detail.get("changes") or {} for line in lines)

    def of(line: AuditLine) -> Shown:
        entry = entries.get(line.thing_id or 0) if line.thing_kind == ENTRY else None
        person = people.get(line.thing_id or 0) if line.thing_kind == PERSON else None
        is_known = line.thing_kind != ENTRY or line.union_id in own or bool(entry and may_know_people(standing, entry))
        thing = person.name if person else entry.title if entry else line.thing_name
        union = unions.get(line.union_id or 0)
        actor = people.get(line.actor_id or 0)
        return Shown(
            line=line,
            who=actor.name if actor else line.actor_name or _("the house itself"),
            act=act_label(line.act),
            thing=thing if is_known else _("Known to the union's own officers alone"),
            union=union.called if union else "",
            url=_page(entry, person),
            detail=_details(line) if is_known else [],
            changes=telling.told(line, names) if is_known else [],
        )

    return [of(line) for line in lines]


def _page(entry: Entry | None, person: Person | None) -> str:
    if entry:
        return reverse("ledger-entry", args=[entry.pk])
    return reverse("person", args=[person.number]) if person else ""


def _details(line: AuditLine) -> list[tuple[str, str]]:
    told = [(n, v) for n, v in line.detail.items() if n in DETAILS and v not in (None, "", [])]
    return [(str(DETAILS[name]), _detail(name, value)) for name, value in told]


def _detail(name: str, value: object) -> str:
    if name == "field":
        return field_label(str(value))
    if name == "way" and isinstance(value, list):
        return "、".join(str(WAYS.get(one, one)) for one in value)
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
