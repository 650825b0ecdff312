"""Which congress it was: 三届二次, 第三届…第二次会议, held against the congresses on record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.numerals import read_numeral
from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.checking.table import Table

_N = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_STAFF = r"教代会|职代会|教职工代表大会|教职工大会|教职员工代表大会|职工代表大会|职工大会"
_MEMBERS = r"会员代表大会|会员大会|工代会"
_TOLD = re.compile(
    rf"第?(?P<term>{_N})届(?:第?(?P<early>{_N})次)?(?:全体|工会)?(?P<body>{_MEMBERS}|{_STAFF})(?:第?(?P<late>{_N})次)?(?:全体)?(?:会议)?"
)
_HELD = re.compile(r"召开|举行|开幕|闭幕|到会|应到|实到|出席")
_REFERRED = re.compile(r"决议|精神|以来|筹备|提案|遗留|跟踪")
Ordinal = tuple[int, int]


def wrong_congresses(table: Table, claim: Claim) -> Iterator[Part]:
    """The congresses told in a claim as held, that none on record is, where just one of the kind is."""
    for m in _TOLD.finditer(table.page.flat, claim.start, claim.end):
        said = _ordinal(m)
        clause = table.page.said(table.page.clause(m.start()))
        sentence = table.page.said(table.page.sentence(m.start()))
        if said is None or not _HELD.search(sentence) or _REFERRED.search(clause[clause.find(m[0]) :]):
            continue
        found = _on_record(table, claim, m)
        if len(found) == 1 and said not in found:
            told, entry = next(iter(found.values()))
            yield Part(m.start(), m.end(), "figure", m[0], told, "contradicted", table.ground.showing([entry]))


def _on_record(table: Table, claim: Claim, told: re.Match[str]) -> dict[Ordinal, tuple[str, int]]:
    """The congresses of one union, of the kind told, each as an entry names it."""
    unions = table.named_for(claim, told.start())
    if unions is None or (not unions and not table.ground.known.is_base) or len(unions) > 1:
        return {}
    of_staff = re.fullmatch(_STAFF, told["body"]) is not None
    kind = "congress" if of_staff else "organisation"
    found: dict[Ordinal, tuple[str, int]] = {}
    for act in Scope(unions, frozenset({kind})).acts(table.ground):
        for m in _TOLD.finditer(f"{act.title} {act.sentence}"):
            ordinal = _ordinal(m)
            if ordinal and table.ground.tells(act) and (re.fullmatch(_STAFF, m["body"]) is not None) == of_staff:
                found.setdefault(ordinal, (m[0], act.entry))
    return found


def _ordinal(m: re.Match[str]) -> Ordinal | None:
    session = m["early"] or m["late"]
    return (_number(m["term"]), _number(session)) if session else None


def _number(printed: str) -> int:
    return int(read_numeral(printed) or 0)
