"""Denials told of people: 没有一名教职工住院, 未收到来信."""

from __future__ import annotations

import re

from jiaogong.catalogue import MEASURES
from jiaogong.ledger.queries import SENSITIVE
from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking import cues, denying
from jiaogong.summaries.checking.narrowing import in_days
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.shapes import Answer
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.undone import MOST_SHOWN, Denied, denied_in, told_in_its_words

_RETIRING = re.compile(rf"(?:{denying.PEOPLE})*(?:办理)?(?:退休|荣休)(?:手续)?$")
_LEVEL = re.compile(r"(?:省|自治区|市|区|县|校)级")
_STOCK = re.compile(
    rf"{denying.PEOPLE}|任何|[一1][名位个人件条封份项例次户]|新|老|因病?|在|的|里|中|过|了|而|被|向|对|与|工会|我校|本校|全校|学校|单位|我园"
    r"|(?:省|自治区|市|区|县|校)级|比赛|竞赛|大赛|评选|活动|情况|现象|记录|无偿|档案|困难|手续|仪式"
    r"|参加|参与|组织|开展|举办|办理|申请|申领|领取|享受|获得|获|得到|接受|发生|出现|需要|提出|提交|收到|接到|发展|吸收|加入|报名|前来|来"
)
_KNOWN = sorted({w for m in MEASURES.values() if m.is_entered for w in (m.zh, *m.words)}, key=len, reverse=True)
_MEASURED = re.compile("|".join(map(re.escape, (w for w in _KNOWN if len(w) > 1))))
_LIVED = re.compile(r"住院|病|手术|去世|逝世|生育|结婚|新婚")
_SEEN_TO = frozenset(["visits", "visit_amount", "aid_recipients"])
"""What happened to colleagues is on record where they were seen to."""
MOST_LEFT = 1


def check_nobody(table: Table, claim: Claim) -> Answer:
    """Hold a denial told of people: borne out by an act's own words, contradicted by acts on record of what it denies.

    Where none is, nobody can tell whether nothing happened or nothing was written
    down; a clause that holds words the ledger does not know is left alone.
    """
    m = denying.NOBODY.search(table.page.flat, claim.start, claim.end)
    start, end = table.page.clause(m.start() if m else claim.start)
    told = told_in_its_words(table, table.page.said((start, end)))
    if told:
        return told
    denied = denied_of_people(table.page.flat[max(start, m.start() if m else start) : end])
    unions = table.named_for(claim, claim.start)
    if not denied or unions is None:
        return Answer("uncheckable")
    if table.ground.keeps_back and denied.names and (denied.kinds | {claim.category, "care"}) & set(SENSITIVE):
        return Answer("uncheckable")
    scope = Scope(unions, days=in_days(table, claim, claim.start))
    acts = [a for a in scope.acts(table.ground, shares_too=True) if denied.is_done_by(a, table.ground)]
    if not acts:
        return Answer("uncheckable")
    return Answer("contradicted", None, table.ground.showing(a.entry for a in acts)[:MOST_SHOWN])


def denied_of_people(clause: str) -> Denied:
    """What is denied from the denying word on; nothing, where words are left that the ledger does not know.

    >>> sorted(denied_of_people("没有一名教师参加无偿献血").measures), bool(denied_of_people("没有教职工对方案提出异议"))
    (['blood_donors'], False)
    """
    m = denying.NOBODY.match(clause)
    if m is None:
        return Denied()
    said = clause[m.end("got") if m["got"] else m.start("rest") :]
    if _RETIRING.fullmatch(said):
        return Denied(measures=frozenset(["retirees_celebrated"]))
    known = _MEASURED.sub(
        " ", re.sub("|".join(n for names in cues.circumstances(said) for n in names) or "$", " ", said)
    )
    if len(re.sub(r"\s", "", _STOCK.sub(" ", known))) > MOST_LEFT:
        return Denied()
    found = denied_in(said)
    if found.everything:
        return Denied()
    levels = tuple((level,) for level in _LEVEL.findall(said)) if found else ()
    measures = found.measures or (_SEEN_TO if found.names and not found.kinds and _LIVED.search(said) else frozenset())
    return Denied(found.kinds, measures, (*found.names, *levels))
