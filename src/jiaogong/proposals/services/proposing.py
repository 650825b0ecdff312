"""From a draft of one's own to a proposal that is seconded and handed in."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.queries import Standing
from jiaogong.proposals import permissions, queries
from jiaogong.proposals.events import SecondingAsked
from jiaogong.proposals.models import Proposal, Signature
from jiaogong.proposals.rules import Wording, require_whole
from jiaogong.proposals.services.lines import Act, give_receipt, keep, keep_version, note_down, stepped

State, Kind = Proposal.State, Proposal.Kind


@transaction.atomic
def draft_proposal(
    *,
    actor: Standing,
    call_id: int,
    wording: Wording,
    delegation_id: int | None = None,
    form_key: uuid.UUID | None = None,
) -> Proposal:
    """Begin a proposal, which its proposer alone reads until seconders are asked.

    The same form (`form_key`) sent again returns the draft that it made.
    """
    made = made_by_form(Proposal, form_key)
    if made:
        return made
    call = queries.call_visible_to(actor, call_id)
    require(permissions.may_propose(actor, call))
    if not wording.title.strip():
        raise RuleBroken(_("Say in a few words which matter it is."))
    proposal = Proposal(
        union=call.union,
        call=call,
        title=wording.title.strip(),
        reasons=wording.reasons.strip(),
        remedy=wording.remedy.strip(),
        since=clock.today(),
        proposer=actor.person,
        delegation_id=_delegation(actor, call.union_id, delegation_id),
        form_key=form_key,
    )
    made = save_once(proposal, form_key)
    if made:
        return made
    audit.record(actor.person, "proposals.drafted", proposal)
    return proposal


def _delegation(actor: Standing, union_id: int, delegation_id: int | None) -> int | None:
    if delegation_id is None:
        return None
    headed = queries.delegations_headed_by(actor.person, actor.house)
    if not headed.filter(pk=delegation_id, term__union=union_id).exists():
        raise RuleBroken(_("Only its head proposes in the name of a delegation."))
    return delegation_id


@transaction.atomic
def change_proposal(*, actor: Standing, proposal_id: int, wording: Wording, seen_version: int) -> Proposal:
    """Word a draft anew; whoever had signed the old text is asked to sign again.

    Raises ChangedMeanwhile, with the proposal as it stands, when it was changed in another window.
    """
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_change(actor, proposal))
    if proposal.version != seen_version:
        raise ChangedMeanwhile(_("This draft was changed since you opened it."), current=proposal)
    if not wording.title.strip():
        raise RuleBroken(_("Say in a few words which matter it is."))
    before = proposal.wording.fingerprint
    proposal.title = wording.title.strip()
    proposal.reasons, proposal.remedy = wording.reasons.strip(), wording.remedy.strip()
    keep(proposal, "title", "reasons", "remedy")
    after = proposal.wording.fingerprint
    if after != before:
        signed = proposal.signatures.filter(state=Signature.State.SIGNED)
        signed.update(state=Signature.State.ASKED, fingerprint="", answered_at=None)
    told = audit.changes({"fingerprint": before}, {"fingerprint": after})
    audit.record(actor.person, "proposals.changed", proposal, changes=told)
    return proposal


@transaction.atomic
def ask_seconders(*, actor: Standing, proposal_id: int, people: Collection[int]) -> Proposal:
    """Ask delegates to second a draft; they sign by themselves."""
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_change(actor, proposal))
    require_whole(proposal.wording)
    known = set(queries.delegates_to_ask(proposal.union, clock.today()).values_list("pk", flat=True))
    wanted = [pk for pk in dict.fromkeys(people) if pk != actor.person.pk]
    if not wanted or not known.issuperset(wanted):
        raise RuleBroken(_("Choose delegates other than yourself to second it."))
    asked = set(proposal.signatures.values_list("person_id", flat=True))
    fresh = [pk for pk in wanted if pk not in asked]
    Signature.objects.bulk_create([Signature(proposal=proposal, person_id=pk) for pk in fresh])
    again = proposal.signatures.filter(person__in=wanted, state=Signature.State.DECLINED)
    again.update(state=Signature.State.ASKED, fingerprint="", answered_at=None)
    audit.record(actor.person, "proposals.seconders_asked", proposal, people=wanted)
    announce(SecondingAsked(proposal_id=proposal.pk, people=tuple(wanted), actor=actor))
    return proposal


@transaction.atomic
def sign_proposal(*, actor: Standing, proposal_id: int, seen: str, signs: bool = True) -> Signature:
    """Second a proposal, or decline; `seen` is the fingerprint of the text as it was shown.

    Raises ChangedMeanwhile where the text has become another since.
    """
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_sign(actor, proposal))
    text = proposal.wording.fingerprint
    if signs and seen != text:
        raise ChangedMeanwhile(_("The text was changed since you opened it: read it again first."), current=proposal)
    signature = proposal.signatures.get(person=actor.person)
    signature.state = Signature.State.SIGNED if signs else Signature.State.DECLINED
    signature.fingerprint = text if signs else ""
    signature.answered_at = clock.now()
    signature.save()
    audit.record(actor.person, "proposals.signed" if signs else "proposals.declined", proposal)
    return signature


@transaction.atomic
def hand_in_proposal(*, actor: Standing, proposal_id: int) -> Proposal:
    """Hand a proposal in: it gets a receipt with its number and fingerprint. After the last day it is a suggestion."""
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    if proposal.state == State.HANDED_IN and proposal.proposer_id == actor.person.pk:
        return proposal
    require(permissions.may_hand_in(actor, proposal))
    require_whole(proposal.wording)
    before = proposal.state
    if queries.comes_late(proposal, clock.today()):
        proposal.kind, proposal.ground = Kind.SUGGESTION, Proposal.Ground.LATE
    give_receipt(proposal)
    proposal.handed_back = ""
    proposal.save()
    keep_version(proposal)
    note_down(proposal, Act.HANDED_IN, actor, proposal.fingerprint[:16])
    audit.record(actor.person, "proposals.handed_in", proposal, changes=stepped(before, proposal))
    return proposal


@transaction.atomic
def withdraw_proposal(*, actor: Standing, proposal_id: int) -> Proposal:
    """Take a proposal back before it is decided on."""
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_withdraw(actor, proposal))
    before, proposal.state = proposal.state, State.WITHDRAWN
    keep(proposal, "state")
    note_down(proposal, Act.WITHDRAWN, actor)
    audit.record(actor.person, "proposals.withdrawn", proposal, changes=stepped(before, proposal))
    return proposal
