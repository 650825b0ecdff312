"""What a count of this year is compared with: the like acts of the year before, by title, by occasion, by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from jiaogong.catalogue import CATEGORIES
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.listed import SENT
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.subjects import Heads, Share, Subject, Summed
from jiaogong.summaries.checking.words import terms
from jiaogong.summaries.facts import Act

_YEAR = re.compile(r"(?:19|20)\d\d年")


def earlier_of(subject: Subject, ground: Ground) -> list[Subject]:
    """What a subject is to be compared with on the ground of the year before; of single acts, those most like them."""
    if isinstance(subject, Share):
        pairs = product(earlier_of(subject.part, ground), earlier_of(subject.whole, ground))
        return [Share(part, whole) for part, whole in pairs]
    if isinstance(subject, Heads):
        return []
    lasting = subject.a_year_earlier()
    if lasting is not None:
        return [lasting]
    return list(_like(subject, ground)) if isinstance(subject, Summed) else []


def _like(subject: Summed, ground: Ground) -> Iterator[Subject]:
    """The like acts of the whole year before, told singly; where these acts are the whole of their kind, that kind."""
    now = list(subject.scope.acts(ground, subject.measure))
    kinds = frozenset(a.category for a in now)
    past = ground.year_before
    then = [a for a in past.holding(subject.measure, kinds) if not past.keeps_back or past.tells(a)]
    whole = ground.recall(Summed(subject.measure, Scope(categories=kinds)))
    told = ground.recall(subject)
    if whole and told and whole.value == told.value and not ground.known.is_complete:
        yield Summed(subject.measure, Scope(categories=kinds))
    alike = likest(now, then)
    if alike:
        yield Summed(subject.measure, Scope(entries=frozenset(a.entry for a in alike)))
    elif whole and told and whole.value == told.value and ground.known.is_complete:
        yield Summed(subject.measure, Scope(categories=kinds))


def is_of_one_name(subject: Subject, ground: Ground) -> bool:
    """Whether all acts that a subject sums over are called the same, so that it is plain which of last year's are meant."""
    if not isinstance(subject, Summed):
        return True
    return len({_name(a) for a in subject.scope.acts(ground, subject.measure)}) == 1


def likest(now: Sequence[Act], then: Sequence[Act]) -> list[Act]:
    """Those of earlier acts of the same unions that are called the same, else that tell of the same occasions or contests."""
    unions = {a.union for a in now}
    near = [a for a in then if a.union in unions]
    named = {_name(a) for a in now}
    same = [a for a in near if _name(a) in named]
    if same:
        return same
    spoken = {names for a in now for names in cues.circumstances(a.title)}
    is_sent = any(SENT.search(a.title) for a in now)
    return [
        a for a in near
        if spoken & set(cues.circumstances(a.title)) and bool(SENT.search(a.title)) == is_sent
    ]  # fmt: skip


def _name(act: Act) -> frozenset[str] | str:
    """An act's title without its year and the words that all titles share."""
    title = _YEAR.sub("", act.title)
    return terms(title) or title or CATEGORIES[act.category].zh
