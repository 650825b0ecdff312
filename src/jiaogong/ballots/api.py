"""Ballots for programs: how one stands, and its count. Who is on the roll and who has voted stands on the pages alone.

No vote is cast here: a paper is sealed by the page, and a token would say whose it was.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from jiaogong.ballots import queries, services
from jiaogong.ballots.models import Ballot, Outcome
from jiaogong.ballots.rules import QuestionTally
from jiaogong.kernel.api import After, Key, Page, Words
from jiaogong.kernel.web import page_by_key
from jiaogong.members.middleware import standing

router = Router(tags=[gettext_noop("Ballots")])


class BallotLine(Schema):
    id: int
    union: str
    title: str
    way: Ballot.Way
    state: Ballot.State
    opens_at: dt.datetime | None
    closes_at: dt.datetime | None
    counted_at: dt.datetime | None


class OptionTold(Schema):
    """A name, how often it was chosen, or how often it got each grade in the order of `grades`."""

    name: str
    chosen: int
    grades: list[int]
    abstained: int


class QuestionTold(Schema):
    """The count of a question: `yes` and `no` of a motion, names of the others."""

    kind: str
    text: str
    grades: list[str]
    yes: int
    no: int
    abstained: int
    void: int
    options: list[OptionTold]
    written_in: list[tuple[str, int]]


class TallyTold(Schema):
    """Who was entitled, papers given out and cast; `questions` is empty where the result is not published."""

    entitled: int
    issued: int
    cast: int
    questions: list[QuestionTold]


class BallotTold(BallotLine):
    """One ballot; `electorate` is the fingerprint of its frozen roll, `tally` its count once there is one."""

    explanation: str
    electorate_size: int | None
    electorate: str
    is_confidential: bool
    tally: TallyTold | None


class BallotsAsked(Schema):
    """The filters of the page; `state` is one of a ballot's, owed or duty."""

    q: Words = ""
    state: str = ""
    after: After = ""


@router.get(
    "/ballots", url_name="api-ballots", response=Page[BallotLine], summary=gettext_noop("Ballots, newest first")
)
def ballots(request: HttpRequest, asked: Query[BallotsAsked]) -> Page[BallotLine]:
    """Of the branches one reads, and those in which one votes or has a duty; 50 at a time."""
    who = standing(request)
    found = queries.found_by_words(queries.ballots_visible_to(who), asked.q)
    rows = queries.in_state(found, asked.state, who.person).select_related("union")
    page = page_by_key(rows, asked.after, date="pk")
    return Page(rows=[_line(ballot) for ballot in page.rows], after=page.after)


@router.get("/ballots/{int:ballot_id}", url_name="api-ballot", response=BallotTold, summary=gettext_noop("One ballot"))
def ballot(request: HttpRequest, ballot_id: Key) -> BallotTold:
    """How it stands now, and its count as its page shows it."""
    who = standing(request)
    queries.ballot_visible_to(who, ballot_id)
    services.keep_time(ballot_id=ballot_id)
    found = queries.ballot_visible_to(who, ballot_id)
    return BallotTold(
        **_line(found).dict(),
        explanation=found.explanation,
        electorate_size=found.electorate_size,
        electorate=found.electorate_hash,
        is_confidential=found.is_confidential,
        tally=_tally(found),
    )


def _line(ballot: Ballot) -> BallotLine:
    return BallotLine(
        id=ballot.pk,
        union=ballot.union.code,
        title=ballot.title,
        way=Ballot.Way(ballot.way),
        state=Ballot.State(ballot.state),
        opens_at=ballot.opens_at,
        closes_at=ballot.closes_at,
        counted_at=ballot.counted_at,
    )


def _tally(ballot: Ballot) -> TallyTold | None:
    """The count; of a confidential ballot the turnout alone, as on its page."""
    if not Outcome.objects.filter(ballot=ballot).exists():
        return None
    tally, plans = queries.tally_of(ballot), queries.questions_of(ballot)
    told = [] if ballot.is_confidential else [
        _question(question, list(plan.grades)) for question, plan in zip(tally.questions, plans, strict=True)
    ]  # fmt: skip
    return TallyTold(entitled=tally.entitled, issued=tally.issued, cast=tally.cast, questions=told)


def _question(tally: QuestionTally, grades: list[str]) -> QuestionTold:
    facts: dict[str, Any] = {name: getattr(tally, name) for name in ("kind", "text", "yes", "no", "abstained", "void")}
    options = [
        OptionTold(name=o.label, chosen=o.chosen, grades=list(o.grades), abstained=o.abstained) for o in tally.options
    ]
    return QuestionTold(**facts, grades=grades, options=options, written_in=list(tally.written_in))
