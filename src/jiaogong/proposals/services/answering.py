"""Writing answers, one text for alike ones; publishing them together or at once; notes among those who answer."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing
from jiaogong.proposals import permissions, posts, queries
from jiaogong.proposals.events import AnswersPublished
from jiaogong.proposals.models import Answer, Note, Proposal
from jiaogong.proposals.services.lines import Act, keep, note_down, stepped


@transaction.atomic
def write_answers(*, actor: Standing, proposal_ids: Collection[int], text: str) -> list[Answer]:
    """Write one answer to one or several proposals, all or none; until it is published it can be written anew."""
    if not text.strip():
        raise RuleBroken(_("Write the answer first."))
    proposals = _locked(actor, proposal_ids)
    for proposal in proposals:
        require(permissions.may_answer(actor, proposal))
    return [_write(actor, proposal, text.strip()) for proposal in proposals]


def _locked(actor: Standing, ids: Collection[int]) -> list[Proposal]:
    if not ids:
        raise RuleBroken(_("Choose at least one proposal."))
    return [queries.locked_proposal(pk, visible_to=actor) for pk in sorted(set(ids))]


def _write(actor: Standing, proposal: Proposal, text: str) -> Answer:
    written = {"text": text, "written_by": actor.person, "written_at": clock.now()}
    answer, _made = Answer.objects.update_or_create(proposal=proposal, round=proposal.round, defaults=written)
    audit.record(actor.person, "proposals.answer_written", proposal)
    return answer


@transaction.atomic
def publish_answers(*, actor: Standing, proposal_ids: Collection[int]) -> list[Proposal]:
    """Publish the answers to one or several proposals of one union; their proposers can rate them from now on."""
    proposals = _locked(actor, proposal_ids)
    for proposal in proposals:
        require(permissions.may_publish(actor, proposal))
    if len({p.union_id for p in proposals}) > 1:
        raise RuleBroken(_("Answers of one union are published together."))
    first = [p for p in proposals if p.is_proposal and p.first_answered_date is None]
    entry = posts.answered(proposals[0].union, first, actor)
    for proposal in proposals:
        if proposal in first:
            proposal.answered_entry = entry
        _publish(actor, proposal)
    announce(AnswersPublished(proposal_ids=tuple(p.pk for p in proposals), actor=actor))
    return proposals


def _publish(actor: Standing, proposal: Proposal) -> None:
    today, before = clock.today(), proposal.state
    proposal.answers.filter(round=proposal.round).update(published_date=today)
    proposal.state, proposal.answered_date = Proposal.State.ANSWERED, today
    proposal.first_answered_date = proposal.first_answered_date or today
    keep(proposal, "state", "answered_date", "first_answered_date", "answered_entry")
    note_down(proposal, Act.ANSWERED, actor)
    audit.record(actor.person, "proposals.answered", proposal, changes=stepped(before, proposal))


@transaction.atomic
def add_note(*, actor: Standing, proposal_id: int, text: str) -> Note:
    """Keep a remark among officers and those who answer."""
    proposal = queries.locked_proposal(proposal_id, visible_to=actor)
    require(permissions.may_work_on(actor, proposal))
    if not text.strip():
        raise RuleBroken(_("Write the note first."))
    note = Note.objects.create(proposal=proposal, text=text.strip(), written_by=actor.person, written_at=clock.now())
    audit.record(actor.person, "proposals.note_added", proposal)
    return note
