"""How the proposals of a call or a union's year fared, counted in the room."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from jiaogong.proposals.models import Proposal, Rating
from jiaogong.proposals.queries import FILED
from jiaogong.proposals.rules import Rates


def came_in() -> Q:
    """A condition on those that came in time as proposals, whatever became of them: what was handed back came, too."""
    in_time = Q(call__isnull=False, receipt__isnull=False) & ~Q(ground=Proposal.Ground.LATE)
    return in_time & ~Q(state=Proposal.State.WITHDRAWN, handed_back="")


def received(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return proposals.filter(came_in())


def filed(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return proposals.filter(kind=Proposal.Kind.PROPOSAL, state__in=FILED)


def rates_of(proposals: QuerySet[Proposal]) -> Rates:
    """The counts of some proposals; suggestions among them count as turned where they came in as proposals."""
    came, stand = received(proposals), filed(proposals)
    answered = stand.filter(first_answered_date__isnull=False)
    first, final = _satisfied(stand)
    return Rates(
        received=came.count(),
        filed=stand.count(),
        merged=came.filter(state=Proposal.State.MERGED).count(),
        turned=came.filter(kind=Proposal.Kind.SUGGESTION).count(),
        answered=answered.count(),
        answered_in_time=answered.filter(first_answered_date__lte=F("first_due_date")).count(),
        settled=stand.filter(state=Proposal.State.SETTLED).count(),
        first_satisfied=sum(first),
        first_rated=len(first),
        final_satisfied=sum(final),
        final_rated=len(final),
    )


def _satisfied(stand: QuerySet[Proposal]) -> tuple[list[bool], list[bool]]:
    """Whether the proposers were satisfied with the first and with the last answer that they rated.

    Of several proposers of one the least satisfied counts.
    """
    rows = Rating.objects.filter(proposal__in=stand.order_by().values("pk")).order_by("proposal", "round")
    rounds: dict[int, dict[int, bool]] = {}
    for proposal, number, satisfied in rows.values_list("proposal", "round", "is_satisfied"):
        of_one = rounds.setdefault(proposal, {})
        of_one[number] = of_one.get(number, True) and satisfied
    return [r[1] for r in rounds.values() if 1 in r], [r[max(r)] for r in rounds.values()]


def totals(found: Iterable[Rates]) -> Rates:
    """Several calls' counts as one."""
    rows = list(found)
    return Rates(**{name: sum(getattr(r, name) for r in rows) for name in Rates.__dataclass_fields__})
