"""The committee's decisions on what was handed in: filed, turned, handed back, merged."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from jiaogong.kernel import audit
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing
from jiaogong.proposals import permissions, queries
from jiaogong.proposals.events import ProposalDecided
from jiaogong.proposals.models import Call, Proposal
from jiaogong.proposals.services.lines import Act, keep, note_down, stepped

State, Kind = Proposal.State, Proposal.Kind


def _screened(actor: Standing, proposal_id: int) -> Proposal:
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_screen(actor, proposal))
    if proposal.call is not None and proposal.call.state == Call.State.SCREENED:
        raise RuleBroken(_("The screening of this call is finished."))
    return proposal


def _number(proposal: Proposal) -> int:
    """The next number of its call, whose row keeps the order."""
    call = Call.objects.select_for_update(of=("self",)).get(proposals=proposal.pk)
    return (call.proposals.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def file_proposal(*, actor: Standing, proposal_id: int, leaders_note: str = "") -> Proposal:
    """File a proposal (立案): it gets its number and is dealt with until it is settled."""
    proposal = _screened(actor, proposal_id)
    before, proposal.state = proposal.state, State.FILED
    proposal.number, proposal.leaders_note = _number(proposal), leaders_note.strip()
    keep(proposal, "state", "number", "leaders_note")
    note_down(proposal, Act.FILED, actor, str(proposal.number))
    audit.record(actor.person, "proposals.filed", proposal, changes=stepped(before, proposal))
    announce(ProposalDecided(proposal_id=proposal.pk, actor=actor))
    return proposal


@transaction.atomic
def turn_to_suggestion(*, actor: Standing, proposal_id: int, ground: str, reason: str) -> Proposal:
    """Do not file a proposal, and say why; it goes on as a suggestion and is answered all the same."""
    proposal = _screened(actor, proposal_id)
    if ground not in Proposal.Ground.values or ground == Proposal.Ground.LATE:
        raise RuleBroken(_("Choose why it is not filed."))
    if not reason.strip():
        raise RuleBroken(_("Tell the proposer why it is not filed."))
    proposal.kind, proposal.ground, proposal.reason = Kind.SUGGESTION, ground, reason.strip()
    keep(proposal, "kind", "ground", "reason")
    note_down(proposal, Act.TURNED, actor, f"{proposal.get_ground_display()}：{proposal.reason}")
    told = audit.changes({"kind": Kind.PROPOSAL}, {"kind": Kind.SUGGESTION})
    audit.record(actor.person, "proposals.turned", proposal, reason=proposal.reason, changes=told)
    announce(ProposalDecided(proposal_id=proposal.pk, actor=actor))
    return proposal


@transaction.atomic
def hand_back_proposal(*, actor: Standing, proposal_id: int, reason: str) -> Proposal:
    """Hand a proposal back to be worded anew, such as into two of one matter each; it may come back after the last day."""
    proposal = _screened(actor, proposal_id)
    if not reason.strip():
        raise RuleBroken(_("Tell the proposer what to word anew."))
    before, proposal.state = proposal.state, State.DRAFT
    proposal.handed_back = reason.strip()
    keep(proposal, "state", "handed_back")
    note_down(proposal, Act.HANDED_BACK, actor, proposal.handed_back)
    audit.record(actor.person, "proposals.handed_back", proposal, changes=stepped(before, proposal))
    announce(ProposalDecided(proposal_id=proposal.pk, actor=actor))
    return proposal


@transaction.atomic
def merge_proposals(*, actor: Standing, into_id: int, ids: Collection[int]) -> Proposal:
    """Merge alike proposals of one call into one (并案); every author stays, as a joint proposer."""
    into = queries.locked_proposal(into_id, visible_to=actor)
    if into.state != State.FILED:
        require(permissions.may_screen(actor, into))
    gone = [_screened(actor, pk) for pk in sorted(set(ids) - {into.pk})]
    if not gone:
        raise RuleBroken(_("Choose at least two proposals to merge."))
    if any(p.call_id != into.call_id for p in gone):
        raise RuleBroken(_("Only proposals of one call are merged."))
    for proposal in gone:
        before, proposal.state, proposal.merged_into = proposal.state, State.MERGED, into
        keep(proposal, "state", "merged_into")
        proposal.joined.update(merged_into=into)
        note_down(proposal, Act.MERGED, actor, into.title)
        note_down(into, Act.MERGED, actor, proposal.title)
        audit.record(actor.person, "proposals.merged", proposal, into=into.pk, changes=stepped(before, proposal))
        announce(ProposalDecided(proposal_id=proposal.pk, actor=actor))
    return into
