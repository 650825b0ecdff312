"""What is announced of summaries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.members.queries import Standing


@dataclass(frozen=True, slots=True)
class SummarySubmitted:
    """A union has submitted its summary to the union above."""

    text_id: int
    actor: Standing


@dataclass(frozen=True, slots=True)
class OldSummariesSent:
    """Old summaries were sent in together, and wait to be read."""

    batch_id: int


@dataclass(frozen=True, slots=True)
class SummaryJudged:
    """The union above has accepted a summary or returned it with remarks."""

    text_id: int
    actor: Standing


@dataclass(frozen=True, slots=True)
class SummariesCalled:
    """The summaries of a period were called for, or are due on another day."""

    call_id: int
    actor: Standing


@dataclass(frozen=True, slots=True)
class SummariesChased:
    """The unions that owe their summary were reminded; `actor` None: by the morning's round."""

    call_id: int
    union_ids: tuple[int, ...]
    on: dt.date
    actor: Standing | None
