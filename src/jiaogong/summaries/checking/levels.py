"""The level printed before an event's name, held against the level on record: 市级微课评选 of what was the district's."""

from __future__ import annotations

from collections.abc import Iterator

from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking.clashes import LEVEL, levels_of
from jiaogong.summaries.checking.meant import Stretch, acts_meant
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.checking.table import Table


def wrong_levels(table: Table, claim: Claim) -> Iterator[Part]:
    """The levels in a claim that no act told of has, as prizes of that level without a name.

    The acts are recognised as if the sentence printed no level.
    """
    for m in LEVEL.finditer(table.page.flat, claim.start, claim.end):
        start, end = table.stretch(claim, m.start())
        blank = _without_levels(table.page.said((start, end)))
        near = _without_levels(table.page.said(table.page.clause(m.start())))
        day = table.date_for(claim, m.start())
        people = frozenset(n.name for n in claim.people if start <= n.start < end)
        unions = table.named_for(claim, m.start()) or ()
        stretch = Stretch(blank, day, claim.category, unions, people, near=near)
        acts = acts_meant(stretch, table.ground, table.period).acts
        known = {level for act in acts for level in levels_of(act)}
        if known and m[1] not in known and all(levels_of(a) for a in acts):
            ledger: dict[str, object] = {"level": sorted(known)[0], "prize": "", "count": None}
            read: dict[str, object] = {"level": m[1], "prize": "", "count": None}
            shown = table.ground.showing(a.entry for a in acts)
            yield Part(m.start(), m.end(), "award", read, ledger, "contradicted", shown)


def _without_levels(text: str) -> str:
    return LEVEL.sub("", text)
