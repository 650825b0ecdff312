"""Changes on the year before: by how many, by how many per cent, by how many points, to what part of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from jiaogong.catalogue import MEASURES
from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.derived import Maybe
from jiaogong.summaries.checking.earlier import earlier_of, is_of_one_name
from jiaogong.summaries.checking.fact import Fact
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.measures import measures_named
from jiaogong.summaries.checking.narrowing import scopes_for
from jiaogong.summaries.checking.subjects import Share, Subject, Summed
from jiaogong.summaries.checking.sums import sums
from jiaogong.summaries.checking.table import Table

REACH = 24
_POINTS = ("百分点", "个百分点")
_PART_OF_THEN = re.compile(rf"(?:为|是|达|到|相当于|占)(?:{cues.LAST_YEAR.pattern})(?:同期)?的?(?:约|近)?$")
_AND = re.compile(r"[、和及与,]")
_PEOPLE = re.compile(r"人数|人次")
_MONEY = re.compile(r"金额|善款|[款金费]额")


@dataclass(frozen=True, slots=True)
class Change:
    """By how much a count rose (sign 1) or fell (-1) since `then`, itself or in per cent of then.

    Sign 0: what part of then it is, in per cent. `is_whole_year`: then is told over the whole year.
    """

    of: Subject
    sign: Literal[1, 0, -1]
    relative: bool = False
    then: Subject | None = None
    is_whole_year: bool = False

    def on(self, ground: Ground) -> Fact | None:
        now = ground.recall(self.of)
        past = ground.year_before if self.is_whole_year else ground.before
        then = past.recall(self.then) if self.then else None
        if now is None or then is None:
            return None
        entries = now.entries + then.entries
        if self.sign == 0:
            return Fact(Fraction(100 * now.value) / Fraction(then.value), entries=entries) if then.value else None
        change = self.sign * (now.value - then.value)
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
    """Whether a figure tells a change: 较上年增加35人次, 同比增长12.3%, 提高4.2个百分点, 为上年的三分之一."""
    before = _before(table, figure)
    if figure.unit in _POINTS or _is_part_of_then(figure, before):
        return True
    if _goes_on_from(table, figure) is not None:
        return True
    if not cues.CHANGED_BY.search(before):
        return False
    return bool(cues.COMPARED.search(before[-REACH:])) or isinstance(table.subject_before(figure), Change)


def _before(table: Table, figure: Figure) -> str:
    return table.page.flat[table.page.clause(figure.start)[0] : figure.start]


def _is_part_of_then(figure: Figure, before: str) -> bool:
    return figure.unit == "%" and bool(_PART_OF_THEN.search(before))


def _goes_on_from(table: Table, figure: Figure) -> Figure | None:
    """The change told just before, where several are told together: 分别增加25人次、1750元."""
    i = bisect_left(table.page.figures, figure.start, key=lambda f: f.start)
    earlier = table.page.figures[i - 1] if i else None
    if earlier is None or not _AND.fullmatch(table.page.flat[earlier.end : figure.start]):
        return None
    return earlier if "分别" in _before(table, earlier) and is_change(table, earlier) else None


def changes(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """What may have changed by a figure: what was counted last before it in the sentence, else what its own words name.

    Where it sums over acts of several names, or these name several counts that changed by different numbers, none
    speaks against the figure.
    """
    told = False
    for subject in _told_before(table, figure, of_shares=figure.unit in _POINTS):
        found = [c for c in _since(table, figure, subject) if table.ground.recall(c) is not None]
        if not found:
            continue
        is_plain = not told and is_of_one_name(subject, table.ground)
        yield from found if is_plain else map(Maybe, found)
        told = True
    if told:
        return
    if figure.unit in _POINTS:
        return
    named = [change for subject in _named(table, claim, figure) for change in _since(table, figure, subject)]
    values = {fact.value for change in named if (fact := table.ground.recall(change)) is not None}
    yield from named if len(values) == 1 else map(Maybe, named)


def _since(table: Table, figure: Figure, subject: Subject) -> Iterator[Change]:
    """The changes of one count since the like acts of the year before, told singly or over the like time or the whole year."""
    sign = _sign(table, figure)
    for then in earlier_of(subject, table.ground):
        is_single = isinstance(then, Summed) and then.scope.entries is not None
        for is_whole in [True] if is_single else [False] if table.ground.known.is_complete else [False, True]:
            yield Change(subject, sign, figure.unit == "%", then, is_whole)


def _sign(table: Table, figure: Figure) -> Literal[1, 0, -1]:
    if _is_part_of_then(figure, _before(table, figure)):
        return 0
    first = _goes_on_from(table, figure)
    if first is not None and not cues.CHANGED_BY.search(_before(table, figure)):
        return _sign(table, first)
    m = cues.CHANGED_BY.search(_before(table, figure))
    return -1 if m and m["down"] else 1


def _told_before(table: Table, figure: Figure, *, of_shares: bool) -> Iterator[Subject]:
    """What was told last: of a share's points, a share; of a number, what was told in its unit; of a change, what changed."""
    for earlier in table.figures_before(figure, shares=of_shares):
        subjects = [s.of if isinstance(s, Change) else s for s in table.subjects_of(earlier)]
        if of_shares:
            subjects = [s for s in subjects if isinstance(s, Share)]
        elif figure.unit != "%" and not _same_unit(earlier, figure):
            continue
        if subjects:
            yield from subjects
            return


def _same_unit(earlier: Figure, figure: Figure) -> bool:
    people = {"人", "名", "位", "人次"}
    return earlier.unit == figure.unit or {earlier.unit, figure.unit} <= people


def _named(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """What the words of the clause name, where no number of this year is told: 捐款人数同比增长30.9%."""
    if figure.unit != "%":
        yield from sums(table, claim, figure)
        return
    before = _before(table, figure)
    wanted = "人" if _PEOPLE.search(before) else "元" if _MONEY.search(before) else ""
    for measure in measures_named(before):
        if not wanted or MEASURES[measure].printed_in(wanted):
            yield from (Summed(measure, scope) for scope in scopes_for(table, claim, figure, measure))
