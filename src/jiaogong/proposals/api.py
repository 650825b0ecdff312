"""Proposals for programs: the list, one with its answers, a draft begun, a suggestion made, an answer written."""

from __future__ import annotations

import datetime as dt
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema, Status
from pydantic import Field

from jiaogong.kernel import clock
from jiaogong.kernel.api import After, Code, Key, Page, Words
from jiaogong.kernel.web import page_by_key
from jiaogong.members.middleware import standing
from jiaogong.members.queries import union_visible_to
from jiaogong.proposals import permissions, queries, services
from jiaogong.proposals.models import Proposal
from jiaogong.proposals.rules import TEXT_LENGTH, TITLE_LENGTH, Wording

router = Router(tags=[gettext_noop("Proposals")])


class ProposalLine(Schema):
    """A proposal or suggestion; `receipt` from the handing in on, `number` from the filing on."""

    id: int
    union: str
    kind: Proposal.Kind
    state: Proposal.State
    title: str
    receipt: str
    number: int | None
    since: dt.date
    due: dt.date | None
    answered: dt.date | None
    settled: dt.date | None


class AnswerTold(Schema):
    """The answer of a round; `published` null: not yet, read by officers and who answers alone."""

    round: int
    text: str
    published: dt.date | None


class ProposalTold(ProposalLine):
    """One in full; `fingerprint` is that of its text as it stands, `may_not_answer` why one may not, "" where one may."""

    reasons: str
    remedy: str
    proposer: str
    fingerprint: str
    departments: list[str]
    answers: list[AnswerTold]
    outcome: str
    may_not_answer: str


class ProposalsAsked(Schema):
    """The filters of the page; `state` is a state, or mine, to_sign, to_answer and so on as the page has them."""

    q: Words = ""
    state: Annotated[str, Field(max_length=20)] = ""
    kind: Annotated[str, Field(max_length=10)] = ""
    call: Key | None = None
    after: After = ""


class WordingSent(Schema):
    """One matter, why, and what to do about it. With a `form_key`, the same sent again returns what it made."""

    title: Annotated[str, Field(min_length=1, max_length=TITLE_LENGTH)]
    reasons: Annotated[str, Field(max_length=TEXT_LENGTH)] = ""
    remedy: Annotated[str, Field(max_length=TEXT_LENGTH)] = ""
    form_key: UUID | None = None

    @property
    def wording(self) -> Wording:
        return Wording(self.title, self.reasons, self.remedy)


class DraftSent(WordingSent):
    """A draft to a call that is open."""

    call: Key


class SuggestionSent(WordingSent):
    """A suggestion to the own union, under one's own name; without a name it is made on the page."""

    union: Code


class AnswerSent(Schema):
    """What the department answers; it is public once an officer publishes it."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]


@router.get(
    "/proposals",
    url_name="api-proposals",
    response=Page[ProposalLine],
    summary=gettext_noop("Proposals and suggestions, newest first"),
)
def proposals(request: HttpRequest, asked: Query[ProposalsAsked]) -> Page[ProposalLine]:
    """One's own, those that wait for one, and those filed in the own house; 50 at a time."""
    rows = queries.in_state(standing(request), asked.state, clock.today())
    rows = queries.found_by_words(rows, asked.q)
    if asked.kind in Proposal.Kind.values:
        rows = rows.filter(kind=asked.kind)
    if asked.call is not None:
        rows = rows.filter(call=asked.call)
    page = page_by_key(rows.select_related("union"), asked.after, date="since")
    return Page(rows=[_line(proposal) for proposal in page.rows], after=page.after)


@router.get(
    "/proposals/{int:proposal_id}",
    url_name="api-proposal",
    response=ProposalTold,
    summary=gettext_noop("One proposal or suggestion"),
)
def proposal(request: HttpRequest, proposal_id: Key) -> ProposalTold:
    """Its text and its answers; private notes stand on the page alone."""
    return _told(request, proposal_id)


@router.post(
    "/proposals",
    url_name="api-proposals",
    response={201: ProposalTold},
    summary=gettext_noop("Begin the draft of a proposal"),
)
def draft(request: HttpRequest, sent: DraftSent) -> Status[ProposalTold]:
    """Its proposer alone reads it until seconders are asked, which is done on the page."""
    made = services.draft_proposal(
        actor=standing(request), call_id=sent.call, wording=sent.wording, form_key=sent.form_key
    )
    return Status(201, _told(request, made.pk))


@router.post(
    "/suggestions",
    url_name="api-suggestions",
    response={201: ProposalTold},
    summary=gettext_noop("Make a suggestion under one's own name"),
)
def suggest(request: HttpRequest, sent: SuggestionSent) -> Status[ProposalTold]:
    """To the own union; it is handed in at once and answered."""
    who = standing(request)
    house = who.house
    union = house if house.code == sent.union else union_visible_to(who, sent.union)
    made = services.make_suggestion(actor=who, union=union, wording=sent.wording, form_key=sent.form_key)
    return Status(201, _told(request, made.pk))


@router.post(
    "/proposals/{int:proposal_id}/answer",
    url_name="api-proposal-answer",
    response=ProposalTold,
    summary=gettext_noop("Write the answer of a department"),
)
def answer(request: HttpRequest, proposal_id: Key, sent: AnswerSent) -> ProposalTold:
    """By whoever answers for the leading department; until it is published it can be written anew."""
    services.write_answers(actor=standing(request), proposal_ids=[proposal_id], text=sent.text)
    return _told(request, proposal_id)


def _told(request: HttpRequest, proposal_id: int) -> ProposalTold:
    who = standing(request)
    found = queries.proposal_visible_to(who, proposal_id)
    works = bool(permissions.may_work_on(who, found)) or who.holds_office_in(found.union)
    return ProposalTold(
        **_line(found).dict(),
        reasons=found.reasons,
        remedy=found.remedy,
        proposer=found.proposer.name if found.proposer else "",
        fingerprint=found.wording.fingerprint,
        departments=[a.department.name for a in found.assignments.all()],
        answers=[
            AnswerTold(round=a.round, text=a.text, published=a.published_date)
            for a in found.answers.all()
            if a.published_date or works
        ],
        outcome=found.outcome_text,
        may_not_answer=str(permissions.may_answer(who, found).reason),
    )


def _line(proposal: Proposal) -> ProposalLine:
    return ProposalLine(
        id=proposal.pk,
        union=proposal.union.code,
        kind=Proposal.Kind(proposal.kind),
        state=Proposal.State(proposal.state),
        title=proposal.title,
        receipt=proposal.receipt_told,
        number=proposal.number,
        since=proposal.since,
        due=proposal.due_date,
        answered=proposal.answered_date,
        settled=proposal.settled_date,
    )
