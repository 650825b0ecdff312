"""Files opened for the new people of a roster: each with its number, its spelling and its audit line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, bulk
from jiaogong.kernel.models import AuditLine
from jiaogong.members import names
from jiaogong.members.models import Person, RosterImport, RosterRow
from jiaogong.members.queries import Standing
from jiaogong.members.roster.understanding import Facts, values_of
from jiaogong.unions.models import Union

Outcome = RosterRow.Outcome
_DIGITS = 6
_OF_A_LINE = tuple(f.attname for f in AuditLine._meta.concrete_fields if not f.primary_key)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A row that opens a file, the union it is opened in, and the values of the file by column."""

    row: RosterRow
    union: Union
    values: dict[str, Any]

    @classmethod
    def of(cls, row: RosterRow, facts: Facts, union: Union) -> Newcomer:
        told = {"number": "", **values_of(facts)}
        return cls(row, union, {**told, **names.spellings_of(row.pinyin), "union_id": union.pk})

    @property
    def number(self) -> str:
        """ "" until one is given."""
        return str(self.values["number"])


def enrol(newcomers: Sequence[Newcomer], roster: RosterImport, actor: Standing) -> None:
    """Open the files, within the transaction that says so; whose number is no longer free stays out."""
    coming = _free(newcomers)
    _number(coming)
    last = Person.objects.aggregate(last=Max("pk"))["last"] or 0
    bulk.insert(Person, [one.values for one in coming])
    keys = dict(Person.objects.filter(pk__gt=last).values_list("number", "pk"))
    bulk.insert(AuditLine, _lines(coming, keys, roster, actor))
    bulk.update(RosterRow, {n.row.pk: {"outcome": Outcome.OPENED, "person_id": keys[n.number]} for n in coming})


def leave_out(row: RosterRow, why: str) -> None:
    """Say of a row why it could not be taken over."""
    row.outcome, row.state = Outcome.LEFT, RosterRow.State.ERROR
    row.faults = [*row.faults, why]
    row.save(update_fields=["outcome", "state", "faults"])


def _free(newcomers: Sequence[Newcomer]) -> list[Newcomer]:
    """The new people whose number is still free; of the others the row says so."""
    numbers = [one.number for one in newcomers if one.number]
    taken = set(Person.objects.filter(number__in=numbers).values_list("number", flat=True))
    for one in newcomers:
        if one.number in taken:
            leave_out(one.row, _("The number %(number)s has been given to somebody since.") % {"number": one.number})
    return [one for one in newcomers if one.number not in taken]


def _number(newcomers: Sequence[Newcomer]) -> None:
    """Give a number to whom the roster gives none: the union's code and the next of six digits."""
    waiting: dict[Union, list[Newcomer]] = {}
    for one in newcomers:
        if not one.number:
            waiting.setdefault(one.union, []).append(one)
    keys = [union.pk for union in waiting]
    list(Union.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    for union, some in waiting.items():
        prefix = re.sub(r"\W|_", "", union.code)[:14]
        for at, one in enumerate(some, _last_number(prefix) + 1):
            one.values["number"] = f"{prefix}{at:0{_DIGITS}}"


def _last_number(prefix: str) -> int:
    span = Person.objects.filter(number__gte=prefix + "0" * _DIGITS, number__lte=prefix + "9" * _DIGITS)
    pattern = re.compile(re.escape(prefix) + rf"(\d{{{_DIGITS}}})")
    numbers = span.order_by("-number").values_list("number", flat=True).iterator(chunk_size=200)
    return next((int(found[1]) for number in numbers if (found := pattern.fullmatch(number))), 0)


def _lines(
    newcomers: Sequence[Newcomer], keys: Mapping[str, int], roster: RosterImport, actor: Standing
) -> list[bulk.Values]:
    """An audit line for each file opened: those of one union differ by whom they are about alone."""
    alike = {union: _line_in(union, roster, actor) for union in {one.union for one in newcomers}}
    return [{**alike[one.union], "thing_id": keys[one.number], "thing_name": one.values["name"]} for one in newcomers]


def _line_in(union: Union, roster: RosterImport, actor: Standing) -> dict[str, Any]:
    line = audit.line(actor.person, "members.enrolled", Person(union=union), roster=roster.pk)
    return {name: getattr(line, name) for name in _OF_A_LINE}
