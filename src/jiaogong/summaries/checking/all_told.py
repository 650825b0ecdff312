"""全部立案, 均已办结, 全部达标: that all of what was just counted came to something, held against how many did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking.figures import told
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.checking.subjects import Summed
from jiaogong.summaries.checking.table import Table

_SMALL = "都|均|已|已经|按期|按时|如期|及时|得到|得以|获得|获|被|予以|给予|了|地|圆满|有效|完成"
_ALL = rf"(?:全部|均|都|悉数|全数|百分之百|100%|一件不落)(?:{_SMALL})*"
# What all may have come to, and of which counts it is a part.
_ENDS: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...] = tuple(
    (re.compile(_ALL + f"(?:{words})"), part, frozenset(wholes.split()))
    for words, part, wholes in (
        ("立案", "proposals_filed", "proposals_received"),
        ("办结|落实|办理完毕|解决", "proposals_settled", "proposals_filed proposals_received proposals_answered"),
        ("答复|回复", "proposals_answered", "proposals_filed proposals_received"),
        ("录用|采用|刊发|刊登|发表", "news_published", "news_sent"),
        ("达标|合格|通过验收", "schools_passed", "schools_inspected"),
        ("到会|出席|到齐|参会", "delegates_present", "delegates_due"),
        ("体检|参检|受检|检完|做完", "checkups_done", "checkups_due"),
        ("通过", "items_passed", "items_considered"),
    )
)


def not_all(table: Table, claim: Claim) -> Iterator[Part]:
    """The words that say all, where the ledger has fewer than the count told before them, or none at all."""
    for words, part, wholes in _ENDS:
        for m in words.finditer(table.page.flat, claim.start, claim.end):
            whole = _told_before(table, m.start(), wholes)
            fact = table.ground.recall(whole) if whole else None
            if whole is None or fact is None:
                continue
            came = next((f for s in _parts_of(table, whole, part) if (f := table.ground.recall(s))), None)
            if came is None:
                yield Part(m.start(), m.end(), "figure", told(fact), None, "unsupported")
            elif came.value < fact.value:
                shown = table.ground.showing(came.entries)
                yield Part(m.start(), m.end(), "figure", told(fact), told(came), "contradicted", shown)


def _told_before(table: Table, at: int, wholes: frozenset[str]) -> Summed | None:
    """The count before a place in its sentence that a part is taken of."""
    start = table.page.sentence(at)[0]
    for figure in reversed(table.page.figures):
        if start <= figure.start < at:
            for subject in table.settled.get((figure.start, figure.end), ())[:1]:
                if isinstance(subject, Summed) and subject.measure in wholes:
                    return subject
    return None


def _parts_of(table: Table, whole: Summed, part: str) -> Iterator[Summed]:
    """How many came to it: told by the same acts, else by the acts of their kind."""
    yield Summed(part, whole.scope)
    kinds = whole.scope.categories | {a.category for a in whole.scope.acts(table.ground, whole.measure)}
    yield Summed(part, replace(whole.scope, entries=None, names=(), categories=kinds, holding=""))
    if table.ground.known.is_base:
        yield Summed(part, Scope())
