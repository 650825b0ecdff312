"""The marks of a plain text that clauses are weighed by: cue words, and where parts stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from jiaogong.prose.cues import STRONG, Cue, find_cues
from jiaogong.prose.parts import Parts

FIGURE, DATE, AWARD, PERSON, BODY, TITLE = (1 << bit for bit in range(9, 15))
TELLING = FIGURE | DATE | AWARD | PERSON

Mark = tuple[int, Cue]

_PARTS = {flag: Cue(flag, ()) for flag in (FIGURE, DATE, PERSON, BODY, TITLE)}
_AWARD = Cue(AWARD, (("contests", 1), ("culture", 1), ("honours", 1)))
_VOTED = re.compile(r"(?:审议|讨论|表决|票决|通过)了?(?P<title>(?:《[^《》\n]{2,60}》[、和及]?){1,6})")
_TITLE = re.compile(r"[《“](?=[^《》“”\n]{4,60}[》”])")


def marks_of(text: str, parts: Parts, pairs: Sequence[int] | None = None) -> list[Mark]:
    """Everything in a plain text that a clause is weighed by, in order, each with where it starts.

    `pairs` are the text's characters, each with its next, where known.
    """
    marks: list[Mark] = _without_titles_voted(text, find_cues(text, pairs)) if "《" in text else find_cues(text, pairs)
    marks += [(figure.start, _PARTS[FIGURE]) for figure in parts.figures]
    marks += [(date.start, _PARTS[DATE]) for date in parts.dates]
    marks += [(person.start, _PARTS[PERSON]) for person in parts.people]
    marks += [(body.start, _PARTS[BODY]) for body in parts.bodies]
    marks += [(award.start, _AWARD) for award in parts.awards]
    marks += [(m.start(), _PARTS[TITLE]) for m in _TITLE.finditer(text)]
    marks.sort(key=itemgetter(0))
    return marks


def _without_titles_voted(text: str, cues: list[Mark]) -> list[Mark]:
    """The cues without the categories of a rule's title that a meeting votes on: 审议《研修管理办法》 is no study."""
    titles = [m.span("title") for m in _VOTED.finditer(text)]
    for start, end in titles:
        first, last = bisect_left(cues, (start,)), bisect_left(cues, (end,))
        cues[first:last] = [(at, Cue(cue.flags & ~STRONG, ())) for at, cue in cues[first:last]]
    return cues


def marks_between(marks: Sequence[Mark], start: int, end: int) -> Sequence[Mark]:
    """The marks from start to end (exclusive) of the plain text."""
    first = bisect_left(marks, (start,))
    return marks[first : bisect_left(marks, (end,), lo=first)]


def flags_of(marks: Sequence[Mark]) -> int:
    flags = 0
    for _, cue in marks:
        flags |= cue.flags
    return flags
