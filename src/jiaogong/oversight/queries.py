"""Every reading of the audit table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Entry
from jiaogong.ledger.queries import may_know_people, openly_readable
from jiaogong.members.models import Person
from jiaogong.members.queries import OFFICER_KINDS, Standing, found_by_name, within
from jiaogong.oversight.labels import DETAILS, READINGS, act_label
from jiaogong.unions.models import Union

ENTRY, PERSON = Entry._meta.label_lower, Person._meta.label_lower
READ, DONE = "read", "done"


def lines_visible_to(standing: Standing) -> QuerySet[AuditLine]:
    """The lines of the branches that one may read; of the whole house, for an office over every root."""
    roots = list(Union.objects.filter(parent__isnull=True).values_list("path", flat=True))
    if roots and all(path in standing.read_paths for path in roots):
        return AuditLine.objects.all()
    return AuditLine.objects.filter(union_id__in=Union.objects.filter(within(standing.read_paths)).values("pk"))


def readings_of(kind: str, pk: int) -> QuerySet[AuditLine]:
    """Who read what is sensitive in a thing, newest first."""
    return AuditLine.objects.filter(thing_kind=kind, thing_id=pk, act__in=READINGS).order_by("-at", "-pk")


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; empty means any. `kind`: READ or DONE."""

    who: str = ""
    thing: str = ""
    act: str = ""
    kind: str = ""
    period: Period | None = None
    union: Union | None = None

    def apply(self, lines: QuerySet[AuditLine], *, reader: Standing) -> QuerySet[AuditLine]:
        asked = Q(act=self.act) if self.act else Q()
        if self.who:
            people = found_by_name(Person.objects.order_by(), self.who)
            asked &= Q(actor_id__in=people.values("pk")) | Q(actor_name__contains=self.who)
        if self.thing:
            asked &= Q(thing_name__icontains=self.thing) & _openly_named(reader)
        if self.kind:
            asked &= Q(act__in=READINGS) if self.kind == READ else ~Q(act__in=READINGS)
        if self.period:
            asked &= Q(at__date__range=(self.period.start, self.period.end))
        if self.union:
            asked &= Q(union_id__in=Union.objects.filter(path__startswith=self.union.path).values("pk"))
        return lines.filter(asked)


def _own_unions(standing: Standing) -> set[int]:
    """The very unions in which an officer's post is held."""
    return {o.union_id for o in standing.offices if o.kind in OFFICER_KINDS}


def _openly_named(standing: Standing) -> Q:
    """A condition on lines whose thing's name the person may know: words are looked for in no others."""
    known = Entry.objects.filter(openly_readable(standing)).order_by().values("pk")
    return ~Q(thing_kind=ENTRY) | Q(union_id__in=_own_unions(standing)) | Q(thing_id__in=known)


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

    @property
    def is_reading(self) -> bool:
        return self.line.act in READINGS


def shown(standing: Standing, lines: Iterable[AuditLine]) -> list[Shown]:
    """Lines in words; what is of a sensitive kind is named to the union's own officers alone. Three queries."""
    lines = list(lines)
    person_keys = {line.actor_id for line in lines} | {line.thing_id for line in lines if line.thing_kind == PERSON}
    people = Person.objects.in_bulk([pk for pk in person_keys if pk])
    entries = Entry.objects.select_related("union").in_bulk([n.thing_id for n in lines if n.thing_kind == ENTRY])
    unions = Union.objects.in_bulk([line.union_id for line in lines if line.union_id])
    own = _own_unions(standing)

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
        )

    return [of(line) for line in lines]


def _page(entry: Entry | None, person: Person | None) -> str:
    if entry:
        return reverse("ledger-entry", args=[entry.pk])
    return reverse("person", args=[person.number]) if person else ""


def _details(line: AuditLine) -> list[tuple[str, str]]:
    told = [(str(DETAILS[k]), str(v)) for k, v in line.detail.items() if k in DETAILS and v not in (None, "", [])]
    changed = line.detail.get("changes")
    if isinstance(changed, dict):
        told += [(field, f"{before} → {after}") for field, (before, after) in changed.items()]
    return told
