"""What a text is held against: the acts of a branch over a period, found by day, name and words."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from django.db.models import QuerySet

from jiaogong.catalogue import CATEGORIES
from jiaogong.ledger.models import Entry, EntryBody, EntryPerson
from jiaogong.ledger.queries import SENSITIVE, entries_visible_to, of_branch, standing_entries
from jiaogong.members.queries import OFFICER_KINDS, Headcount, Standing, headcount
from jiaogong.summaries.checking.fact import Fact
from jiaogong.summaries.checking.naming import name_words
from jiaogong.summaries.checking.words import terms
from jiaogong.summaries.facts import PRIZES, Act, Known, known_facts
from jiaogong.unions.models import Union


class Countable(Protocol):
    """What a ground can be asked for and remembers: hashable by its value."""

    def on(self, ground: Ground) -> Fact | None: ...


def _months(first: dt.date, last: dt.date) -> range:
    return range(first.year * 12 + first.month, last.year * 12 + last.month + 1)


_QUOTES = re.compile(r"[“”‘’\"·「」『』]")


@dataclass(frozen=True)
class Ground:
    """The acts that stand in a branch and period, as far as a reader may know of them; None: all.

    Plain totals count every act; only acts that the reader may see are told singly.
    `is_past`: it is asked for a few totals alone, so that acts are read by what is asked of them.
    """

    known: Known
    reader: Standing | None = None
    is_past: bool = False
    _heads: dict[int, Headcount] = field(default_factory=dict)
    _texts: dict[int, str] = field(default_factory=dict)
    _facts: dict[Countable, Fact | None] = field(default_factory=dict)
    _kinds: dict[str, frozenset[str]] = field(default_factory=dict)
    _held: dict[tuple[str, frozenset[str]], Sequence[Act]] = field(default_factory=dict)
    _around: dict[range, tuple[Act, ...]] = field(default_factory=dict)
    _naming: dict[tuple[str, ...], frozenset[int]] = field(default_factory=dict)
    _below: dict[tuple[str, ...], frozenset[int]] = field(default_factory=dict)

    @cached_property
    def before(self) -> Ground:
        """The like ground of the year before, of a period that still runs up to the same day."""
        return Ground(known_facts(self.known.union, self.known.earlier), self.reader, is_past=True)

    @cached_property
    def year_before(self) -> Ground:
        """The ground of the whole year before, whatever the day of this one."""
        if self.known.is_complete:
            return self.before
        return Ground(known_facts(self.known.union, self.known.period.before()), self.reader, is_past=True)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        return self.known.acts

    @cached_property
    def told(self) -> tuple[Act, ...]:
        """The acts that may be told one by one."""
        return self.acts if self._visible is None else tuple(a for a in self.acts if self.tells(a))

    @cached_property
    def _by_month(self) -> dict[int, list[Act]]:
        """The acts of a day or month, by the number of each month that they touch."""
        found: dict[int, list[Act]] = defaultdict(list)
        for act in self.told:
            if act.precision != "period":
                for month in _months(act.start, act.end):
                    found[month].append(act)
        return found

    def told_around(self, days: tuple[dt.date, dt.date]) -> Sequence[Act]:
        """The acts of a day or month in the months of some days, each once."""
        months = _months(*days)
        if months not in self._around:
            found = {a.entry: a for month in months for a in self._by_month.get(month, ())}
            self._around[months] = tuple(found.values())
        return self._around[months]

    @cached_property
    def _visible(self) -> frozenset[int] | None:
        if self.reader is None or self.reader.reads(self.known.union):
            return None
        seen = entries_visible_to(self.reader).filter(
            pk__in=of_branch(self.known.union, self.known.period).values("pk")
        )
        return frozenset(seen.values_list("pk", flat=True))

    def showing(self, entries: Iterable[int]) -> tuple[int, ...]:
        """Those of the entries that the reader may open."""
        return tuple(entries) if self._visible is None else tuple(e for e in entries if e in self._visible)

    def tells(self, act: Act) -> bool:
        """Whether an act may be told singly."""
        return self._visible is None or act.entry in self._visible

    @property
    def keeps_back(self) -> bool:
        """Whether the reader may know sensitive kinds by their plain totals alone."""
        return self._visible is not None

    def recall(self, subject: Countable) -> Fact | None:
        """What the ground holds of something countable, worked out once."""
        if subject not in self._facts:
            self._facts[subject] = subject.on(self)
        return self._facts[subject]

    # ---- unions and heads

    @cached_property
    def schools(self) -> tuple[Union, ...]:
        """The base unions of the branch, set up or not."""
        return tuple(u for u in self.known.nodes if u.kind == Union.Kind.BASE)

    @cached_property
    def _called(self) -> dict[int, str]:
        return {u.pk: u.called for u in self.known.nodes}

    @cached_property
    def _paths(self) -> dict[int, str]:
        return {u.pk: u.path for u in self.known.nodes}

    def path_of(self, act: Act) -> str:
        return self._paths[act.union]

    def unions_below(self, paths: tuple[str, ...]) -> frozenset[int]:
        """The keys of the unions in some branches."""
        if paths not in self._below:
            self._below[paths] = frozenset(key for key, path in self._paths.items() if path.startswith(paths))
        return self._below[paths]

    def heads(self, union: Union | None = None) -> Headcount:
        of = union or self.known.union
        if of.pk not in self._heads:
            self._heads[of.pk] = (
                self.known.headcount if of.pk == self.known.union.pk else headcount(of, self.known.until)
            )
        return self._heads[of.pk]

    # ---- acts

    @cached_property
    def _by_entry(self) -> dict[int, Act]:
        return {a.entry: a for a in self.acts}

    def is_counted_elsewhere(self, act: Act, paths: tuple[str, ...]) -> bool:
        """Whether an act is a share in another one of the same scope, and counted within that."""
        if not act.part_of:
            return False
        whole = self._wholes.get(act.part_of)
        return whole is not None and (not paths or self._paths[whole].startswith(paths))

    @cached_property
    def _wholes(self) -> dict[int, int]:
        """The acts that others are part of, with their unions' keys."""
        if self.is_past:
            return self.known.wholes
        named = {a.part_of for a in self.acts if a.part_of}
        return {entry: self._by_entry[entry].union for entry in named if entry in self._by_entry}

    def acts_of(self, entries: Iterable[int]) -> list[Act]:
        """The acts of this ground with these keys, by key."""
        return [self._by_entry[e] for e in sorted(entries) if e in self._by_entry]

    def words_of(self, act: Act) -> frozenset[str]:
        """The act's own words: of its title and theme."""
        return terms(f"{act.title} {act.theme}")

    def name_of(self, act: Act) -> frozenset[str]:
        """The words that name an act alone: its own, less those of measures, occasions and the union that did it."""
        return name_words(act.title.replace(self._called[act.union], " "))

    def all_words_of(self, act: Act) -> frozenset[str]:
        """The words of all that an act says."""
        return terms(self.text_of(act))

    def text_of(self, act: Act) -> str:
        """Everything in words that an act says, its category's and prizes' names among it, without quotation marks."""
        told = self._texts.get(act.entry)
        if told is None:
            named = (*self.bodies.get(act.entry, ()), *(award.prize for award in act.awards))
            told = _QUOTES.sub("", " ".join((act.title, act.theme, act.sentence, CATEGORIES[act.category].zh, *named)))
            self._texts[act.entry] = told
        return told

    def says(self, act: Act, names: tuple[str, ...]) -> bool:
        """Whether an act says one of some names anywhere."""
        if self.is_past:
            return any(name in self.text_of(act) for name in names)
        if names not in self._naming:
            self._naming[names] = frozenset(self._saying(names))
        return act.entry in self._naming[names]

    def _saying(self, names: tuple[str, ...]) -> Iterator[int]:
        """The entries that say one of some names: looked for in all acts' words at once."""
        for name in names:
            at = self.whole_text.find(name)
            while at >= 0:
                which = bisect_right(self._begins, at) - 1
                yield self.acts[which].entry
                after = self._begins[which + 1] if which + 1 < len(self._begins) else len(self.whole_text)
                at = self.whole_text.find(name, after)

    @cached_property
    def whole_text(self) -> str:
        """What all acts say in words, one after another."""
        return "\n".join(map(self.text_of, self.acts))

    @cached_property
    def _begins(self) -> tuple[int, ...]:
        """Where each act's words begin in `whole_text`."""
        return tuple(accumulate((len(self._texts[act.entry]) + 1 for act in self.acts[:-1]), initial=0))

    @cached_property
    def words_of_titles(self) -> tuple[frozenset[str], ...]:
        """The own words of each title and theme."""
        return tuple(terms(f"{title} {theme}") for title, theme in {(a.title, a.theme) for a in self.acts})

    @cached_property
    def by_category(self) -> dict[str, list[Act]]:
        kinds: dict[str, list[Act]] = defaultdict(list)
        for act in self.acts:
            kinds[act.category].append(act)
        return kinds

    @cached_property
    def by_measure(self) -> dict[str, list[Act]]:
        """Acts by each measure that they hold a figure of, those with prizes under `PRIZES`."""
        found: dict[str, list[Act]] = defaultdict(list)
        for act in self.acts:
            for figure in act.figures:
                found[figure.measure].append(act)
            if act.awards:
                found[PRIZES].append(act)
        return found

    def holding(self, measure: str, categories: frozenset[str] = frozenset()) -> Sequence[Act]:
        """The acts that hold a figure of a measure, or prizes (`PRIZES`), of some categories or of any."""
        key = (measure, categories)
        if key not in self._held:
            self._held[key] = self._read_holding(measure, categories)
        return self._held[key]

    def _read_holding(self, measure: str, categories: frozenset[str]) -> Sequence[Act]:
        if self.is_past:
            return self.known.acts_holding(measure, categories)
        return [a for a in self.by_measure.get(measure, ()) if not categories or a.category in categories]

    def kinds_holding(self, measure: str) -> frozenset[str]:
        """The categories of the acts that hold a figure of a measure."""
        if measure not in self._kinds:
            self._kinds[measure] = frozenset(a.category for a in self.by_measure.get(measure, ()))
        return self._kinds[measure]

    @cached_property
    def by_title(self) -> dict[tuple[str, str], list[Act]]:
        """Acts that may be told singly, by title and theme."""
        found: dict[tuple[str, str], list[Act]] = defaultdict(list)
        for act in self.told:
            found[act.title, act.theme].append(act)
        return found

    @cached_property
    def by_word(self) -> dict[str, list[tuple[str, str]]]:
        """Titles (with themes) by each pair of characters of their own words."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for title, acts in self.by_title.items():
            for word in self.words_of(acts[0]):
                found[word].append(title)
        return found

    @cached_property
    def people(self) -> Mapping[int, AbstractSet[str]]:
        """Who is named in each entry, where the reader may know it."""
        concerned = EntryPerson.objects.filter(entry__in=self._standing())
        named: dict[int, set[str]] = defaultdict(set)
        columns = ("entry_id", "entry__category", "entry__union_id", "entry__drafted_by_id", "person__name")
        for entry, category, union, writer, name in concerned.values_list(*columns).iterator(2000):
            if self._may_know_people(category, union, writer):
                named[entry].add(name)
        return dict(named)

    @cached_property
    def _by_person(self) -> dict[str, list[Act]]:
        found: dict[str, list[Act]] = defaultdict(list)
        for entry, names in self.people.items():
            for name in names:
                found[name].append(self._by_entry[entry])
        return found

    def acts_with(self, name: str) -> list[Act]:
        """The acts that a person is named in."""
        return self._by_person.get(name, [])

    @cached_property
    def bodies(self) -> dict[int, tuple[str, ...]]:
        named: dict[int, list[str]] = defaultdict(list)
        for entry, name in (
            EntryBody.objects.filter(entry__in=self._standing()).values_list("entry_id", "name").iterator(2000)
        ):
            named[entry].append(name)
        return {entry: tuple(names) for entry, names in named.items()}

    def _standing(self) -> QuerySet[Entry]:
        return standing_entries(of_branch(self.known.union, self.known.period))

    def _may_know_people(self, category: str, union: int, writer: int | None) -> bool:
        if self.reader is None or category not in SENSITIVE:
            return True
        held = {o.union_id for o in self.reader.offices if o.kind in OFFICER_KINDS}
        return union in held or writer == self.reader.person.pk
