"""One typed sentence read into the facts of one entry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiaogong.kernel.periods import Period
from jiaogong.ledger.claims import Mark, ReadAct, Roster, facts_of_claim
from jiaogong.ledger.rules import TITLE_LENGTH, AwardFact, Facts, FigureFact
from jiaogong.prose.assembling import read_claims
from jiaogong.prose.parts import find_parts
from jiaogong.prose.text import plain

_TO_COME = re.compile(r"(?:^|[日月底初旬周，,。])(?:下一步|将|拟|计划|打算|准备)")
_SO_FAR = re.compile("今年以来|全年|今年[共累]")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """What was read from a sentence; `marks` are the places that went into a field."""

    said: str
    facts: Facts
    is_planned: bool = False
    marks: tuple[Mark, ...] = ()
    left_out: tuple[str, ...] = ()


def read_sentence(said: str, *, today: dt.date, roster: Roster) -> ReadSentence:
    """Read one typed sentence; without a date it was today, without a year the last time that day came.

    Never fails: a sentence in which no act is found becomes the title of an entry of category other.
    """
    said = " ".join(said.split())
    made_plain = plain(said)
    claims = read_claims(made_plain, find_parts(made_plain.plain, frozenset(roster)))
    acts = [c for c in claims if c.status in ("done", "rate")] or list(claims)
    if not acts:
        return ReadSentence(said, Facts(category="other", title=said[:TITLE_LENGTH], start=today, sentence=said))
    is_planned = acts[0].status == "planned" or bool(_TO_COME.search(said))
    around = _coming(today) if is_planned else _past(today)
    read_acts = [facts_of_claim(c, said, period=around, roster=roster) for c in acts]
    return _joined(said, read_acts, today, is_planned=is_planned)


def _past(today: dt.date) -> Period:
    return Period("past", "year", today - dt.timedelta(days=364), today)


def _coming(today: dt.date) -> Period:
    return Period("coming", "year", today, today + dt.timedelta(days=364))


def _joined(said: str, acts: Sequence[ReadAct], today: dt.date, *, is_planned: bool) -> ReadSentence:
    """The acts of one sentence are one entry: the first names it, the others add figures, prizes and people."""
    first = acts[0].facts
    figures: dict[str, FigureFact] = {}
    awards: list[AwardFact] = []
    for act in acts:
        for figure in act.facts.figures:
            figures.setdefault(figure.measure, figure)
        awards += act.facts.awards
    facts = replace(
        first,
        sentence=said,
        figures=tuple(figures.values()),
        awards=tuple(awards),
        people=tuple(dict.fromkeys(p for act in acts for p in act.facts.people)),
        bodies=tuple(dict.fromkeys(b for act in acts for b in act.facts.bodies)),
    )
    dated = next((act.facts for act in acts if act.is_dated), None)
    if dated:
        facts = replace(facts, start=dated.start, end=dated.end, precision=dated.precision)
    elif _SO_FAR.search(said):
        facts = replace(facts, start=today.replace(month=1, day=1), end=today, precision="period")
    else:
        facts = replace(facts, start=today, end=today, precision="day")
    return ReadSentence(
        said=said,
        facts=replace(facts, due_date=facts.last_day) if is_planned else facts,
        is_planned=is_planned,
        marks=tuple(m for act in acts for m in act.marks),
        left_out=tuple(said[f.start : f.end] for act in acts for f in act.figures_left_out)
        + tuple(name for act in acts for name in act.names_left_out),
    )
