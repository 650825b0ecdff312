"""What is told of elections: to heads of groups, to the union above, to those who elect and to all members."""

from __future__ import annotations

from django.urls import reverse

from jiaogong.ballots.models import Ballot
from jiaogong.elections.events import (
    ApprovalAnswered,
    ApprovalAsked,
    ListPublished,
    NamingOpened,
    ResultDeclared,
    VoteOpened,
)
from jiaogong.elections.models import Election, Review
from jiaogong.elections.queries import heads_of
from jiaogong.elections.queries.people import members_of
from jiaogong.kernel import clock
from jiaogong.outbox import letters
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.models import Topic


def naming_opened(event: NamingOpened) -> None:
    """The heads of the union's groups."""
    election = Election.objects.select_related("union").get(pk=event.election_id)
    until, path = election.naming_until, reverse("election-names", args=[election.pk])
    tell(
        topic=Topic.REQUESTS,
        key=f"election-naming:{election.pk}:{until}",
        letter=lambda: letters.candidates_asked(election.title, until, path),
        people=list(heads_of(election.union, clock.today()).values_list("person_id", flat=True)),
        but=event.actor.person.pk,
    )


def approval_asked(event: ApprovalAsked) -> None:
    """The officers of the union above, who reply."""
    election = Election.objects.select_related("union").get(pk=event.election_id)
    path, union = reverse("election", args=[election.pk]), election.union
    tell(
        topic=Topic.REQUESTS,
        key=f"election-asked:{election.pk}:{event.stage}:{event.number}:{clock.today()}",
        letter=lambda: letters.approval_asked(election.title, union.called, path),
        officers_of=[union.parent_id] if union.parent_id else [],
        but=event.actor.person.pk,
    )


def approval_answered(event: ApprovalAnswered) -> None:
    """The officers of the union that elects."""
    review = Review.objects.select_related("election").get(pk=event.review_id)
    path = reverse("election", args=[review.election_id])
    tell(
        topic=Topic.REQUESTS,
        key=f"election-answered:{review.pk}",
        letter=lambda: letters.approval_answered(review.election.title, path),
        officers_of=[review.election.union_id],
        but=event.actor.person.pk,
    )


def list_published(event: ListPublished) -> None:
    election = Election.objects.select_related("union").get(pk=event.election_id)
    until, path = election.public_until, reverse("election-notice", args=[election.pk])
    _tell_members(
        election,
        f"list:{election.public_since}",
        lambda: letters.candidates_public(election.title, until, path),
        but=event.actor.person.pk,
    )


def vote_opened(event: VoteOpened) -> None:
    """Those on the roll, who vote."""
    ballot = Ballot.objects.get(pk=event.ballot_id)
    if ballot.way == Ballot.Way.PAPER:
        return
    path = reverse("ballot-vote", args=[ballot.pk])
    tell(
        topic=Topic.REQUESTS,
        key=f"election-vote:{ballot.pk}",
        letter=lambda: letters.vote_open(ballot.title, path),
        people=list(ballot.voters.order_by().values_list("person_id", flat=True)),
        but=event.actor.person.pk if event.actor else None,
    )


def result_declared(event: ResultDeclared) -> None:
    election = Election.objects.select_related("union").get(pk=event.election_id)
    path = reverse("election-result", args=[election.pk])
    _tell_members(election, "result", lambda: letters.result_declared(election.title, path), but=event.actor.person.pk)


def _tell_members(election: Election, act: str, letter: letters.Words, *, but: int) -> None:
    """All members of the union, and its group."""
    tell(
        topic=Topic.NOTICES,
        key=f"election-{act}:{election.pk}",
        letter=letter,
        people=list(members_of(election.union, clock.today()).values_list("pk", flat=True)),
        groups=[election.union_id],
        but=but,
    )
