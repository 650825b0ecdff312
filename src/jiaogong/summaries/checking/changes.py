"""Changes on the year before: by how many, by how many per cent, by how many points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from jiaogong.prose.reading import Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.fact import Fact
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.subjects import Share, Subject, Summed
from jiaogong.summaries.checking.table import Table

REACH = 24


@dataclass(frozen=True, slots=True)
class Change:
    """By how much a count rose (sign 1) or fell (-1) since the year before, itself or in per cent of then."""

    of: Subject
    sign: Literal[1, -1]
    relative: bool = False

    def on(self, ground: Ground) -> Fact | None:
        now, earlier = ground.recall(self.of), self.of.a_year_earlier()
        then = ground.before.recall(earlier) if earlier else None
        if now is None or then is None:
            return None
        change = self.sign * (now.value - then.value)
        entries = now.entries + then.entries
        if self.relative:
            return Fact(Fraction(100 * change) / Fraction(then.value), entries=entries) if then.value else None
        if isinstance(self.of, Share):
            change = self.sign * (_tenths(now.value) - _tenths(then.value))
        return Fact(change, now.scale, entries=entries)

    def a_year_earlier(self) -> Change | None:
        return None


def _tenths(share: int | Fraction) -> Fraction:
    """A share rounded half up to one decimal, as it is printed."""
    return Fraction(int(Fraction(share) * 10 + Fraction(1, 2)), 10)


def is_change(table: Table, figure: Figure) -> bool:
    """Whether a figure tells a change: 较上年增加35人次, 同比增长12.3%, 提高4.2个百分点."""
    start, _end = table.page.clause(figure.start)
    before = table.page.flat[start : figure.start]
    if figure.unit in ("百分点", "个百分点"):
        return True
    if not cues.CHANGED_BY.search(before):
        return False
    return bool(cues.COMPARED.search(before[-REACH:])) or isinstance(table.subject_before(figure), Change)


def changes(table: Table, figure: Figure) -> Iterator[Subject]:
    """What may have changed by a figure: what was counted last before it in the sentence."""
    start, _end = table.page.clause(figure.start)
    m = cues.CHANGED_BY.search(table.page.flat[start : figure.start])
    sign: Literal[1, -1] = -1 if m and m["down"] else 1
    of_shares = figure.unit in ("百分点", "个百分点")
    for subject in _changed(table, figure, of_shares=of_shares):
        for lasting in _lasting(subject, table.ground):
            yield Change(lasting, sign, relative=figure.unit == "%")


def _changed(table: Table, figure: Figure, *, of_shares: bool) -> Iterator[Subject]:
    """What was told last: of a share's points, a share; of a number, what was told in its unit; of a change, what changed."""
    for earlier in table.figures_before(figure, shares=of_shares):
        subjects = [s.of if isinstance(s, Change) else s for s in table.subjects_of(earlier)]
        if of_shares:
            subjects = [s for s in subjects if isinstance(s, Share)]
        elif figure.unit != "%" and earlier.unit != figure.unit:
            continue
        if subjects:
            yield from subjects
            return


def _lasting(subject: Subject, ground: Ground) -> Iterator[Subject]:
    """The subject itself where the year before can have it; of single acts, the like total or title of that value."""
    if subject.a_year_earlier() is not None:
        yield subject
    elif isinstance(subject, Summed):
        now = ground.recall(subject)
        kinds = {a.category for a in subject.scope.acts(ground)}
        total = Summed(subject.measure, Scope(categories=frozenset(kinds)))
        whole = ground.recall(total)
        if now and whole and whole.value == now.value:
            yield total
        titles = {a.title for a in subject.scope.acts(ground)}
        alike = Summed(subject.measure, Scope(names=tuple(titles)))
        if len(titles) == 1 and now and ground.recall(alike) == now:
            yield alike
