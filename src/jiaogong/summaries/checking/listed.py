"""Several acts named in a list, and numbers told of all of them together or of each in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking.measures import kin
from jiaogong.summaries.checking.narrowing import in_days
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.subjects import Acts, Subject, Summed
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.words import covered, terms
from jiaogong.summaries.facts import Act

ALIKE = 0.6
SENT = re.compile(r"选送|选派|组队|推荐|参加|获奖|报送")
"""Words of titles that tell of a share in somebody else's event."""
_BETWEEN = re.compile(r"、|以及|[和与及]")
_ENDS = re.compile(
    r"[两二三四五六七八九十\d]+(?:项|个|支|次|场|类)|共|累计|合计|总计|全年|分别|坚持|收到|参加|开展|吸引|活动|作品|,"
)
_ALL_OF_IT = re.compile(r"共|累计|合计|总计|分别|[两二三四五六七八九十]项|[两二三四五六七八九十]个")
_OF_LISTS = frozenset({"teams", "sessions_held", "works"})
_LISTING_UNITS = ("项", "个", "支", "次", "场", "类")


def listed(table: Table, claim: Claim, figure: Figure, measures: Sequence[str]) -> Iterator[Subject]:
    """What a number tells of acts named in a list: of all together, after 分别 of the one whose turn it is."""
    items = _items(table, figure)
    unions = table.named_for(claim, figure.start)
    if len(items) < 2 or unions is None:
        return
    wide = Scope(unions, frozenset(), in_days(table, claim, figure.start))
    if figure.unit in _LISTING_UNITS and figure.value == len(items) and set(measures) <= _OF_LISTS:
        groups = _groups(table, items, Scope(unions, frozenset({claim.category})), "")
        if groups:
            yield Acts(Scope(entries=frozenset(group[0].entry for group in groups)))
            return
    for measure in dict.fromkeys([*measures, *(k for m in measures for k in sorted(kin(m)))]):
        groups = _groups(table, items, wide, measure)
        if groups:
            turn = _turn(table, figure, len(groups))
            chosen = groups if turn is None else [groups[turn]]
            yield Summed(measure, Scope(entries=frozenset(a.entry for group in chosen for a in group)))
            return


def _items(table: Table, figure: Figure) -> list[str]:
    """The items of the list in the clause before a figure, else, where all of them are summed up, of a clause before."""
    start, clause = table.page.sentence(figure.start)[0], table.page.clause(figure.start)
    own = _split(table.page.flat[clause[0] : figure.start])
    if len(own) > 1 or not _ALL_OF_IT.search(table.page.flat, clause[0], figure.end):
        return own
    at = clause[0] - 1
    while at > start:
        clause = table.page.clause(at - 1)
        items = _split(table.page.said((max(clause[0], start), at)))
        if len(items) > 1:
            return items
        at = clause[0] - 1
    return []


def _split(text: str) -> list[str]:
    """The items of a list: what stands between its marks, up to what is told of them.

    >>> _split("合唱社、健步走队和书法社全年活动")
    ['合唱社', '健步走队', '书法社']
    """
    items = _BETWEEN.split(text)
    if len(items) < 2 or re.search(r"\d", "".join(items[:-1])):
        return []
    end = _ENDS.search(items[-1])
    items[-1] = items[-1][: end.start()] if end else items[-1]
    return [item for item in items if terms(item)]


def _groups(table: Table, items: Sequence[str], wide: Scope, measure: str) -> list[list[Act]]:
    """For each item the acts that are called so; none where one item names none, or two name the same."""
    ground = table.ground
    acts = [a for a in wide.acts(ground, measure) if ground.tells(a)]
    own = [a for a in acts if a.union == ground.known.union.pk]
    groups = []
    for item in items:
        group = _called(item, own) or _called(item, acts)
        if not group or group in groups:
            return []
        groups.append(group)
    return groups


def _called(item: str, acts: Sequence[Act]) -> list[Act]:
    words = terms(item)
    found = [a for a in acts if covered(words, terms(a.title)) >= ALIKE]
    held = [a for a in found if not SENT.search(a.title)]
    return found if SENT.search(item) else held or found


def _turn(table: Table, figure: Figure, number: int) -> int | None:
    """Which of so many numbers told one by one (分别) a figure is; None where they are told together."""
    start, end = table.page.sentence(figure.start)
    where = table.page.flat.rfind("分别", start, figure.start)
    turns = [f.start for f in table.page.figures if where < f.start < end and f.unit == figure.unit]
    return turns.index(figure.start) if where >= 0 and len(turns) == number else None
