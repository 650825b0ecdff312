"""The shapes in which a ballot is asked for and its count is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionPlan:
    """A name that may be chosen or graded; a person's key where it is a person's."""

    label: str
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPlan:
    """One question: kind `motion`, `choose` (up to `most` names) or `grade` (each option, best grade first).

    The options of a motion are those whom it is about: they are told, and neither open nor count the papers.

    Where `most` is set, no more than so many names may get the best grade: so elections are voted on name by name, and
    there a name written in counts as one of them.
    """

    kind: str
    text: str
    options: tuple[OptionPlan, ...] = ()
    most: int = 0
    may_write_in: bool = False
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoterPlan:
    """Somebody entitled to vote, and the group by which results may be told apart (none: not at all)."""

    person_id: int
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotPlan:
    """Everything that a ballot is before it opens. Without times it opens and closes by hand.

    Confidential: neither count nor papers are shown on ballots' own pages. `purpose` says what one prepared by hand is
    for; one that an institution asks for has none here.
    """

    title: str
    questions: tuple[QuestionPlan, ...]
    explanation: str = ""
    purpose: str = ""
    way: str = "screen"
    is_confidential: bool = False
    opens_at: dt.datetime | None = None
    closes_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionTally:
    """How often a name was chosen; `grades` how often it got each grade, best first; `abstained` on it alone."""

    label: str
    person_id: int | None
    chosen: int = 0
    grades: tuple[int, ...] = ()
    abstained: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTally:
    """A question's count. `yes`, `no` of a motion; `abstained` and `void` papers of the question as a whole."""

    kind: str
    text: str
    yes: int = 0
    no: int = 0
    abstained: int = 0
    void: int = 0
    options: tuple[OptionTally, ...] = ()
    written_in: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a counted ballot says: who was entitled, papers given out, papers cast, and each question's count."""

    entitled: int
    issued: int
    cast: int
    questions: tuple[QuestionTally, ...]
