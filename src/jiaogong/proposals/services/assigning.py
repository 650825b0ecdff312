"""Giving proposals to the departments that deal with them, with the day until which they answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.almanac.days import working_days_after
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing
from jiaogong.proposals import permissions, posts, queries
from jiaogong.proposals.events import AnswerChased, ProposalAssigned
from jiaogong.proposals.models import Assignment, Extension, Proposal
from jiaogong.proposals.services.lines import Act, keep, note_down, stepped
from jiaogong.unions.limits import limit_for

State = Proposal.State


@transaction.atomic
def assign_proposal(
    *, actor: Standing, proposal_id: int, lead_id: int, assisting: Collection[int] = (), leaders_note: str = ""
) -> Proposal:
    """Give a proposal or suggestion to a leading department (主办) and assisting ones (协办).

    The answer is due after the working days of limit proposal.answer_days; given to others later, the day stays. A
    settled proposal that its proposers reopened is taken back in the ledger here, where an officer acts.
    """
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_assign(actor, proposal))
    _give(proposal, lead_id, set(assisting) - {lead_id})
    before = proposal.state
    if proposal.state != State.ASSIGNED:
        _begin(proposal, actor)
    if leaders_note.strip():
        proposal.leaders_note = leaders_note.strip()
    proposal.version += 1
    proposal.save()
    note_down(proposal, Act.ASSIGNED, actor, "、".join(str(a.department) for a in proposal.assignments.all()))
    audit.record(actor.person, "proposals.assigned", proposal, changes=stepped(before, proposal))
    announce(ProposalAssigned(proposal_id=proposal.pk, actor=actor))
    return proposal


def _begin(proposal: Proposal, actor: Standing) -> None:
    """Let the time run."""
    today = clock.today()
    proposal.state, proposal.assigned_date = State.ASSIGNED, today
    days = limit_for(proposal.union, "proposal.answer_days", today).whole
    proposal.due_date = working_days_after(today, days)
    proposal.first_due_date = proposal.first_due_date or proposal.due_date
    if not proposal.is_proposal and proposal.taken_entry is None:
        proposal.taken_entry = posts.taken_up(proposal, actor)
    if proposal.settled_entry is not None:
        reason = _("Taken up anew: a proposer was not satisfied.")
        posts.take_back(proposal.settled_entry, "proposals_settled", actor, reason)
        proposal.settled_entry = None


def _give(proposal: Proposal, lead_id: int, assisting: set[int]) -> None:
    known = {d.pk: d for d in queries.departments_of(proposal.union).filter(is_active=True)}
    if lead_id not in known or not set(known).issuperset(assisting):
        raise RuleBroken(_("Choose the leading department from the union's list of departments."))
    proposal.assignments.all().delete()
    rows = [Assignment(proposal=proposal, department=known[lead_id], is_lead=True)]
    rows += [Assignment(proposal=proposal, department=known[pk]) for pk in sorted(assisting)]
    Assignment.objects.bulk_create(rows)


@transaction.atomic
def extend_answer(*, actor: Standing, proposal_id: int, to_date: dt.date, reason: str) -> Proposal:
    """Give more time for an answer, with the reason, which its proposers read."""
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_extend(actor, proposal))
    due = proposal.due_date
    if due is None or to_date <= due:
        raise RuleBroken(_("The new day has to lie after %(day)s.") % {"day": due})
    if to_date < clock.today():
        raise RuleBroken(_("%(day)s is over: choose a day to come.") % {"day": to_date})
    require_near_day(to_date)
    if not reason.strip():
        raise RuleBroken(_("Say why more time is needed: the proposers read it."))
    Extension.objects.create(
        proposal=proposal,
        from_date=due,
        to_date=to_date,
        reason=reason.strip(),
        extended_by=actor.person,
        extended_at=clock.now(),
    )
    proposal.due_date = to_date
    if proposal.round == 1:
        proposal.first_due_date = to_date
    keep(proposal, "due_date", "first_due_date")
    note_down(proposal, Act.EXTENDED, actor, f"{to_date}：{reason.strip()}")
    told = audit.changes({"due_date": due}, {"due_date": to_date})
    audit.record(actor.person, "proposals.extended", proposal, reason=reason.strip(), changes=told)
    return proposal


@transaction.atomic
def chase_answer(*, actor: Standing, proposal_id: int) -> Proposal:
    """Remind the departments that owe an answer, once a day."""
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_chase(actor, proposal))
    note_down(proposal, Act.CHASED, actor)
    audit.record(actor.person, "proposals.chased", proposal)
    announce(AnswerChased(proposal_id=proposal.pk, actor=actor))
    return proposal
