"""Every reading of the audit table."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Entry
from jiaogong.ledger.queries import openly_readable
from jiaogong.members.models import Person
from jiaogong.members.queries import OFFICER_KINDS, Standing, found_by_name, within
from jiaogong.oversight.labels import READINGS
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


def own_unions(standing: Standing) -> set[int]:
    """The very unions in which an officer's post is held."""
    return {o.union_id for o in standing.offices if o.kind in OFFICER_KINDS}


def _openly_named(standing: Standing) -> Q:
    """A condition on lines whose thing's name the person may know: words are looked for in no others."""
    known = Entry.objects.filter(openly_readable(standing)).order_by().values("pk")
    return ~Q(thing_kind=ENTRY) | Q(union_id__in=own_unions(standing)) | Q(thing_id__in=known)
