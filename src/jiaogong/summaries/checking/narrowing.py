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
from jiaogong.summaries.checking.table import Table

MOST_SPOKEN_OF = 2


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
    for kinds in _kinds(table, claim, figure, measure):
        wide = Scope(unions, kinds, days)
        if told:
            found += [s for names in told for s in _of_circumstance(wide, names, table.ground, measure)]
            found += [wide] if cues.LOOSELY_SUMMED.search(sentence) else []
        else:
            found += [wide, *(replace(wide, names=names) for names in cues.circumstances(sentence))]
    return list(dict.fromkeys(found))


def _of_circumstance(wide: Scope, names: tuple[str, ...], ground: Ground, measure: str) -> Iterator[Scope]:
    """Acts that name a circumstance: those of the category that is called so, if it holds the measure, or any that say it."""
    for category in {a.category for a in ground.by_measure.get(measure, ())}:
        if any(name in CATEGORIES[category].zh for name in names):
            yield replace(wide, categories=frozenset({category}))
    yield replace(wide, names=names)


def _kinds(table: Table, claim: Claim, figure: Figure, measure: str) -> list[frozenset[str]]:
    """The categories that a measure's figure is summed over.

    Of a measure at home anywhere: the category of the figure before in the
    sentence, the claim's, those that the sentence's words speak of. Else the
    claim's own, the measure's first, and all that hold it.
    """
    of = MEASURES.get(measure)
    holding = {a.category for a in table.ground.by_measure.get(measure, ())}
    if of is None or ANY in of.categories:
        return [
            frozenset({c})
            for c in dict.fromkeys([*_carried(table, figure), claim.category, *_spoken_of(table, figure)])
        ]
    kinds = [c for c in dict.fromkeys([*_carried(table, figure), claim.category]) if c in holding]
    if not kinds or of.categories[0] in kinds:
        kinds += [c for c in of.categories if c in holding][:1]
        return [*(frozenset({c}) for c in dict.fromkeys(kinds)), *([frozenset(holding)] if holding else [])]
    return [frozenset({c}) for c in kinds]


def _carried(table: Table, figure: Figure) -> list[str]:
    subject = table.subject_before(figure)
    scope = getattr(subject, "scope", None)
    return sorted(scope.categories) if isinstance(scope, Scope) and len(scope.categories) == 1 else []


def _spoken_of(table: Table, figure: Figure) -> list[str]:
    """The categories that the words of the sentence up to the figure speak of, the heaviest first."""
    start = table.page.sentence(figure.start)[0]
    weights = weights_of(find_cues(table.page.flat[start : table.page.clause(figure.start)[1]]))
    return sorted(weights, key=lambda code: -weights[code])[:MOST_SPOKEN_OF]


def in_days(table: Table, claim: Claim, at: int) -> Days | None:
    """The part of the period that the clause at a place speaks of; None: the whole."""
    sentence = table.page.said((table.page.sentence(at)[0], table.page.clause(at)[1]))
    for word, (first, last) in cues.HALVES:
        if word.search(sentence):
            found = days_of(f"--{first:02}/--{last:02}", table.period)
            return found[0] if found else None
    span = table.stretch(claim, at)
    printed = next((d for d in claim.dates if span[0] <= d.start < at and not d.is_festival), None)
    iso = printed.iso if printed else claim.date
    found = days_of(iso, table.period) if iso else None
    if found is None or found[1] == "year":
        return None
    if printed and table.is_cutoff(printed):
        return (table.period.start, found[0][1])
    return found[0]


def without_words(text: str, measure: str) -> str:
    """A text less the words that only name the measure."""
    return re.sub("|".join(map(re.escape, words_for(measure))), " ", text) if measure in MEASURES else text
