from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from jiaogong.members.models import Person
from jiaogong.outbox import letters
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.models import Topic
from jiaogong.proposals.events import (
    AnswerChased,
    AnswersPublished,
    CallOpened,
    ProposalAssigned,
    ProposalDecided,
    SecondingAsked,
)
from jiaogong.proposals.models import Call, Proposal
from jiaogong.proposals.queries import delegates_to_ask


def call_opened(event: CallOpened) -> None:
    """Delegates, who may propose, and the union's group."""
    call = Call.objects.select_related("union").get(pk=event.call_id)
    path = reverse("proposal-call", args=[call.pk])
    tell(
        topic=Topic.NOTICES,
        key=f"proposal-call:{call.pk}",
        letter=lambda: letters.proposals_called(call.title, call.last_date, path),
        people=list(delegates_to_ask(call.union, call.opened_date).values_list("pk", flat=True)),
        groups=[call.union_id],
        but=event.actor.person.pk,
    )


def seconding_asked(event: SecondingAsked) -> None:
    proposal = Proposal.objects.select_related("proposer").get(pk=event.proposal_id)
    _tell(proposal, "second", letters.seconding_asked, event.people, but=event.actor.person)


def proposal_assigned(event: ProposalAssigned) -> None:
    proposal = Proposal.objects.get(pk=event.proposal_id)
    _tell(proposal, f"assigned:{proposal.version}", letters.proposal_assigned, _answering(proposal))


def answer_chased(event: AnswerChased) -> None:
    proposal = Proposal.objects.get(pk=event.proposal_id)
    when = proposal.happenings.filter(act="chased").count()
    _tell(proposal, f"chased:{when}", letters.answer_chased, _answering(proposal), topic=Topic.CHASES)


def answers_published(event: AnswersPublished) -> None:
    for proposal in Proposal.objects.filter(pk__in=event.proposal_ids).prefetch_related("joined"):
        _tell(proposal, f"answered:{proposal.round}", letters.proposal_answered, _authors(proposal))


def proposal_decided(event: ProposalDecided) -> None:
    proposal = Proposal.objects.get(pk=event.proposal_id)
    _tell(proposal, f"decided:{proposal.version}", letters.proposal_decided, _authors(proposal))


def _answering(proposal: Proposal) -> list[int]:
    held = proposal.assignments.filter(department__answerer__isnull=False)
    return list(held.values_list("department__answerer", flat=True))


def _authors(proposal: Proposal) -> list[int]:
    """Whoever proposed it or one merged into it; nobody is kept of an anonymous one."""
    return [pk for pk in (proposal.proposer_id, *(j.proposer_id for j in proposal.joined.all())) if pk is not None]


def _tell(
    proposal: Proposal,
    act: str,
    words: letters.OfProposal,
    people: Iterable[int],
    *,
    topic: str = Topic.REQUESTS,
    but: Person | None = None,
) -> None:
    path = reverse("proposal", args=[proposal.pk])
    tell(
        topic=topic,
        key=f"proposal:{proposal.pk}:{act}",
        letter=lambda: words(proposal.title, path),
        people=list(people),
        but=but.pk if but else None,
    )
