"""The noun that an act is told by: where no act behind a ledger value says it, that value is of something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking.naming import name_words
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.words import covered

_TOLD = re.compile(
    r"(?:举办|举行|开办|开设|组织|开展|召开|成立|观看|慰问|就(?=《)|开通|创建|组建|购置|添置)了?(?P<head>[^,。;:、\d]{2,24})"
)
_COMMON = re.compile(
    r"[比竞大联]赛|会议|讲座|培训班?|座谈会|[省市区县校园]级|[我本][校园区]|年度|在职|一线|首届|第[一二三四五六七八九十]届"
)
SAID = 0.34
MOST_LOOKED_AT = 200


def of_something_else(table: Table, claim: Claim, parts: Iterable[Part]) -> Iterator[Part]:
    """The parts; a value of acts that say nothing of the noun told is no value of it, and is not told."""
    for part in parts:
        if (
            part.verdict == "contradicted"
            and part.kind != "person"
            and part.entries
            and _is_of_else(table, claim, part)
        ):
            yield replace(part, verdict="unsupported", ledger=None, entries=())
        else:
            yield part


def _is_of_else(table: Table, claim: Claim, part: Part) -> bool:
    said = _head(table, claim, part)
    if not said or len(part.entries) > MOST_LOOKED_AT:
        return False
    behind = set(part.entries)
    acts = [a for a in table.ground.acts if a.entry in behind]
    return bool(acts) and all(covered(said, table.ground.all_words_of(a)) < SAID for a in acts)


def _head(table: Table, claim: Claim, part: Part) -> frozenset[str]:
    """The own words of the noun told in the part's clause, else of the last one told before it in its stretch."""
    start, end = table.page.clause(part.start)
    own = list(_TOLD.finditer(table.page.flat, max(start, claim.start), end))
    before = list(_TOLD.finditer(table.page.flat, table.stretch(claim, part.start)[0], start))
    found = own[:1] or before[-1:]
    return name_words(_COMMON.sub(" ", found[0]["head"])) if found else frozenset()
