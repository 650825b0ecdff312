"""A name held against the people on the entries that its claim tells of."""

from __future__ import annotations

import re

from jiaogong.prose.reading import Claim, Name
from jiaogong.summaries.checking.awards import is_rank, plain_prize
from jiaogong.summaries.checking.clashes import names_another
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.shapes import Answer
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.words import covered, terms
from jiaogong.summaries.facts import PRIZES, Act

AKIN = 0.3
HALF = 0.5
_COMMON = re.compile(r"[比竞大]赛|评选|[我本][园校]")


def check_person(table: Table, claim: Claim, name: Name) -> Answer:
    """Hold one name against the ledger.

    Supported where the person is on an act recognised, or on one of the claim's
    kind that shares its words; to be on the file is not enough.
    """
    meant = table.meant(claim, name.start)
    there = [a for a in meant.acts if _is_on(table, a, name.name)]
    if there:
        return Answer("supported", name.name, table.ground.showing(a.entry for a in there))
    if meant.how in ("day", "name"):
        return Answer("unsupported")
    said = terms(table.page.said((claim.start, claim.end)))
    akin = [
        a
        for a in table.ground.acts_with(name.name)
        if a.category == claim.category and covered(table.ground.words_of(a), said) >= AKIN
    ]
    akin = akin or _honoured(table, claim, name)
    if akin:
        return Answer("supported", name.name, table.ground.showing(a.entry for a in akin))
    return Answer("unsupported")


def _honoured(table: Table, claim: Claim, name: Name) -> list[Act]:
    """The acts with the person that give the prize or title told beside the name: 顾云舟被评为先进工作者."""
    start, end = table.page.sentence(name.start)
    told = [a for a in claim.awards if start <= a.start < end]
    after = [a for a in told if a.start >= name.end] or told[-1:]
    if not after:
        return []
    award, near = after[0], table.page.said((claim.start, claim.end))
    prize = plain_prize(award.prize)
    clause = re.sub(
        "|".join(re.escape(n.name) for n in claim.people), " ", table.page.said(table.page.clause(award.start))
    )
    said = terms(_COMMON.sub(" ", clause.replace(award.prize, " ")))
    scope = Scope(table.named_for(claim, name.start) or (), frozenset({claim.category}))
    return [
        a
        for a in scope.acts(table.ground, PRIZES, shares_too=True)
        if any(prize == w.prize and award.level in (None, "", w.level) for w in a.awards)
        and _is_on(table, a, name.name)
        and not names_another(near, a, table.ground.text_of(a))
        and (not is_rank(prize) or not said or covered(said, table.ground.all_words_of(a)) >= HALF)
    ]


def _is_on(table: Table, act: Act, name: str) -> bool:
    if name in table.ground.people.get(act.entry, ()):
        return True
    may_read = table.ground.reader is None or not act.is_sensitive
    return may_read and name in act.title + act.sentence
