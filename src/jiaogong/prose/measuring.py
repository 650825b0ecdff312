"""Which measure of the catalogue a figure counts: none rather than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiaogong.catalogue import ANY, MEASURES, Measure
from jiaogong.prose.reading import Claim, Figure

_STOP = re.compile(r"[,，;；:：。!！?？()（）]")
_EACH = re.compile(r"每|人均|平均|各(?=\d)|[单名]价|标准")
_MERE_COUNT = re.compile(r"[共计达近约余超过总累有为合全年一\s]*")
_NUMBER = re.compile(r"[\d一二三四五六七八九十百千两]")
_FARTHEST = 14
_CALLED_UP, _SOME_LEFT = re.compile("组织"), re.compile("完成|补检|漏检|未检")
_NO_SIGN = frozenset({"教职工", "活动", "书", "干部"})
_NAMES = frozenset(
    {"退休教师", "离退休", "老教师", "女教职工", "女教师", "女职工", "工会干部", "工会主席", "领导", "提案", "作品"}
)


@dataclass(frozen=True, slots=True, order=True)
class _Match:
    """How near a telling word stands, the names of people and papers last; the smallest is the best."""

    is_name: bool
    gap: int
    shortness: int
    measure: str


def measure_of(figure: Figure, claim: Claim, clause_text: str) -> str | None:
    """The code of the measure that a figure counts, or None where no word beside it says so.

    `clause_text` is the text of the claim, text[claim.start:claim.end]. Shares, sums and counts for each
    person or each time, and figures of what is only planned or said, count nothing.
    """
    one_each = figure.value == 1 and figure.qualifier is not None
    if figure.unit in (None, "%") or one_each or claim.status in ("planned", "said"):
        return None
    at = figure.start - claim.start
    first, last = _own_clause(clause_text, at, at + figure.end - figure.start)
    if _EACH.search(clause_text, first, at):
        return None
    fitting = [
        m for m in MEASURES.values() if m.is_entered and figure.unit in (m.unit, *m.units) and m.suits(claim.category)
    ]
    if _MERE_COUNT.fullmatch(clause_text, first, at) and at + figure.end - figure.start >= last - 1:
        first = _own_clause(clause_text, max(first - 2, 0), max(first - 1, 0))[0]
    for candidates in (
        [m for m in fitting if ANY not in m.categories],
        [m for m in fitting if ANY in m.categories],
    ):
        matches = sorted(_matches(candidates, clause_text, first, last, at, at + figure.end - figure.start))
        if matches:
            found = _best(matches, claim.category)
            return _due_or_done(found, clause_text, first, last) if found == "checkups_done" else found
    return None


def _due_or_done(found: str, text: str, first: int, last: int) -> str:
    """Those called up for check-ups are due, not done, where the text goes on to tell who came."""
    is_due = _CALLED_UP.search(text, first, last) and _SOME_LEFT.search(text, last)
    return "checkups_due" if is_due else found


def _own_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around start..end begins and ends; a comma inside a number closes nothing."""
    first = max((m.end() for m in _STOP.finditer(text, 0, max(start, 0))), default=0)
    after = _STOP.search(text, end)
    return first, after.start() if after else len(text)


def _matches(candidates: list[Measure], text: str, first: int, last: int, start: int, end: int) -> Iterator[_Match]:
    for measure in candidates:
        for word in measure.words:
            if word in _NO_SIGN:
                continue
            for found in re.finditer(re.escape(word), text[first:last]):
                word_start, word_end = first + found.start(), first + found.end()
                between = (word_end, start) if word_end <= start else (end, word_start)
                if 0 <= between[1] - between[0] <= _FARTHEST and not _NUMBER.search(text, *between):
                    yield _Match(word in _NAMES, between[1] - between[0], -len(word), measure.code)


def _best(matches: list[_Match], category: str) -> str | None:
    """The nearest measure; between equals the one at home in the category, else none."""
    best = matches[0]
    equals = {m.measure for m in matches if (m.is_name, m.gap, m.shortness) == (best.is_name, best.gap, best.shortness)}
    if len(equals) == 1:
        return best.measure
    at_home = [code for code in equals if MEASURES[code].categories[0] == category]
    return at_home[0] if len(at_home) == 1 else None
