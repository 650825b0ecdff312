"""Prizes and titles held against the prizes on record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jiaogong.prose.reading import Award, Claim
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.narrowing import in_days
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.shapes import Answer, Told
from jiaogong.summaries.checking.subjects import Prizes
from jiaogong.summaries.checking.table import Table

_GENERIC = re.compile(r"获?奖项?|先进(?:个人|集体|单位)|优秀(?:个人|集体)|(?:荣誉)?称号|各类奖项|荣誉")
_RANK = re.compile(r"[特一二三]等奖|[金银铜]奖")
ANY_PRIZE = ("获奖", "奖项", "奖")
_MARKS = re.compile(r"[“”‘’\"「」『』]|荣?誉?称号$")


def check_award(table: Table, claim: Claim, award: Award) -> Answer:
    """Hold one prize against the ledger: its level, its name, how many."""
    award = replace(award, level=_printed_level(table, claim, award))
    prize = "" if award.prize in ANY_PRIZE else plain_prize(award.prize)
    other = _told_otherwise(table, claim, award, prize)
    if other:
        return other
    count = _told_in_all(table, claim, award)
    facts = [(p, f) for p in _readings(table, claim, award, prize) if (f := table.ground.recall(p))]
    for reading, fact in facts:
        if fact.value == count or (award.count is None and fact.value > 0):
            told = _told(reading, award, int(fact.value) if award.count is not None else None)
            return Answer("supported", told, table.ground.showing(fact.entries))
    if facts:
        reading, fact = facts[0]
        return Answer("contradicted", _told(reading, award, int(fact.value)), table.ground.showing(fact.entries))
    return _other_prize(table, claim, award)


def _printed_level(table: Table, claim: Claim, award: Award) -> str | None:
    """The level, where the sentence prints it."""
    sentence = table.page.said((min(claim.start, table.page.sentence(award.start)[0]), award.end))
    printed = {"国家": "国", "省": "省|自治区"}.get(award.level or "", award.level or "")
    return award.level if printed and re.search(printed, sentence) else None


def is_generic(prize: str) -> bool:
    """Whether a prize is named only by its sort, so that a measure counts it.

    >>> is_generic("先进个人"), is_generic("一等奖"), is_generic("获奖")
    (True, False, True)
    """
    return bool(_GENERIC.fullmatch(plain_prize(prize)))


def is_rank(prize: str) -> bool:
    """Whether a prize is a place in a contest, that many contests give."""
    return bool(_RANK.fullmatch(prize))


def plain_prize(prize: str) -> str:
    return _MARKS.sub("", prize)


def _told_in_all(table: Table, claim: Claim, award: Award) -> int | None:
    """How many of a prize its clauses tell, where they tell it more than once: 三等奖1个、三等奖1个."""
    if award.count is None:
        return None
    start, end = table.page.clause(award.start)
    alike = [a for a in claim.awards if a.prize == award.prize and start <= a.start < end and a.start != award.start]
    same = [a for a in alike if a.count is not None and _printed_level(table, claim, a) == award.level]
    return award.count + sum(a.count or 0 for a in same)


def _readings(table: Table, claim: Claim, award: Award, prize: str) -> Iterator[Prizes]:
    """What the prize may be one of: of the acts recognised, else of the kind, else of all."""
    meant = table.meant(claim, award.start)
    if meant.acts:
        yield Prizes(award.level or "", prize, Scope(entries=meant.entries))
        clause = table.page.said(table.page.clause(award.start))
        if meant.how in ("day", "name") and not cues.SUMMED_UP.search(clause):
            return
    unions = table.named_for(claim, award.start)
    if unions is None:
        return
    days = in_days(table, claim, award.start)
    yield Prizes(award.level or "", prize, Scope(unions, frozenset({claim.category}), days))
    yield Prizes(award.level or "", prize, Scope(unions, frozenset(), days))


def _told(reading: Prizes, award: Award, count: int | None) -> Told:
    return {"level": reading.level or award.level, "prize": award.prize, "count": count}


def _told_otherwise(table: Table, claim: Claim, award: Award, prize: str) -> Answer | None:
    """Where the act's own sentence gives the person named before the prize another one, that is told."""
    start = table.page.clause(award.start)[0]
    named = [n.name for n in claim.people if start <= n.start < award.start]
    if not _RANK.fullmatch(prize) or not named:
        return None
    for act in table.meant(claim, award.start).acts:
        told = [m for name in named if (m := re.search(rf"{re.escape(name)}[^。；]*?({_RANK.pattern})", act.sentence))]
        if told and all(m[1] != prize for m in told):
            ledger: Told = {"level": award.level, "prize": told[0][1], "count": None}
            return Answer("contradicted", ledger, table.ground.showing([act.entry]))
    return None


def _other_prize(table: Table, claim: Claim, award: Award) -> Answer:
    """Where the acts recognised hold prizes, but not this one, theirs is told."""
    meant = table.meant(claim, award.start)
    others = [(a.entry, w) for a in meant.acts for w in a.awards]
    if meant.how == "nothing" or len(others) != 1:
        return Answer("unsupported")
    entry, other = others[0]
    return Answer(
        "contradicted",
        {"level": other.level or None, "prize": other.prize, "count": other.count},
        table.ground.showing([entry]),
    )
