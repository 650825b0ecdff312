"""The clauses of a sentence on one act: what it counts, what was won or given, no word said twice."""

from __future__ import annotations

import re

from jiaogong.ledger.models import Award
from jiaogong.ledger.rules import FigureFact
from jiaogong.summaries.facts import Act, Known, Prize
from jiaogong.summaries.writing import numbers
from jiaogong.summaries.writing.awards import told as prizes_told
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank, filled
from jiaogong.summaries.writing.places import here, own_level
from jiaogong.summaries.writing.said import Said, joined

MOST_FACTS = 3
_LEVEL = re.compile(r"(国家|省|市|区|县)级")


def facts_told(act: Act, pen: Pen, known: Known, *, without: str = "") -> Said | None:
    """The clauses on an act's figures and prizes, but for a measure told already; None where it has none to tell."""
    ways = bank("acts")["clauses"]
    told = {
        f.measure: f
        for f in act.figures
        if f.measure in ways and f.measure != without and f.value > 0 and not _told_by_awards(f.measure, act)
    }
    parts = [_clause(told[m], act, pen, known) for m in [m for m in ways if m in told][:MOST_FACTS]]
    if act.awards:
        parts.append(Said(_giving(act, own_level(known))) + prizes_of(act, known))
    return joined([p for p in parts if p], "，") or None


def people_in(act: Act) -> Said | None:
    """How many took part, in people."""
    figure = next((f for f in act.figures if f.measure == "participants" and f.value > 0), None)
    return _number(figure, act, "人") if figure else None


def prizes_of(act: Act, known: Known) -> Said:
    """An act's prizes; a level that its name gives, or the teller's own, is not said again."""
    prizes = [Prize(act.category, a.level, a.prize, a.count, (act.entry,)) for a in act.awards]
    level = _LEVEL.search(act.title)
    return prizes_told(prizes, own_level=level[1] if level else own_level(known))


def _told_by_awards(measure: str, act: Act) -> bool:
    return bool(act.awards) and measure in ("prizes", "honoured_people", "honoured_groups")


def _clause(figure: FigureFact, act: Act, pen: Pen, known: Known) -> Said | None:
    ways = bank("acts")["clauses"][figure.measure]
    bare = bank("acts")["bare"].get(figure.measure)
    if bare and re.search(bare["said"], act.title):
        ways = bare["ways"]
    way = ways[0] if "参加" in act.title else pen.choose(ways)
    number = _number(figure, act, "人" if "{人}" in way else "")
    said = filled(way, {"": number, "人": number, "员工": Said(here(known)["员工"]), "师": Said(here(known)["师"])}.get)
    women = known.headcount.women
    if (
        said
        and known.is_base
        and figure.measure == "women_participants"
        and not figure.qualifier
        and figure.value <= women
    ):
        share = numbers.share(figure.value, women, "women_participants/people:women", (act.entry,))
        return said + "，占女" + here(known)["员工"] + "的" + share
    return said


def _number(figure: FigureFact, act: Act, unit: str) -> Said:
    return numbers.counted(figure.value, figure.measure, unit=unit, qualifier=figure.qualifier, entries=(act.entry,))


def _giving(act: Act, own: str) -> str:
    """评出 for prizes that the teller gave, 获 for those of a level above."""
    levels = [level for level in Award.Level.values if level != own]
    above = levels[Award.Level.values.index(own) :] if own else levels
    return "获" if all(a.level in above for a in act.awards) else "评出"
