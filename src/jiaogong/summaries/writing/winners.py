"""The highest prizes of the year with the schools that won them, told in an area's text."""

from __future__ import annotations

from collections.abc import Iterator

from jiaogong.summaries.facts import Act, Known
from jiaogong.summaries.writing.awards import rank_of, unit_of
from jiaogong.summaries.writing.said import FigureAt, Said, joined
from jiaogong.summaries.writing.titles import won_at

MOST_WINNERS, TOLD_LEVELS = 6, ("国家", "省", "市")


def winners_told(known: Known, category: str) -> Iterator[Said]:
    """One sentence: which school won what, from the highest level down; no school twice."""
    if known.is_base:
        return
    schools = {u.pk: u.called for u in known.base_unions}
    won = [
        (TOLD_LEVELS.index(award.level), rank_of(award.prize), act.start, act.entry, act, award)
        for act in known.acts
        if act.category == category and act.union in schools and won_at(act.title)
        for award in act.awards
        if award.level in TOLD_LEVELS and award.count == 1
    ]
    best: dict[int, Said] = {}
    for _level, _rank, _start, _entry, act, award in sorted(won, key=lambda w: w[:4]):
        if len(best) < MOST_WINNERS:
            best.setdefault(act.union, _won(schools[act.union], act, award.level, award.prize))
    if best:
        yield joined(best.values(), "，") + "。"


def _won(school: str, act: Act, level: str, prize: str) -> Said:
    at = won_at(act.title)
    named = "" if f"{level}级" in at else f"{level}级"
    count = f"1{unit_of(prize)}"
    figure = FigureAt(0, len(count), "awards", 1, unit_of(prize), (act.entry,))
    return Said(f"{school}在{at}中获{named}{prize}") + Said(count, (figure,))
