"""The scopes in which a measured number can be meant, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jiaogong.catalogue import ANY, CATEGORIES, MEASURES
from jiaogong.prose.categorise import weights_of
from jiaogong.prose.cues import find_cues
from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.days import Days, days_of
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.measures import words_for
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.spells import Months, singly, spells_in
from jiaogong.summaries.checking.table import Table

MOST_SPOKEN_OF = 2
LEAST_SHARE = 0.5


def scopes_for(table: Table, claim: Claim, figure: Figure, measure: str) -> list[Scope]:
    """The scopes of totals that a figure of a measure may be meant in.

    Its clause narrows by union, by month, and by a circumstance (住院, 春节, 羽毛球):
    then the total counts no longer, unless the clause sums up loosely (累计, 等).
    """
    unions = table.named_for(claim, figure.start)
    if unions is None:
        return []
    text = table.page.said(table.page.segment(figure))
    told = _no_spells(cues.circumstances(without_words(text, measure)))
    wides = [
        Scope(unions, kinds, in_days(table, claim, figure.start)) for kinds in _kinds(table, claim, figure, measure)
    ]
    if told:
        found = [s for wide in wides for s in _of_circumstances(wide, told, table.ground, measure)]
        return list(dict.fromkeys([*found, *(wides if cues.LOOSELY_SUMMED.search(text) else [])]))
    sentence = table.page.flat[table.page.sentence(figure.start)[0] : table.page.clause(figure.start)[1]]
    softly = _no_spells(cues.circumstances(without_words(sentence, measure)))
    return list(dict.fromkeys([*wides, *(replace(wide, names=names) for wide in wides for names in softly)]))


def _no_spells(told: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The circumstances less those that are parts of the year, which narrow by their days."""
    return [names for names in told if not any(spells_in(name) for name in names)]


def _of_circumstances(wide: Scope, told: list[tuple[str, ...]], ground: Ground, measure: str) -> Iterator[Scope]:
    """Acts that name the circumstances: all told together, then those of a category called so, then each."""
    yield replace(wide, names=tuple(name for names in told for name in names))
    for names in told:
        for category in sorted(ground.kinds_holding(measure)):
            if any(name in CATEGORIES[category].zh for name in names):
                yield replace(wide, categories=frozenset({category}))
    if len(told) > 1:
        yield from (replace(wide, names=names) for names in told)


def _kinds(table: Table, claim: Claim, figure: Figure, measure: str) -> list[frozenset[str]]:
    """The categories that a measure's figure is summed over.

    Of a measure at home anywhere: the category of the figure before in the
    sentence, the claim's, those that the sentence's words speak of. Else the
    claim's own, the measure's first, and all that hold it.
    """
    of = MEASURES.get(measure)
    holding = table.ground.kinds_holding(measure)
    if of is None or ANY in of.categories:
        return [
            frozenset({c})
            for c in dict.fromkeys([*_carried(table, figure), claim.category, *_spoken_of(table, figure)])
        ]
    kinds = [c for c in dict.fromkeys([*_carried(table, figure), claim.category]) if c in holding]
    if not kinds or of.categories[0] in kinds:
        kinds += [c for c in of.categories if c in holding][:1]
        return [*(frozenset({c}) for c in dict.fromkeys(kinds)), *([holding] if holding else [])]
    return [frozenset({c}) for c in kinds]


def _carried(table: Table, figure: Figure) -> list[str]:
    subject = table.subject_before(figure)
    scope = getattr(subject, "scope", None)
    return sorted(scope.categories) if isinstance(scope, Scope) and len(scope.categories) == 1 else []


def _spoken_of(table: Table, figure: Figure) -> list[str]:
    """The categories that the words of the sentence up to the figure speak of, the heaviest first."""
    start = table.page.sentence(figure.start)[0]
    weights = weights_of(find_cues(table.page.flat[start : table.page.clause(figure.start)[1]]))
    heavy = [code for code, weight in weights.items() if weight >= LEAST_SHARE * max(weights.values())]
    return sorted(heavy, key=lambda code: -weights[code])[:MOST_SPOKEN_OF]


def in_days(table: Table, claim: Claim, at: int) -> Days | None:
    """The part of the period that the clause at a place speaks of; None: the whole."""
    spell = _spell_for(table, claim, at)
    if spell is not None:
        found = days_of(f"--{spell[0]:02}/--{spell[1]:02}", table.period)
        return found[0] if found else None
    iso = table.date_for(claim, at)
    found = days_of(iso, table.period) if iso else None
    if found is None or found[1] == "year":
        return None
    if any(d.iso == iso and table.is_cutoff(d) for d in claim.dates):
        return (table.period.start, found[0][1])
    return found[0]


def _spell_for(table: Table, claim: Claim, at: int) -> Months | None:
    """The part of the year named last before a place in its sentence and clause, unless a date is printed after it."""
    start = table.page.sentence(at)[0]
    before = spells_in(table.page.flat[start:at])
    if not before:
        after = spells_in(table.page.flat[at : table.page.clause(at)[1]])
        return after[0][1] if after else None
    several = _respectively(table, start, at)
    if several is not None:
        return several
    where, months = before[-1]
    dated = any(start + where < d.start < at and not d.is_festival for d in claim.dates)
    return None if dated else months


def _respectively(table: Table, start: int, at: int) -> Months | None:
    """Of parts of the year told before 分别, that of the same turn as the number at a place."""
    where = table.page.flat.rfind("分别", start, at)
    named = singly(table.page.flat[start:where]) if where >= 0 else []
    end = table.page.sentence(at)[1]
    turns = [f.start for f in table.page.figures if where < f.start < end]
    return named[turns.index(at)] if len(named) == len(turns) > 1 and at in turns else None


def without_words(text: str, measure: str) -> str:
    """A text less the words that only name the measure."""
    return re.sub("|".join(map(re.escape, words_for(measure))), " ", text) if measure in MEASURES else text
