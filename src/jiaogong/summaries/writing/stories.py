"""Which acts are told singly, and the sentence that tells one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from jiaogong.summaries.facts import Act, Known, Prize
from jiaogong.summaries.writing import numbers
from jiaogong.summaries.writing.awards import told as prizes_told
from jiaogong.summaries.writing.own_words import own_words
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank, filled
from jiaogong.summaries.writing.said import Said, joined
from jiaogong.summaries.writing.titles import has_own_verb, kind_of, named, verb_of

ROUTINE_FROM, MOST_FACTS = 3, 3
MOST_TOLD = {
    "congress": 2, "study": 1, "contests": 3, "mentoring": 1, "honours": 2, "retirees": 2, "women": 2, "charity": 1,
    "culture": 4, "organisation": 1, "disclosure": 0, "finance": 0, "publicity": 0, "appraisal": 1,
    "voice": 1, "proposals": 0, "rights": 0, "benefits": 0,
}  # fmt: skip


def told_singly(known: Known, category: str) -> list[Act]:
    """The acts of a category worth a sentence each, by day: the branch's head's own, no routine, no sensitive kind."""
    acts = [a for a in known.own_acts if a.category == category and a.precision != "period" and not a.is_sensitive]
    often = Counter(kind_of(a) for a in acts)
    single = [a for a in acts if often[kind_of(a)] < ROUTINE_FROM and (clauses_known(a) or a.awards)]
    single.sort(key=lambda a: (-weight(a), a.start, a.entry))
    chosen: dict[str, Act] = {}
    for act in single:
        chosen.setdefault(kind_of(act), act)
    return sorted(list(chosen.values())[: MOST_TOLD.get(category, 1)], key=lambda a: (a.start, a.entry))


def weight(act: Act) -> float:
    """How much an act is worth telling: prizes from above, many taking part, a theme, a full sentence."""
    above = sum(4 for a in act.awards if a.level not in ("", "校"))
    many = max((act.value(m) for m in ("participants", "women_participants", "works", "donors")), default=0)
    return above + bool(act.awards) + 2 * bool(act.theme) + min(many, 400) / 40 + len(act.figures) / 2 + len(act.sentence) / 60


def clauses_known(act: Act) -> bool:
    return any(f.measure in bank("acts")["clauses"] for f in act.figures)


def story(act: Act, pen: Pen, *, people: Iterable[str] = ()) -> Said | None:
    """One sentence on one act: in the union's own words where each number in them is on its entry, else in ours."""
    own = own_words(act, people)
    if own and pen.choose((True, True, False)):
        return pen.write(["{own}"], lambda _way: own)
    return pen.write(_ways(act), lambda way: filled(way, lambda slot: _slot(slot, act, pen)))


def _ways(act: Act) -> Sequence[str]:
    if has_own_verb(act.title):
        return ["{日}{act}，{facts}。"]
    if act.precision == "day":
        return list(bank("acts")["ways"])
    return list(bank("acts")["month_ways"])


def _slot(slot: str, act: Act, pen: Pen) -> Said | None:
    verb, done = verb_of(act.title)
    if slot == "facts":
        return facts_told(act, pen)
    return Said({"日": numbers.day(act.start, act.end, act.precision), "act": named(act.title), "办": verb, "办成": done}[slot])


def facts_told(act: Act, pen: Pen) -> Said | None:
    """The clauses on an act's figures and prizes; None where it has none to tell."""
    ways = bank("acts")["clauses"]
    told = {f.measure: f for f in act.figures if f.measure in ways and f.value > 0}
    parts = []
    for measure in [m for m in ways if m in told][:MOST_FACTS]:
        if measure == "prizes" and act.awards:
            continue
        figure = told[measure]
        unit = "人" if "{人}" in ways[measure][0] else ""
        number = numbers.counted(figure.value, measure, unit=unit, qualifier=figure.qualifier, entries=(act.entry,))
        parts.append(filled(pen.choose(ways[measure]).replace("{}", "{n}").replace("{人}", "{n}"), {"n": number}.get))
    if act.awards:
        prizes = [Prize(act.category, a.level, a.prize, a.count, (act.entry,)) for a in act.awards]
        parts.append(Said("评出" if act.value("prizes") != 1 and len(prizes) > 1 else "获") + prizes_told(prizes))
    return joined([p for p in parts if p], "，") or None
