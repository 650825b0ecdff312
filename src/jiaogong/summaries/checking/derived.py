"""Counts made of others: added up, left over, an amount for each, and how many acts a list names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking.fact import Fact
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.narrowing import scopes_for
from jiaogong.summaries.checking.subjects import Rest, Subject, Summed
from jiaogong.summaries.checking.table import Table

PEOPLE = frozenset({"人", "名", "位", "人次", "户"})
_LEFT_OVER = re.compile(r"结余|结存|节余|余额|盈余")
_ADDED_UP = re.compile(r"合计|总计|共计|总共|一共|[两二三四五六七八九十]项|[两二三四五六七八九十]次")
_SUMMED_AFTER = re.compile(r"[^,。;\d]{0,4}(?:合计|总计|共计?)")
_OF_PARTS = ("项", "次", "个", "批", "场")
_MONEY = ("union_income", "union_spending")


@dataclass(frozen=True, slots=True)
class Added:
    """Counts told one by one, added up."""

    parts: tuple[Subject, ...]

    def on(self, ground: Ground) -> Fact | None:
        facts = [fact for part in self.parts if (fact := ground.recall(part)) is not None]
        if len(facts) < len(self.parts):
            return None
        entries = tuple(dict.fromkeys(e for fact in facts for e in fact.entries))
        return Fact(sum(fact.value for fact in facts), facts[0].scale, entries=entries)

    def a_year_earlier(self) -> Added | None:
        parts = [part.a_year_earlier() for part in self.parts]
        return Added(tuple(p for p in parts if p)) if all(parts) else None


@dataclass(frozen=True, slots=True)
class Quotient:
    """An amount divided among those counted."""

    amount: Subject
    heads: Subject

    def on(self, ground: Ground) -> Fact | None:
        amount, heads = ground.recall(self.amount), ground.recall(self.heads)
        if amount is None or heads is None or not heads.value:
            return None
        entries = tuple(dict.fromkeys((*amount.entries, *heads.entries)))
        return Fact(Fraction(amount.value) / Fraction(heads.value), amount.scale, entries=entries)

    def a_year_earlier(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many counts are told one by one."""

    parts: tuple[Subject, ...]

    def on(self, ground: Ground) -> Fact | None:
        facts = [fact for part in self.parts if (fact := ground.recall(part)) is not None]
        entries = tuple(dict.fromkeys(e for fact in facts for e in fact.entries))
        return Fact(len(facts), entries=entries) if facts else None

    def a_year_earlier(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Maybe:
    """A count that bears a number out where it agrees, and speaks against none."""

    of: Subject

    def on(self, ground: Ground) -> Fact | None:
        return ground.recall(self.of)

    def a_year_earlier(self) -> None:
        return None


def left_over(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """What is left of an income: over what was just told of it, else over the year."""
    if figure.unit != "元" or not _LEFT_OVER.search(table.around(figure)[0]):
        return
    told = [s for f in table.figures_before(figure) for s in table.subjects_of(f)[:1]]
    scopes = [s.scope for s in told if isinstance(s, Summed) and s.measure in _MONEY]
    for scope in scopes[:1] or scopes_for(table, claim, figure, "union_income"):
        yield Rest(Summed("union_income", scope), Summed("union_spending", scope))


def for_each(table: Table, figure: Figure) -> Iterator[Subject]:
    """An amount for each of those counted, where the sentence tells one amount and one count of people before."""
    before = list(table.figures_before(figure))
    amounts = [f for f in before if f.unit == "元"]
    heads = [f for f in before if f.unit in PEOPLE]
    if figure.unit == "元" and len(amounts) == 1 and len(heads) == 1:
        yield Quotient(table.subjects_of(amounts[0])[0], table.subjects_of(heads[0])[0])


def added_up(table: Table, figure: Figure) -> Iterator[Subject]:
    """The numbers of one unit told before in the sentence, where the clause adds them up: 两项合计3150元."""
    start = table.page.clause(figure.start)[0]
    if not _ADDED_UP.search(table.page.flat, start, figure.end):
        return
    told = [f for f in table.figures_before(figure) if _alike(f, figure) and f.start < start]
    parts = [table.subjects_of(f)[0] for f in told]
    if len(parts) > 1 and all(_is_borne_out(table, f) for f in told):
        yield Added(tuple(reversed(parts)))


def _is_borne_out(table: Table, figure: Figure) -> bool:
    """Whether a figure told before has what it was settled to count, or is rounded from that."""
    fact = table.ground.recall(table.subjects_of(figure)[0])
    return fact is not None and abs(fact.value - figure.value * fact.scale) * 100 <= fact.value


def counted_up(table: Table, figure: Figure) -> Iterator[Subject]:
    """How many amounts, else counts of people, the sentence told before it adds them up: 两次合计."""
    if figure.unit not in _OF_PARTS or not _SUMMED_AFTER.match(table.page.flat, figure.end):
        return
    before = list(table.figures_before(figure))
    for units in ({"元"}, PEOPLE):
        parts = [table.subjects_of(f)[0] for f in before if f.unit in units]
        if len(parts) > 1:
            yield Counted(tuple(parts))
            return


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit or (one.unit in PEOPLE and other.unit in PEOPLE)
