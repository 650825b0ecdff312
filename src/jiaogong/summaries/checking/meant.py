"""Which single acts a stretch of text tells of: by its day, by a name in quotes, by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from jiaogong.kernel.periods import Period
from jiaogong.summaries.checking.clashes import names_another
from jiaogong.summaries.checking.cues import circumstances
from jiaogong.summaries.checking.days import Days, days_of
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.words import covered, quoted, terms
from jiaogong.summaries.facts import Act
from jiaogong.unions.models import Union

How = Literal["day", "name", "words", "carried", "nothing"]
RECOGNISED = 0.6
NEAR_ENOUGH = 0.3
ALIKE = 0.85
NAMED = 0.8
LEAST_NAME = 2


@dataclass(frozen=True, slots=True)
class Meant:
    """The acts that a stretch tells of, and how they were recognised. `elsewhen`: its printed day is not theirs."""

    acts: tuple[Act, ...] = ()
    how: How = "nothing"
    elsewhen: bool = False

    @property
    def entries(self) -> frozenset[int]:
        return frozenset(a.entry for a in self.acts)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of flat text about one act: its words, its printed date, its kind, whom and what it names.

    `measures`: what its figures may count; `near`: the clause looked at.
    """

    text: str
    date: str | None
    category: str
    unions: tuple[Union, ...] = ()
    people: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    near: str = ""


def acts_meant(stretch: Stretch, ground: Ground, period: Period) -> Meant:
    """Recognise the acts that a stretch tells of.

    A printed day is believed where an act of that day shares its words, or where
    no act of another day is recognised by them; a month and a period narrow.
    """
    when = days_of(stretch.date, period) if stretch.date else None
    said = terms(stretch.text)
    titled = titled_acts(stretch, ground, period)
    if titled:
        return Meant(tuple(titled), "day" if when else "name")
    if when is None or when[1] == "year":
        return _recognised(stretch, said, ground)
    there = _of_days(when[0], stretch, ground, by_day=when[1] == "day")
    best = _best(there, stretch, said, ground)
    if best.acts:
        return best
    by_words = _recognised(stretch, said, ground)
    kindred = [a for a in there if _is_kindred(a, stretch, ground)]
    if by_words.acts and not (kindred and by_words.how == "words" and _share_measures(kindred, stretch)):
        return Meant(by_words.acts, by_words.how, elsewhen=True)
    if when[1] == "day" and kindred:
        return Meant(tuple(_own_first(kindred, stretch, ground)), "day")
    return Meant()


def titled_acts(stretch: Stretch, ground: Ground, period: Period) -> list[Act]:
    """Acts (of the printed days) that the clause looked at names by nearly all the words of their title."""
    when = days_of(stretch.date, period) if stretch.date else None
    days = when[0] if when and when[1] != "year" else None
    near = terms(stretch.near)
    paths = tuple(u.path for u in stretch.unions)
    hits = {title for word in near for title in ground.by_word.get(word, ())}
    scored = []
    for title in hits:
        name = ground.name_of(ground.by_title[title][0])
        if len(name) >= LEAST_NAME and covered(name, near) >= NAMED:
            acts = [a for a in ground.by_title[title] if _in(a, paths, ground) and _is_within(a, days)]
            acts = [a for a in acts if not names_another(stretch.near, a, ground.text_of(a))]
            scored += [(len(name & near), a) for a in acts]
    fullest = max((n for n, _act in scored), default=0)
    return (
        _own_first(_of_people([a for n, a in scored if n >= fullest * ALIKE], stretch, ground), stretch, ground)
        if scored
        else []
    )


def _is_within(act: Act, days: Days | None) -> bool:
    return days is None or (act.precision != "period" and act.start <= days[1] and days[0] <= act.end)


def _is_kindred(act: Act, stretch: Stretch, ground: Ground) -> bool:
    """Whether an act is of the stretch's kind, and of a circumstance that it names."""
    named = circumstances(stretch.text)
    if named and not any(name in ground.text_of(act) for names in named for name in names):
        return False
    return act.category == stretch.category or any(act.has(m) for m in stretch.measures)


def _share_measures(acts: Iterable[Act], stretch: Stretch) -> bool:
    return any(a.has(m) for a in acts for m in stretch.measures)


def _of_days(days: Days, stretch: Stretch, ground: Ground, *, by_day: bool) -> list[Act]:
    paths = tuple(u.path for u in stretch.unions)
    return [
        a
        for a in ground.told_around(days)
        if a.start <= days[1] and days[0] <= a.end
        and (a.precision == "day" or not by_day) and a.precision != "period"
        and (not paths or ground.path_of(a).startswith(paths))
        and not names_another(stretch.text, a, ground.text_of(a))
    ]  # fmt: skip


def _best(acts: Sequence[Act], stretch: Stretch, said: frozenset[str], ground: Ground) -> Meant:
    """Those of a day's acts that the words fit best, if they fit at all."""
    names = quoted(stretch.text)
    scored = [(_score(a, stretch, said, names, ground), a) for a in acts]
    top = max((s for s, _a in scored), default=0.0)
    if top < NEAR_ENOUGH + 0.15:
        return Meant()
    return Meant(tuple(_own_first([a for s, a in scored if s >= top * ALIKE], stretch, ground)), "day")


def _score(act: Act, stretch: Stretch, said: frozenset[str], names: Iterable[str], ground: Ground) -> float:
    """How well an act of the day fits: its title said, or what is said in its sentence; its kind, measures and people."""
    named = any(n in act.title or n in act.theme for n in names)
    words = max(covered(ground.words_of(act), said), covered(said, ground.all_words_of(act)))
    kind = 0.15 * (act.category == stretch.category) + 0.15 * any(act.has(m) for m in stretch.measures)
    person = 0.3 * bool(stretch.people & ground.people.get(act.entry, frozenset())) if stretch.people else 0.0
    return words + 0.6 * named + kind + person


def _recognised(stretch: Stretch, said: frozenset[str], ground: Ground) -> Meant:
    """Acts of any day whose name is quoted, or most of whose words are said."""
    paths = tuple(u.path for u in stretch.unions)
    names = [n for n in quoted(stretch.text) if len(n) >= 3]
    if names:
        titles = [key for key in ground.by_title if any(n in key[0] or n in key[1] for n in names)]
        called = [a for key in titles for a in ground.by_title[key] if _in(a, paths, ground)]
        called = _of_people(called, stretch, ground)
        if called:
            return Meant(tuple(_own_first(called, stretch, ground)), "name")
    hits = Counter(title for word in said for title in ground.by_word.get(word, ()))
    scored = []
    for title, count in hits.items():
        share = count / len(ground.words_of(ground.by_title[title][0]))
        acts = _called_so(ground.by_title[title], stretch, paths, ground) if count >= 2 and share >= RECOGNISED else []
        if acts:
            scored.append((share * count, acts))
    if not scored:
        return Meant()
    fullest = max(score for score, _acts in scored)
    alike = _of_people([a for score, acts in scored if score >= fullest * ALIKE for a in acts], stretch, ground)
    return Meant(tuple(_own_first(alike, stretch, ground)), "words")


def _called_so(acts: list[Act], stretch: Stretch, paths: tuple[str, ...], ground: Ground) -> list[Act]:
    """Those of acts of one title that lie in the unions and that the clause does not call by another name."""
    near = stretch.near or stretch.text
    return [a for a in acts if _in(a, paths, ground) and not names_another(near, a, ground.text_of(a))]


def _of_people(acts: list[Act], stretch: Stretch, ground: Ground) -> list[Act]:
    """Of acts alike, those that the named people are on, if any are."""
    if not stretch.people:
        return acts
    return [a for a in acts if stretch.people & ground.people.get(a.entry, frozenset())] or acts


def _in(act: Act, paths: tuple[str, ...], ground: Ground) -> bool:
    return not paths or ground.path_of(act).startswith(paths)


def _own_first(acts: list[Act], stretch: Stretch, ground: Ground) -> list[Act]:
    """Of acts alike, the branch's own rather than its schools', unless schools are named; shares in them left out."""
    if stretch.unions:
        return sorted(acts, key=lambda a: (a.start, a.entry))
    own = [a for a in acts if a.union == ground.known.union.pk]
    kept = own or [a for a in acts if not ground.is_counted_elsewhere(a, ())]
    return sorted(kept or acts, key=lambda a: (a.start, a.entry))
