"""Sentences cut into clauses, each weighed: does it tell an act, detail one, lead to one, or only praise it."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from jiaogong.prose import phrases
from jiaogong.prose.cues import ABSTRACT, ACT, EVENT, HOLLOW, JOIN, OBJECT, OFTEN, SLIGHT, STRONG, VAGUE
from jiaogong.prose.marks import AWARD, BODY, DATE, FIGURE, PERSON, TELLING, TITLE, Mark, flags_of
from jiaogong.prose.sentences import Sentence

_PROOF = TELLING | TITLE
_MAY_OPEN = FIGURE | DATE


class Kind(Enum):
    """What a clause does in its sentence."""

    ACT = "act"
    DETAIL = "detail"
    LEAD = "lead"
    AIM = "aim"
    RESULT = "result"
    PLAIN = "plain"


@dataclass(slots=True)
class Clause:
    """A clause at start..end of the plain text, trimmed of punctuation; `marks` are the cues and parts inside."""

    start: int
    end: int
    closer: str
    flags: int
    marks: list[Mark]
    kind: Kind
    opens_with_figure: bool = False
    opens_with_date: bool = False


_CLAUSE = re.compile(r"([^,;:。!?…]+)[,;:。!?…]*")
_TRIM = re.compile(
    r"(?:\s|[\"'`~*]|并且?(?=[^列肩排])|而且|同时|此外|另外|其次|首先|最后|然后|因此|为此|于是|还(?=[对为向给把在将])|如(?=[^何下果期实])|例如|与此"
    r"|[一二三四五六七八九十](?:是|要)|第[一二三四五六七八九十][,、])+"
)
_TRIMMED = frozenset(" \t\u3000\u00a0\"'`~*并而同此另其首最然因为于还如例与一二三四五六七八九十第")
_LOOSE = frozenset(" \t\u3000\"'、")


def cut_clauses(veiled: str, sentence: Sentence, marks: list[Mark]) -> Iterator[Clause]:
    """Cut a sentence of a veiled plain text into weighed clauses."""
    at, last = bisect_left(marks, (sentence.start,)), len(marks)
    for m in _CLAUSE.finditer(veiled, sentence.start, sentence.end):
        start, end = m.span(1)
        after = m.end()
        closer = veiled[end] if end < after else ""
        if veiled[start] in _TRIMMED and (t := _TRIM.match(veiled, start, end)):
            start = t.end()
        while end > start and veiled[end - 1] in _LOOSE:
            end -= 1
        first, flags = at, 0
        while at < last and marks[at][0] < after:
            flags |= marks[at][1].flags
            at += 1
        if start < end:
            clause = Clause(start, end, closer, flags, marks[first:at], _kind(veiled, start, end, flags))
            if flags & _MAY_OPEN:
                opening = flags_of([mark for mark in clause.marks if mark[0] == start])
                clause.opens_with_figure, clause.opens_with_date = bool(opening & FIGURE), bool(opening & DATE)
            yield clause


ACT_AT = 3.0
_COUNTS = FIGURE | AWARD
_NAMES = _COUNTS | PERSON
_ACTS_OR_NAMES = _NAMES | ACT
TELLS_ACT = ACT | JOIN | SLIGHT | TELLING
_IS_EMPTY = VAGUE | HOLLOW
_THING = EVENT | TITLE
_DEED = ACT | SLIGHT


def _kind(veiled: str, start: int, end: int, flags: int) -> Kind:
    first, last = veiled[start], veiled[end - 1]  # most clauses are told apart by these two
    if first in phrases.AIM_BEGINS and not flags & _ACTS_OR_NAMES and phrases.is_aim(veiled, start, end):
        return Kind.AIM
    may_praise = first in phrases.RESULT_BEGINS or last in phrases.PRAISE_ENDS
    if may_praise and not flags & _NAMES and _is_result(veiled, start, end, flags):
        return Kind.RESULT
    may_lead = last in phrases.LEAD_ENDS or first in phrases.LEAD_BEGINS
    if may_lead and not flags & _COUNTS and phrases.surely_leads(veiled, start, end):
        return Kind.LEAD
    if not flags & TELLING and not (flags & OFTEN and flags & EVENT) and phrases.defines(veiled, start, end):
        return Kind.RESULT
    score, proof = weigh(flags), flags & _PROOF
    if score >= ACT_AT and (flags & TELLS_ACT or is_held_often(flags)):
        return Kind.ACT
    if may_lead and phrases.may_lead(veiled, start, end):
        return Kind.LEAD
    if flags & _IS_EMPTY and not proof and not flags & ACT:
        return Kind.RESULT
    return Kind.DETAIL if score >= 1 or proof else Kind.PLAIN


def _is_result(veiled: str, start: int, end: int, flags: int) -> bool:
    if phrases.is_caused(veiled, start, end) and not (flags & TITLE and flags & STRONG):
        return True
    if phrases.is_result(veiled, start, end) and not (flags & _THING and flags & _DEED):
        return True
    return phrases.praises(veiled, start, end) and not (flags & EVENT and flags & ACT)


_POINTS = (
    (FIGURE, 3.0),
    (AWARD, 3.0),
    (PERSON, 1.5),
    (DATE, 1.5),
    (OFTEN, 1.5),
    (TITLE, 1.0),
    (BODY, 0.5),
    (STRONG, 1.0),
    (EVENT, 2.0),
    (OBJECT, 1.5),
    (HOLLOW, -1.5),
    (ABSTRACT, -1.0),
    (VAGUE, -1.0),
)


_LESSENS = sum(flag for flag, points in _POINTS if points < 0)


@functools.cache
def weigh(flags: int) -> float:
    """How much a clause with these flags tells an act: the strongest verb, what it holds, less what is hollow."""
    verb = 2.0 if flags & ACT else 1.5 if flags & JOIN else 1.0 if flags & SLIGHT else 0.0
    return verb + sum(points for flag, points in _POINTS if flags & flag)


def may_tell(flags: int) -> bool:
    """Whether any of the clauses that have these flags between them could tell an act."""
    return bool(flags & TELLS_ACT or is_held_often(flags)) and weigh(flags & ~_LESSENS) >= ACT_AT


def is_held_often(flags: int) -> bool:
    """Whether a clause names what is held again and again, though with no verb: 每个月最后的周五是集体生日会."""
    return bool(flags & OFTEN and flags & EVENT and flags & STRONG)
