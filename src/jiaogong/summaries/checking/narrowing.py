"""The scopes in which a measured number can be meant, the likeliest first."""

from __future__ import annotations

import re

from jiaogong.catalogue import ANY, MEASURES
from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.days import Days, days_of
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.measures import words_for
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.table import Table


def scopes_for(table: Table, claim: Claim, figure: Figure, measure: str) -> list[Scope]:
    """The scopes of totals that a figure of a measure may be meant in.

    Its clause narrows by union, by month, and by a circumstance (住院, 春节, 羽毛球):
    then the total counts no longer, unless the sentence sums up loosely (共, 累计, 等).
    """
    unions = table.named_for(claim, figure.start)
    if unions is None:
        return []
    days = in_days(table, claim, figure.start)
    clause = without_words(table.page.said(table.page.segment(figure)), measure)
    sentence = without_words(table.page.said((claim.start, table.page.clause(figure.start)[1])), measure)
    told = cues.circumstances(clause)
    found: list[Scope] = []
    for kinds in _kinds(table.ground, measure, claim.category):
        wide = Scope(unions, kinds, days)
        if told:
            found += [Scope(unions, kinds, days, names=names) for names in told]
            found += [wide] if cues.LOOSELY_SUMMED.search(sentence) else []
        else:
            found += [wide, *(Scope(unions, kinds, days, names=names) for names in cues.circumstances(sentence))]
    return found


def _kinds(ground: Ground, measure: str, category: str) -> list[frozenset[str]]:
    """The categories that a measure's figure is summed over: the claim's own, else the measure's first, then all."""
    of = MEASURES.get(measure)
    holding = {a.category for a in ground.by_measure.get(measure, ())}
    if of is None or ANY in of.categories:
        return [frozenset({category})]
    kinds = [frozenset({category})] if category in holding else []
    if not kinds or category == of.categories[0]:
        kinds += [frozenset({c}) for c in of.categories if c in holding][:1] + [frozenset(holding)]
    return [k for k in dict.fromkeys(kinds) if k]


def in_days(table: Table, claim: Claim, at: int) -> Days | None:
    """The part of the period that the clause at a place speaks of; None: the whole."""
    sentence = table.page.said((table.page.sentence(at)[0], table.page.clause(at)[1]))
    for word, (first, last) in cues.HALVES:
        if word.search(sentence):
            found = days_of(f"--{first:02}/--{last:02}", table.period)
            return found[0] if found else None
    span = table.stretch(claim, at)
    iso = next((d.iso for d in claim.dates if span[0] <= d.start < at and not d.is_festival), claim.date)
    found = days_of(iso, table.period) if iso else None
    return found[0] if found and found[1] != "year" else None


def without_words(text: str, measure: str) -> str:
    """A text less the words that only name the measure."""
    return re.sub("|".join(map(re.escape, words_for(measure))), " ", text) if measure in MEASURES else text
