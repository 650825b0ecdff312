"""How much of a text stands in others: last year's, another school's. Required phrases are nobody's."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jiaogong.prose.copies import GRAM, Bare, CopiedFrom, Held, Passage, bare, shares_from
from jiaogong.prose.reading import Finding
from jiaogong.summaries.checking.shapes import Copied
from jiaogong.summaries.sources import Source, Sources

WORTH_MARKING = 30
WORTH_TELLING = 45
NEXT_DOOR = 8
MOST_MARKED = 100
MOSTLY = 0.6
SHORTEST_PHRASE = 4
_BLANKS = re.compile(r"\{[^}]*\}|[\[\]|]|[，。；：]")

Told = tuple[tuple[Copied, ...], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Borne:
    """Where a text's claims stand: those that the ledger bears out, the others, and of these the false ones."""

    out: Sequence[tuple[int, int]] = ()
    not_out: Sequence[tuple[int, int]] = ()
    false: Sequence[tuple[int, int]] = ()

    def tells_of(self, passage: Passage) -> bool:
        """Whether a passage says what the ledger contradicts or does not have: not our own act, whatever the words."""
        return any(_half_within(span, passage) for span in self.false)

    def covers(self, passage: Passage) -> bool:
        """Whether a passage tells what the ledger bears out in every claim: the union's own acts, in whosever words."""
        return any(_half_within(span, passage) for span in self.out) and not any(
            start < passage.end and passage.start < end for start, end in self.not_out
        )


def _half_within(span: tuple[int, int], passage: Passage) -> bool:
    start, end = span
    return 2 * (min(end, passage.end) - max(start, passage.start)) >= end - start


def copied_from(text: str, against: Sources | Mapping[str, str], borne: Borne) -> Told:
    """The shares that stand in other texts, the greatest first, and the longer passages as findings.

    Of a library only its own words are marked and counted (`Copied.counted`); of
    texts by name everything is, exactly.
    """
    return _from_names(text, against) if isinstance(against, Mapping) else _from_library(text, against, borne)


def _from_names(text: str, against: Mapping[str, str]) -> Told:
    held = Held(text)
    shares = shares_from(text, against)
    shown = {name: held.passages_in(against[name]) for name in list(shares)[:MOST_MARKED]}
    copied = [Copied(n, s, s, passages=shown[n].passages if n in shown else ()) for n, s in shares.items()]
    findings = [f for name, found in shown.items() for f in _findings(name, found.passages, found.share)]
    return tuple(copied), tuple(findings)


def _from_library(text: str, library: Sources, borne: Borne) -> Told:
    held = Held(text)
    likely = library.likely(held.marks.keys())
    copied, findings = list[Copied](), list[Finding]()
    for source in likely.sources:
        found = held.passages_in(source.body)
        own = _own_passages(held, found, likely.common, borne)
        if own:
            copied.append(_copied(held, source, found, own))
            findings += _findings(source.name, own, copied[-1].counted, WORTH_TELLING)
    copied.sort(key=lambda c: (-c.counted, -c.share, c.of))
    return tuple(copied), _apart(findings)


def _copied(held: Held, source: Source, found: CopiedFrom, own: Sequence[Passage]) -> Copied:
    counted = sum(_width(held.own, p) for p in own) / len(held.own.bare)
    return Copied(source.name, found.share, round(counted, 4), source.key, source.is_open, tuple(own))


def _own_passages(held: Held, found: CopiedFrom, common: Collection[int], borne: Borne) -> list[Passage]:
    """The passages that are somebody else's: not in many unions' texts, nor required wording, nor of our own acts."""
    places = sorted((at, mark in common) for mark, ats in held.marks.items() for at in ats)
    origin = held.own.origin
    kept = []
    for passage in found.passages:
        start, end = bisect_left(origin, passage.start), bisect_left(origin, passage.end)
        inside = [is_common for at, is_common in places[bisect_left(places, (start, False)) :] if at + GRAM <= end]
        if (inside and all(inside)) or borne.covers(passage):
            continue
        if borne.tells_of(passage) or not is_required(held.own.bare[start:end]):
            kept.append(passage)
    return kept


def is_required(words: str) -> bool:
    """Whether a passage is for the most part wording that rules and calls of the day require.

    >>> is_required("坚持以习近平新时代中国特色社会主义思想为指导,全面贯彻党的二十大精神"), is_required("顾老师退休后每周回校浇花")
    (True, False)
    """
    covered = sum(len(m[0]) for m in _required().finditer(words))
    return covered >= MOSTLY * len(words)


@cache
def _required() -> re.Pattern[str]:
    """The wording listed in required.toml and our own writer's set phrases, bare."""
    listed = tomllib.loads(files(__package__).joinpath("required.toml").read_text("utf-8"))
    phrases = {phrase for group in listed.values() for phrase in group["phrases"]} | set(_set_phrases())
    return re.compile("|".join(map(re.escape, sorted({bare(p).bare for p in phrases}, key=len, reverse=True))))


def _set_phrases() -> Iterator[str]:
    """What the writer's phrases say around their blanks."""
    for file in files("jiaogong.summaries.writing").joinpath("phrases").iterdir():
        if file.name.endswith(".toml"):
            for words in _strings(tomllib.loads(file.read_text("utf-8"))):
                yield from (piece for piece in _BLANKS.split(words) if len(piece) >= SHORTEST_PHRASE)


def _strings(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for inner in told.values() if isinstance(told, dict) else told:
            yield from _strings(inner)


def _width(own: Bare, passage: Passage) -> int:
    """How many bare characters a passage has."""
    return bisect_left(own.origin, passage.end) - bisect_left(own.origin, passage.start)


def _findings(name: str, passages: Sequence[Passage], share: float, least: int = WORTH_MARKING) -> Iterator[Finding]:
    """The long passages, those that all but touch taken as one."""
    merged: list[tuple[int, int]] = []
    for passage in sorted(passages, key=lambda p: p.start):
        if merged and passage.start <= merged[-1][1] + NEXT_DOOR:
            merged[-1] = (merged[-1][0], max(merged[-1][1], passage.end))
        else:
            merged.append((passage.start, passage.end))
    for start, end in merged:
        if end - start >= least:
            yield Finding(start, end, "duplicate_of", {"of": name, "share": round(share, 4)})


def _apart(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Of findings at one place the longest: the passage is told once, from the text that holds most of it."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: f.start - f.end):
        if not any(k.start <= finding.start and finding.end <= k.end for k in kept):
            kept.append(finding)
    return tuple(kept)
