"""When a round of opinions runs, what an opinion and an answer hold, when a meeting of heads decides. No database, no clock.

Meetings of heads follow 《全民所有制工业企业职工代表大会条例》第二十一条, which schools apply by reference: called by the union
between sessions, their decisions are confirmed by the next one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

COMING, RUNNING, OVER, PUBLISHED, CALLED_OFF = "coming", "running", "over", "published", "called_off"
STAGES = (COMING, RUNNING, OVER, PUBLISHED, CALLED_OFF)
ADOPTED = "adopted"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlan:
    """What a round of opinions is opened with. The draft is a text, a file (name and bytes), or both."""

    title: str
    starts_date: dt.date
    last_date: dt.date
    text: str = ""
    asked_of: str = "staff"
    may_be_unnamed: bool = False
    item_id: int | None = None
    file: tuple[str, bytes] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One opinion: on which part of the draft, what is proposed, and why."""

    text: str
    place: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadsCall:
    """A call to a meeting of heads; `matters` are their titles with whether each is reserved to the congress."""

    starts_at: dt.datetime
    cause: str
    place: str = ""
    matters: tuple[tuple[str, bool], ...] = ()


def stage_on(state: str, starts: dt.date, last: dt.date, on: dt.date) -> str:
    """Where a round stands on a day: before its first day, running, over (by the clock or by hand), or answered.

    >>> may = [dt.date(2026, 5, day) for day in (1, 4, 8, 9)]
    >>> [stage_on("open", may[1], may[2], day) for day in may]
    ['coming', 'running', 'running', 'over']
    >>> stage_on("closed", may[1], may[2], may[1]), stage_on("published", may[1], may[2], may[3])
    ('over', 'published')
    """
    if state in (PUBLISHED, CALLED_OFF):
        return state
    if state == "closed" or on > last:
        return OVER
    return COMING if on < starts else RUNNING


def owes_explanation(outcome: str) -> bool:
    """Whether an answer is explained: what is not adopted, or only in part (约第八条，条次待核).

    >>> [owes_explanation(outcome) for outcome in ("adopted", "partly", "not_adopted")]
    [False, True, True]
    """
    return outcome != ADOPTED


def lines_of(text: str) -> tuple[str, ...]:
    """What was typed line by line, without empty lines.

    >>> lines_of(" 食堂调价\\n\\n 校历调整 ")
    ('食堂调价', '校历调整')
    """
    return tuple(line.strip() for line in text.splitlines() if line.strip())
