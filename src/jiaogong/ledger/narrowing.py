"""Lists of entries: what one is narrowed to, and the entries that a person then finds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from jiaogong.kernel import clock
from jiaogong.kernel.periods import Period
from jiaogong.kernel.script import holding
from jiaogong.ledger.models import Entry, EntryPerson, Evidence
from jiaogong.ledger.queries import (
    DUE_SOON,
    LAST,
    OPEN,
    OVERDUE,
    SOON,
    entries_visible_to,
    everything_visible_to,
    newest_keys,
    openly_readable,
    shares_within,
)
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

MOST_PLANS = 1000


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of entries is narrowed to; empty means any.

    `state` OPEN: drafts and plans. Of a union: `alone` without those below it, `as_counted` without the shares in its
    events, as the roll-up counts, or `only_shares`.
    """

    words: str = ""
    period: Period | None = None
    category: str = ""
    union: Union | None = None
    state: str = ""
    has_evidence: bool | None = None
    measure: str = ""
    as_counted: bool = False
    only_shares: bool = False
    alone: bool = False
    leaves_out_plans: bool = False

    @property
    def is_indexed(self) -> bool:
        """Whether indexes alone narrow the list, so that even all of a large ledger is quickly counted."""
        finer = self.words or self.measure or self.as_counted or self.only_shares
        return not finer and self.has_evidence is None

    def apply(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        entries = entries.filter(self._of_words() & self._of_place_and_time() & self._of_state())
        if self.measure:
            entries = entries.filter(self._of_measure())
        if self.has_evidence is not None:
            has = Exists(Evidence.objects.filter(entry=OuterRef("pk")))
            entries = entries.filter(has if self.has_evidence else ~has)
        return entries

    def _of_words(self) -> Q:
        return holding(self.words, "title", "sentence", "theme")

    def _of_place_and_time(self) -> Q:
        where = Q(category=self.category) if self.category else Q()
        if self.period:
            where &= Q(start_date__range=(self.period.start, self.period.end))
        if self.union and self.alone:
            where &= Q(union=self.union)
        elif self.union:
            where &= Q(union__in=Union.objects.filter(path__startswith=self.union.path).values("pk"))
        if self.union and (self.as_counted or self.only_shares):
            shares = shares_within(self.union)
            where &= shares if self.only_shares else ~shares
        return where

    def _of_state(self) -> Q:
        planned, today = Q(state=Entry.State.PLANNED), clock.today()
        if self.state == OPEN:
            return ~Q(state=Entry.State.CONFIRMED)
        if self.state == OVERDUE:
            return planned & Q(due_date__lt=today)
        if self.state == DUE_SOON:
            return planned & Q(due_date__range=(today, today + SOON))
        if self.state:
            return Q(state=self.state)
        return ~planned if self.leaves_out_plans else Q()

    def _of_measure(self) -> Q:
        """What counts a measure: people where they stand; as the roll-up counts, of standing numbers the newest alone."""
        if self.measure == "people":
            return Q(sign=1, reversal__isnull=True) & Q(Exists(EntryPerson.objects.filter(entry=OuterRef("pk"))))
        if self.measure in LAST and self.as_counted and self.union:
            return Q(pk__in=newest_keys(self.union, self.period, self.measure))
        return Q(figures__measure=self.measure)


def lists_all_confirmed(standing: Standing, narrowed: Filter) -> bool:
    """Whether a person's list leaves out nothing that is confirmed in the whole ledger."""
    is_wide = replace(narrowed, state="", leaves_out_plans=False) == Filter() and narrowed.state in (
        "",
        Entry.State.CONFIRMED,
    )
    return is_wide and everything_visible_to(standing) is not None


def narrowed_for(standing: Standing, narrowed: Filter) -> QuerySet[Entry]:
    """The entries that a person's list shows. Words are not looked for in what one may not read."""
    entries = narrowed.apply(entries_visible_to(standing))
    if not narrowed.words:
        return entries
    # Found first and put in order afterwards: in the order of the index, a rare word would be looked for row by row.
    return Entry.objects.filter(pk__in=entries.filter(openly_readable(standing)).order_by().values("pk"))


def plans_beside(standing: Standing, narrowed: Filter) -> int:
    """How many plans a list leaves out that would fit it, counted to `MOST_PLANS`."""
    if not narrowed.leaves_out_plans:
        return 0
    plans = replace(narrowed, state=Entry.State.PLANNED, leaves_out_plans=False)
    return narrowed_for(standing, plans).order_by()[:MOST_PLANS].count()


def listed(standing: Standing, narrowed: Filter) -> QuerySet[Entry]:
    """The entries of a list, each with `is_known`: whether the person may know its details."""
    entries = narrowed_for(standing, narrowed)
    known = ExpressionWrapper(openly_readable(standing), output_field=BooleanField())
    has_evidence = Exists(Evidence.objects.filter(entry=OuterRef("pk")))
    rows = entries.annotate(
        is_known=known, has_evidence=has_evidence, is_reversed=Exists(Entry.objects.filter(reverses=OuterRef("pk")))
    )
    # Unions are fetched apart: joined, they tempt SQLite to begin with them and to sort every entry.
    return rows.prefetch_related("union", "figures")


def parts_of(entry: Entry, standing: Standing) -> QuerySet[Entry]:
    """The acts that are part of an event, as far as the person may know of them."""
    return listed(standing, Filter()).filter(part_of=entry).order_by("union__path", "pk")
