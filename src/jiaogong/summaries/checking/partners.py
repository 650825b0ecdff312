"""With whom and where: a hospital, a body or a place told that is not the one the act names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.facts import Act

_WITH = r"(?:与|和|同|会同|联合|携手|邀请|请|由)"
# One line a kind: of two names of one kind, one is wrong.
_KINDS = (
    re.compile(r"(?P<name>[省州市区县镇乡][\u4e00-\u9fff]{0,6}?(?:医院|保健院|卫生院))"),
    re.compile(
        rf"{_WITH}(?P<name>[省州市区县镇乡]?(?:妇联|总工会|[\u4e00-\u9fff]{{1,4}}工会|教育局|红十字会|卫健局|文旅局|体育局|文联|残联|关工委)|(?:共青)?团[省州市区县]?委)"
    ),
    re.compile(r"(?:到|赴|走进|前往|在)[\u4e00-\u9fff]{0,6}?(?P<name>敬老院|养老院|福利院|社区|孤儿院)"),
)
_FIRST = re.compile(r"首次|第一次(?!会议|全体)")


def other_partners(table: Table, claim: Claim, parts: Sequence[Part]) -> Iterator[Part]:
    """The names told in a claim of which its one act names another of the same kind; that it was first, where it was not."""
    if not any(words.search(table.page.flat, claim.start, claim.end) for words in (*_KINDS, _FIRST)):
        return
    acts = _acts(table, parts) or [a for a in table.meant(claim, claim.start).acts if not parts]
    if len(acts) != 1:
        return
    for kind in _KINDS:
        theirs = [m["name"] for m in kind.finditer(acts[0].title + "。" + acts[0].sentence)]
        for m in kind.finditer(table.page.flat, claim.start, claim.end) if theirs else ():
            if not any(m["name"] in name or name in m["name"] for name in theirs):
                start, end = m.span("name")
                yield Part(start, end, "person", m["name"], theirs[0], "contradicted", _shown(table, acts[0]))
    for m in _FIRST.finditer(table.page.flat, claim.start, claim.end):
        earlier = [a for a in table.ground.before.acts if a.title == acts[0].title and a.union == acts[0].union]
        if earlier:
            yield Part(
                m.start(), m.end(), "figure", m[0], earlier[0].start.isoformat(), "contradicted", _shown(table, acts[0])
            )


def _acts(table: Table, parts: Iterable[Part]) -> list[Act]:
    """The acts that the supported parts of a claim rest on, where they are told one by one."""
    entries = {e for p in parts if p.verdict == "supported" for e in p.entries}
    return [a for a in table.ground.acts if a.entry in entries] if len(entries) == 1 else []


def _shown(table: Table, act: Act) -> tuple[int, ...]:
    return table.ground.showing([act.entry])
