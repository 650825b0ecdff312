"""What proposers think of an answer, the steps on the way, and the end."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.proposals import permissions, posts, queries
from jiaogong.proposals.models import Milestone, Proposal, Rating
from jiaogong.proposals.services.lines import Act, keep, note_down, stepped
from jiaogong.proposals.services.suggesting import digest_of
from jiaogong.unions.limits import limit_for

State = Proposal.State


@transaction.atomic
def rate_answer(*, actor: Standing, proposal_id: int, grade: str, comment: str = "") -> Proposal:
    """Rate the answer of this round in a word of the place's list; its last word means not satisfied.

    Then the proposal goes back to be assigned anew, as often as limit proposal.reopen_times says; the first rating stays.
    """
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_rate(actor, proposal))
    is_satisfied = _rate(proposal, actor, grade, comment.strip())
    audit.record(actor.person, "proposals.rated", proposal)
    return proposal if is_satisfied or not _may_reopen(proposal) else _reopen(actor, proposal)


@transaction.atomic
def rate_by_code(*, code: str, grade: str, comment: str = "") -> Proposal:
    """Rate the answer to a suggestion that came without a name, by its code alone; else like `rate_answer`.

    No person, no moment finer than the day and no audit line are kept. Raises NotFound where the code opens nothing.
    """
    found = queries.suggestion_by_code(digest_of(code))
    if found is None:
        raise NotFound(_("No suggestion has this code: look at each letter again."))
    proposal = Proposal.objects.select_for_update(of=("self",)).select_related("union").get(pk=found.pk)
    require(permissions.may_rate_by_code(proposal))
    is_satisfied = _rate(proposal, None, grade, comment.strip())
    return proposal if is_satisfied or not _may_reopen(proposal) else _reopen(None, proposal)


def _rate(proposal: Proposal, actor: Standing | None, grade: str, comment: str) -> bool:
    """Keep a rating; whether it says satisfied."""
    words = queries.grades_of(proposal.union, clock.today())
    if grade not in words:
        raise RuleBroken(_("Choose one of the grades: %(grades)s.") % {"grades": "、".join(words)})
    is_satisfied = grade != words[-1]
    Rating.objects.create(
        proposal=proposal,
        round=proposal.round,
        person=actor.person if actor else None,
        grade=grade,
        is_satisfied=is_satisfied,
        comment=comment,
        rated_date=clock.today(),
    )
    note_down(proposal, Act.RATED, actor, f"{grade}{'：' if comment else ''}{comment}")
    return is_satisfied


def _may_reopen(proposal: Proposal) -> bool:
    return proposal.round <= limit_for(proposal.union, "proposal.reopen_times", clock.today()).whole


def _reopen(actor: Standing | None, proposal: Proposal) -> Proposal:
    before = proposal.state
    proposal.state, proposal.round = State.FILED if proposal.is_proposal else State.HANDED_IN, proposal.round + 1
    proposal.answered_date = proposal.settled_date = proposal.due_date = None
    proposal.outcome = proposal.outcome_text = ""
    keep(proposal, "state", "round", "answered_date", "settled_date", "due_date", "outcome", "outcome_text")
    note_down(proposal, Act.REOPENED, actor)
    if actor is not None:
        audit.record(actor.person, "proposals.reopened", proposal, changes=stepped(before, proposal))
    return proposal


@transaction.atomic
def settle_proposal(*, actor: Standing, proposal_id: int, outcome: str, text: str = "") -> Proposal:
    """Record what became of a proposal; it stands in the ledger as settled."""
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_settle(actor, proposal))
    if outcome not in Proposal.Outcome.values:
        raise RuleBroken(_("Choose what came of it."))
    before, proposal.state = proposal.state, State.SETTLED
    proposal.outcome, proposal.outcome_text = outcome, text.strip()
    proposal.settled_date = clock.today()
    if proposal.is_proposal:
        proposal.settled_entry = posts.settled(proposal, actor)
    keep(proposal, "state", "outcome", "outcome_text", "settled_date", "settled_entry")
    note_down(proposal, Act.SETTLED, actor, f"{proposal.get_outcome_display()}　{proposal.outcome_text}".strip())
    audit.record(actor.person, "proposals.settled", proposal, changes=stepped(before, proposal))
    return proposal


@transaction.atomic
def honour_proposal(*, actor: Standing, proposal_id: int) -> Proposal:
    """Name a settled proposal an outstanding one (优秀提案)."""
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_honour(actor, proposal))
    proposal.is_outstanding = True
    keep(proposal, "is_outstanding")
    note_down(proposal, Act.HONOURED, actor)
    audit.record(actor.person, "proposals.honoured", proposal)
    return proposal


@transaction.atomic
def add_milestone(*, actor: Standing, proposal_id: int, text: str, due_date: dt.date | None = None) -> Milestone:
    """Set a step on the way to settling, which its proposers follow."""
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_work_on(actor, proposal))
    if not text.strip():
        raise RuleBroken(_("Say what the step is."))
    if due_date and due_date < clock.today():
        raise RuleBroken(_("%(day)s is over: choose a day to come.") % {"day": due_date})
    if due_date:
        require_near_day(due_date)
    step = Milestone.objects.create(proposal=proposal, text=text.strip(), due_date=due_date)
    audit.record(actor.person, "proposals.step_set", proposal)
    return step


@transaction.atomic
def reach_milestone(*, actor: Standing, proposal_id: int, milestone_id: int) -> Milestone:
    """Note that a step is reached."""
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_work_on(actor, proposal))
    step = proposal.milestones.filter(pk=milestone_id).first()
    if step is None:
        raise NotFound(_("There is no such step."))
    if step.reached_date is None:
        step.reached_date = clock.today()
        step.save(update_fields=["reached_date"])
        note_down(proposal, Act.REACHED, actor, step.text)
        audit.record(actor.person, "proposals.step_reached", proposal)
    return step
