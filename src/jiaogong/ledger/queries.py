"""Every reading of the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Entry, EntryPerson, Figure, SheetImport, YearClosing
from jiaogong.members.models import Person
from jiaogong.members.queries import OFFICER_KINDS, Standing, found_by_name, people_visible_to, within
from jiaogong.unions.models import Union

OPEN, OVERDUE, DUE_SOON = "open", "overdue", "due-soon"
SOON = dt.timedelta(days=30)
SENSITIVE = tuple(c.code for c in CATEGORIES.values() if c.sensitive)
LAST = tuple(m.code for m in MEASURES.values() if m.adds == "last")


def entries_visible_to(standing: Standing) -> QuerySet[Entry]:
    """Entries that a person may know of.

    An officer or auditor: those of the branch. Everybody: what was confirmed in
    the own union and is not of a sensitive kind, and what one drafted oneself.
    """
    everything = everything_visible_to(standing)
    if everything is not None:
        return everything
    published = Q(union_id=standing.person.union_id, state=Entry.State.CONFIRMED) & ~Q(category__in=SENSITIVE)
    return Entry.objects.filter(Q(union__in=_branches(standing)) | published | Q(drafted_by=standing.person))


def _branches(standing: Standing) -> QuerySet[Union, int]:
    return Union.objects.filter(within(standing.read_paths)).values_list("pk", flat=True)


def everything_visible_to(standing: Standing) -> QuerySet[Entry] | None:
    """All entries, for an office over the root, so that the newest are found by their index alone; None for others."""
    return Entry.objects.all() if standing.reading.is_all else None


def entry_visible_to(standing: Standing, entry_id: int) -> Entry:
    """One entry with all that its page shows.

    Raises NotFound where there is none, or none that the person may know of.
    """
    entry = (
        entries_visible_to(standing)
        .select_related(
            "union", "part_of__union", "reverses", "reversal", "replaces", "replacement", "drafted_by", "confirmed_by"
        )
        .prefetch_related("figures", "awards", "bodies", "evidence", "concerned__person", "changes__actor")
        .filter(pk=entry_id)
        .first()
    )
    if entry is None:
        raise NotFound(_("There is no such entry, or it is not yours to see."))
    return entry


def locked_entry(entry_id: int, visible_to: Standing) -> Entry:
    """An entry fetched for change. Raises NotFound like `entry_visible_to`."""
    found = entries_visible_to(visible_to).filter(pk=entry_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(_("There is no such entry, or it is not yours to see."))
    return Entry.objects.select_for_update(of=("self",)).select_related("union").get(pk=found)


def may_know_people(standing: Standing, entry: Entry) -> bool:
    """Whether the names in an entry may be shown: of a sensitive kind only to the union's own officers."""
    if entry.category not in SENSITIVE:
        return True
    return standing.holds_office_in(entry.union) or entry.drafted_by_id == standing.person.pk


def openly_readable(standing: Standing) -> Q:
    """A condition on entries whose every detail the person may know, like `may_know_people`."""
    own = [o.union_id for o in standing.offices if o.kind in OFFICER_KINDS]
    return ~Q(category__in=SENSITIVE) | Q(union__in=own) | Q(drafted_by=standing.person)


def concerning(standing: Standing, person: Person) -> QuerySet[Entry]:
    """The entries that stand and name a person, as far as the reader may know that they do."""
    named = EntryPerson.objects.filter(person=person).values("entry")
    open_to = standing_entries(entries_visible_to(standing)).filter(openly_readable(standing), pk__in=named)
    return open_to.select_related("union")


def parts_in(person: Person, entries: list[Entry]) -> dict[int, str]:
    """How a person is named in entries, by their keys, where it is more than as one concerned."""
    parts = EntryPerson.objects.filter(person=person, entry__in=[e.pk for e in entries])
    return {p.entry_id: str(p.get_part_display()) for p in parts.exclude(part=EntryPerson.Part.CONCERNED)}


def people_to_name(standing: Standing, words: str) -> QuerySet[Person]:
    """People of the branches one may read who are found by what was typed; of the first twenty."""
    if not words.strip():
        return Person.objects.none()
    return found_by_name(people_visible_to(standing), words).select_related("union").order_by("pinyin", "pk")[:20]


def unions_to_write_in(standing: Standing) -> list[Union]:
    """The unions whose ledger the person may write in, like `permissions.may_draft`: of the highest office first."""
    offices = Union.objects.filter(within(standing.officer_paths), has_union=True, closed_date__isnull=True)
    first = [standing.home] if standing.is_officer_of(standing.home) else []
    others = offices.exclude(pk__in=(standing.home.pk, standing.person.union_id)).order_by("path")
    return [*dict.fromkeys((*first, standing.person.union)), *others]


def numbers_of(union: Union) -> dict[str, int]:
    """The member numbers of a branch's people with their keys."""
    people = Person.objects.filter(union__path__startswith=union.path).order_by()
    return dict(people.values_list("number", Coalesce("merged_into", "pk")))


def people_numbered(union: Union, numbers: Collection[str]) -> dict[str, int]:
    """The keys of people of a branch by their member numbers. Raises RuleBroken for a number of nobody there."""
    people = Person.objects.filter(union__path__startswith=union.path, number__in=set(numbers)).order_by()
    found = dict(people.values_list("number", Coalesce("merged_into", "pk")))
    missing = next((number for number in numbers if number not in found), None)
    if missing is not None:
        raise RuleBroken(
            _("Nobody on the file of %(union)s has the member number %(number)s.") % {"union": union, "number": missing}
        )
    return found


def standing_entries(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Entries that stand: confirmed, neither a reversal nor reversed."""
    return entries.filter(state=Entry.State.CONFIRMED, sign=1, reversal__isnull=True)


def of_branch(union: Union, period: Period | None = None) -> QuerySet[Entry]:
    """Entries of a branch, begun within a period."""
    entries = Entry.objects.filter(union__path__startswith=union.path)
    return entries.filter(start_date__range=(period.start, period.end)) if period else entries


def is_closed(union: Union, day: dt.date) -> bool:
    """Whether the year of a day is closed for a union."""
    return YearClosing.objects.filter(union=union, year=day.year, reopened_at__isnull=True).exists()


def closed_years(union: Union) -> QuerySet[YearClosing]:
    return YearClosing.objects.filter(union=union).select_related("closed_by", "reopened_by")


@dataclass(frozen=True, slots=True)
class YearState:
    """A year of a union: how many entries are confirmed and open, and its closing if it is closed."""

    year: int
    confirmed: int
    open: int
    closing: YearClosing | None


def years_of(union: Union, this_year: int) -> list[YearState]:
    """The years in which a union has entries, and this one, newest first."""
    confirmed = Count("pk", filter=Q(state=Entry.State.CONFIRMED))
    counts = (
        Entry.objects.filter(union=union)
        .order_by()
        .values("start_date__year")
        .annotate(confirmed=confirmed, every=Count("pk"))
    )
    found = {row["start_date__year"]: (row["confirmed"], row["every"] - row["confirmed"]) for row in counts}
    closings = {c.year: c for c in closed_years(union).filter(reopened_at__isnull=True)}
    years = sorted({this_year, *found, *closings}, reverse=True)
    return [YearState(year, *found.get(year, (0, 0)), closings.get(year)) for year in years]


def sheet_of(standing: Standing, import_id: int) -> SheetImport:
    """A spreadsheet that the person has read. Raises NotFound for others' or none."""
    found = SheetImport.objects.select_related("union").filter(pk=import_id, read_by=standing.person).first()
    if found is None:
        raise NotFound(_("There is no such sheet waiting, or it is not yours."))
    return found


def possible_wholes(union: Union, day: dt.date, standing: Standing) -> QuerySet[Entry]:
    """Events of the unions above around a day, which an act of this union may be part of, as far as one may read them."""
    steps = union.path.rstrip("/").split("/")[:-1]
    paths = ["/".join(steps[: i + 1]) + "/" for i in range(len(steps))]
    near = (day - dt.timedelta(days=60), day + dt.timedelta(days=60))
    around = Entry.objects.filter(openly_readable(standing), union__path__in=paths, start_date__range=near)
    return standing_entries(around).select_related("union")


def shares_within(union: Union, field: str = "part_of") -> Q:
    """A condition on acts that are part of an event of the same branch which itself stands, and are counted there.

    The events are looked up first: they are few, and a list of keys is quicker for both databases than a nested query.
    """
    named = Entry.objects.filter(part_of__isnull=False).order_by().values("part_of")
    branch = Union.objects.filter(path__startswith=union.path).values("pk")
    wholes = standing_entries(Entry.objects.filter(pk__in=named, union__in=branch)).order_by()
    return Q(**{f"{field}__in": list(wholes.values_list("pk", flat=True))})


def newest_keys(union: Union, period: Period | None, measure: str) -> list[int]:
    """The keys of the entries that a standing number is summed from: of each union and category the newest."""
    entries = standing_entries(of_branch(union, period)).exclude(shares_within(union)).order_by().values("pk")
    told = Figure.objects.filter(measure=measure, entry__in=entries).order_by("entry__start_date", "entry_id")
    rows = told.values_list("entry__category", "entry__union_id", "entry_id")
    return list({(category, of_union): pk for category, of_union, pk in rows}.values())
