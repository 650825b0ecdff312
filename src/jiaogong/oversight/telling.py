"""What was changed, field by field, before and after, as a reader understands it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.kernel.audit import DIGEST
from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.money import yuan
from jiaogong.ledger import history
from jiaogong.ledger.history import FieldChange
from jiaogong.ledger.models import Entry
from jiaogong.members.dossier.labels import FIELDS as OF_FILE
from jiaogong.members.dossier.labels import OTHER_FIELDS
from jiaogong.members.models import Person
from jiaogong.unions.models import Union

NOTHING = "—"
# Fields that no table has a column of that name for.
OTHERS = {
    **OTHER_FIELDS,
    "appraised": gettext_lazy("Who is appraised"),
    "decisions": gettext_lazy("Decisions"),
    "drafted_by": gettext_lazy("Kept by"),
    "fingerprint": gettext_lazy("Fingerprint"),
    "is_closed": gettext_lazy("Closed"),
    "lunar_birthday": OF_FILE["lunar_birthday"],
    "questions": gettext_lazy("What it asks"),
    "reversed_by": gettext_lazy("Reversed by entry no."),
    "owner": gettext_lazy("Kept by"),
    "voters": gettext_lazy("Voters"),
    "led_by": gettext_lazy("Named to lead it"),
    "led_from": gettext_lazy("Led by the union above"),
    "read_by": gettext_lazy("Kept by"),
    "readers": gettext_lazy("Who reads the results"),
    "second_factor": gettext_lazy("Second factor"),
    "body": gettext_lazy("Text"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the keys in some changes are called: people and unions."""

    people: Mapping[int, str] = field(default_factory=dict)
    unions: Mapping[int, str] = field(default_factory=dict)


def names_in(changes: Iterable[Mapping[str, Any]]) -> Names:
    """The names that changes refer to by key. No query where they refer to none, else one a table."""
    people: set[int] = set()
    unions: set[int] = set()
    for told in changes:
        for name, pair in told.items():
            if name == "people":
                people |= {key for value in pair if isinstance(value, list) for key, _part in value}
            elif not isinstance(pair[0], list):
                found = {value for value in pair if isinstance(value, int) and not isinstance(value, bool)}
                people |= found if name in _OF_PEOPLE else set()
                unions |= found if name in _OF_UNIONS else set()
    return Names(
        dict(Person.objects.filter(pk__in=people).values_list("pk", "name")) if people else {},
        dict(Union.objects.filter(pk__in=unions).values_list("pk", "name")) if unions else {},
    )


_OF_PEOPLE = ("person", "drafted_by", "owner", "read_by")
_OF_UNIONS = ("union", "parent", "merged_into", "union_to", "union_from")


def told(line: AuditLine, names: Names) -> list[FieldChange]:
    """The changes that a line holds, in words."""
    changes = line.detail.get("changes") or {}
    of = _model(line.thing_kind)
    if of is Entry:
        return [_of_entry(name, pair, names) for name, pair in _in_order(changes, history.FIELDS)]
    return [_of_any(of, name, pair, names) for name, pair in changes.items()]


def _in_order(changes: Mapping[str, Any], order: Iterable[str]) -> list[tuple[str, Any]]:
    known = [name for name in order if name in changes]
    return [(name, changes[name]) for name in [*known, *(n for n in changes if n not in known)]]


def _of_entry(name: str, pair: list[Any], names: Names) -> FieldChange:
    if name not in history.FIELDS:
        return _of_any(Entry, name, pair, names)
    before, after = (_hidden(value) or history.told(name, value, names.people) for value in pair)
    return FieldChange(str(history.FIELDS[name]), before, after)


def _of_any(of: type[models.Model] | None, name: str, pair: list[Any], names: Names) -> FieldChange:
    column = _column(of, name)
    before, after = (_hidden(value) or _told(column, name, value, names) for value in pair)
    return FieldChange(_label(of, column, name), before, after)


def _label(of: type[models.Model] | None, column: models.Field[Any, Any] | None, name: str) -> str:
    if of is Person and name in OF_FILE:
        return str(OF_FILE[name])
    if name in OTHERS:
        return str(OTHERS[name])
    return capfirst(str(column.verbose_name)) if column else name


def _told(column: models.Field[Any, Any] | None, name: str, value: Any, names: Names) -> str:
    if value in (None, "", []):
        return NOTHING
    if column is not None and column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, bool) or value in ("True", "False"):
        return _("yes") if value in (True, "True") else _("no")
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, int):
        return _NUMBERS.get(name, _plain)(value, names)
    return str(value)


def _plain(value: int, _names: Names) -> str:
    return str(value)


def _person(value: int, names: Names) -> str:
    return names.people.get(value, _("somebody no longer on file"))


def _union(value: int, names: Names) -> str:
    return names.unions.get(value, str(value))


_NUMBERS: dict[str, Callable[[int, Names], str]] = {
    **dict.fromkeys(_OF_PEOPLE, _person),
    **dict.fromkeys(_OF_UNIONS, _union),
    "dues_base_fen": lambda value, _names: str(yuan(value)),
}


def _hidden(value: Any) -> str:
    """What stands for a sensitive value of which a digest alone is kept; "" for any other."""
    if isinstance(value, str) and value.startswith(DIGEST):
        return _("(sealed, digest %(digest)s)") % {"digest": value.removeprefix(DIGEST)[:8]}
    return ""


def _model(kind: str) -> type[models.Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _column(of: type[models.Model] | None, name: str) -> models.Field[Any, Any] | None:
    fields = {f.name: f for f in of._meta.concrete_fields} if of else {}
    return fields.get(name)
