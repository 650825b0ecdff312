"""Which measures a printed number may count, the likeliest first."""

from __future__ import annotations

from functools import cache, lru_cache

from jiaogong.catalogue import ANY, MEASURES, Measure
from jiaogong.prose.reading import Figure

_FAMILIES = """
    participants women_participants retirees_gathered officers_trained appraisers delegates_present donors blood_donors
        recuperation_people checkups_done visits insured_people people_aided
    sessions_held congress_sessions committee_meetings by_elections accounts_published open_lessons
    visit_amount aid_amount gift_amount union_spending union_income donation_amount
    gifts_given birthday_gifts cards visits
"""
FAMILIES = tuple(frozenset(family.split()) for family in _FAMILIES.replace("\n        ", " ").strip().splitlines())
"""Measures that one act seldom holds side by side, and that the same words may tell."""

WEAKER = 2.5
_NAMES_NO_ACT = frozenset(("教职工", "活动", "干部", "书", "领导"))


@cache
def entered() -> tuple[Measure, ...]:
    return tuple(m for m in MEASURES.values() if m.is_entered)


@cache
def words_for(code: str) -> tuple[str, ...]:
    measure = MEASURES[code]
    return tuple(dict.fromkeys((measure.zh, *measure.words)))


def likely_measures(figure: Figure, before: str, after: str, category: str) -> list[str]:
    """Measures whose words stand beside a figure and that are printed in its unit, by how near and long the words are.

    `before` and `after` are what stands around it in its clause; those that come
    within half a point of the best are kept.
    """
    return list(_likely(figure, before, after, category))


@lru_cache(maxsize=5_000)
def _likely(figure: Figure, before: str, after: str, category: str) -> tuple[str, ...]:
    scored: list[tuple[float, str]] = []
    for measure in entered():
        if figure.unit and measure.printed_in(figure.unit):
            score = _score(measure, before, after, category)
            if score is not None:
                scored.append((score, measure.code))
    if not scored:
        return tuple(_by_unit_alone(figure, category))
    best = max(score for score, _code in scored)
    return tuple(code for score, code in sorted(scored, key=lambda s: -s[0]) if score >= best - 0.5)


def _by_unit_alone(figure: Figure, category: str) -> list[str]:
    """The one measure of the category that has its very own unit: 支, 对."""
    owners = [m for m in entered() if m.unit == figure.unit and category in m.categories]
    others = [m for m in entered() if figure.unit in m.units]
    return [owners[0].code] if len(owners) == 1 and not others else []


def _score(measure: Measure, before: str, after: str, category: str) -> float | None:
    points = [
        p - (WEAKER if word in _NAMES_NO_ACT else 0)
        for word in words_for(measure.code)
        if (p := _beside(word, before, after)) is not None
    ]
    if not points:
        return None
    home = 1.5 if category in measure.categories else 0.3 if ANY in measure.categories else 0.0
    return max(points) + home


def _beside(word: str, before: str, after: str) -> float | None:
    """How strongly a word that stands before or after a number says what it counts."""
    at = before.rfind(word)
    points = [len(word) - 0.12 * (len(before) - at - len(word))] if at >= 0 else []
    then = after.find(word)
    if then >= 0:
        points.append(len(word) - 0.12 * then)
    return max(points) if points else None


def kin(code: str) -> frozenset[str]:
    """The measures that the same words may tell."""
    return frozenset().union(*(f for f in FAMILIES if code in f)) - {code}


def measures_named(text: str) -> list[str]:
    """The measures that a text names by their longest words, whatever is counted."""
    longest: dict[str, int] = {}
    for measure in entered():
        if ANY not in measure.categories:
            found = [len(word) for word in words_for(measure.code) if len(word) > 1 and word in text]
            if found:
                longest[measure.code] = max(found)
    most = max(longest.values(), default=0)
    return [code for code, length in longest.items() if length == most]


@cache
def names_a_measure(text: str) -> bool:
    """Whether what looks like a name is a measure's word, or ends in one.

    >>> names_a_measure("应体检"), names_a_measure("应晓岚")
    (True, False)
    """
    return any(len(word) > 1 and text.endswith(word) for m in entered() for word in words_for(m.code))
