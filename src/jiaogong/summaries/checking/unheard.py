"""Activities called by a name that the ledger has never heard: what a dated sentence tells of them rests on nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.words import covered, terms

_NAME = re.compile(r"[“「『](?P<name>[\u4e00-\u9fff]{3,16})[”」』](?!(?:荣誉)?称号|奖)")
HEARD = 0.6


def doubted(table: Table, claim: Claim, parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, those that a dated clause tells of an unheard name no longer supported."""
    spans = [span for m in _names(table, claim) for span in [table.stretch(claim, m.start())] if _is_dated(claim, span)]
    for part in parts:
        if part.verdict == "supported" and any(start <= part.start < end for start, end in spans):
            yield replace(part, verdict="unsupported", ledger=None, entries=())
        else:
            yield part


def _names(table: Table, claim: Claim) -> Iterator[re.Match[str]]:
    for m in _NAME.finditer(table.page.flat, claim.start, claim.end):
        if not is_heard(table.ground, m["name"]):
            yield m


def _is_dated(claim: Claim, span: tuple[int, int]) -> bool:
    return any(span[0] <= d.start < span[1] and "-" in d.iso for d in claim.dates)


def is_heard(ground: Ground, name: str) -> bool:
    """Whether an act says a name, or most of its words, in its title, theme or sentence."""
    if name in ground.whole_text:
        return True
    said = terms(name)
    return not said or any(covered(said, words) >= HEARD for words in ground.words_of_titles)
