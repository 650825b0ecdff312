"""What a text is held against: the acts of a branch over a period, found by day, name and words."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from django.db.models import QuerySet

from jiaogong.catalogue import CATEGORIES
from jiaogong.ledger.models import Entry, EntryBody, EntryPerson
from jiaogong.ledger.queries import SENSITIVE, entries_visible_to, of_branch, standing_entries
from jiaogong.members.queries import OFFICER_KINDS, Headcount, Standing, headcount
from jiaogong.summaries.checking.fact import Fact
from jiaogong.summaries.checking.naming import name_words
from jiaogong.summaries.checking.words import terms
from jiaogong.summaries.facts import Act, Known, known_facts
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
    """

    known: Known
    reader: Standing | None = None
    _heads: dict[int, Headcount] = field(default_factory=dict)
    _texts: dict[int, str] = field(default_factory=dict)
    _facts: dict[Countable, Fact | None] = field(default_factory=dict)
    _naming: dict[tuple[str, ...], frozenset[int]] = field(default_factory=dict)

    @cached_property
    def before(self) -> Ground:
        """The like ground of the year before, of a period that still runs up to the same day."""
        return Ground(known_facts(self.known.union, self.known.earlier), self.reader)

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

    def told_around(self, days: tuple[dt.date, dt.date]) -> list[Act]:
        """The acts of a day or month in the months of some days, each once."""
        found = {a.entry: a for month in _months(*days) for a in self._by_month.get(month, ())}
        return list(found.values())

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
        return tuple(e for e in entries if self._visible is None or e in self._visible)

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
    def _paths(self) -> dict[int, str]:
        return {u.pk: u.path for u in self.known.nodes}

    def path_of(self, act: Act) -> str:
        return self._paths[act.union]

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
        whole = self._by_entry.get(act.part_of)
        return whole is not None and (not paths or self.path_of(whole).startswith(paths))

    def acts_of(self, entries: Iterable[int]) -> list[Act]:
        """The acts with these keys, by key."""
        return [self._by_entry[e] for e in sorted(entries)]

    def words_of(self, act: Act) -> frozenset[str]:
        """The act's own words: of its title and theme."""
        return terms(f"{act.title} {act.theme}")

    def name_of(self, act: Act) -> frozenset[str]:
        """The words that name an act alone: its own, less those of measures and occasions."""
        return name_words(act.title)

    def all_words_of(self, act: Act) -> frozenset[str]:
        """The words of all that an act says."""
        return terms(self.text_of(act))

    def text_of(self, act: Act) -> str:
        """Everything in words that an act says, its category's and prizes' names among it, without quotation marks."""
        if act.entry not in self._texts:
            named = (*self.bodies.get(act.entry, ()), *(award.prize for award in act.awards))
            told = (act.title, act.theme, act.sentence, CATEGORIES[act.category].zh, *named)
            self._texts[act.entry] = _QUOTES.sub("", " ".join(told))
        return self._texts[act.entry]

    def naming(self, names: tuple[str, ...]) -> frozenset[int]:
        """The entries that say one of some names anywhere."""
        if names not in self._naming:
            said = re.compile("|".join(map(re.escape, names)))
            self._naming[names] = frozenset(a.entry for a in self.acts if said.search(self.text_of(a)))
        return self._naming[names]

    @cached_property
    def whole_text(self) -> str:
        """What all acts say in words."""
        return "\n".join({self.text_of(act) for act in self.acts})

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
        """Acts by each measure that they hold a figure of."""
        found: dict[str, list[Act]] = defaultdict(list)
        for act in self.acts:
            for figure in act.figures:
                found[figure.measure].append(act)
        return found

    @cached_property
    def with_awards(self) -> list[Act]:
        return [a for a in self.acts if a.awards]

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
    def people(self) -> dict[int, frozenset[str]]:
        """Who is named in each entry, where the reader may know it."""
        concerned = EntryPerson.objects.filter(entry__in=self._standing())
        named: dict[int, set[str]] = defaultdict(set)
        columns = ("entry_id", "entry__category", "entry__union_id", "entry__drafted_by_id", "person__name")
        for entry, category, union, writer, name in concerned.values_list(*columns).iterator(2000):
            if self._may_know_people(category, union, writer):
                named[entry].add(name)
        return {entry: frozenset(names) for entry, names in named.items()}

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
