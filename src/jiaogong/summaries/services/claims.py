"""What is decided about the claims of old texts: made an entry, joined to one, dropped; and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.ledger.models import Entry
from jiaogong.ledger.queries import entries_visible_to
from jiaogong.ledger.rules import Facts, Origin, PersonFact
from jiaogong.ledger.services import discard_entry, draft_entry
from jiaogong.ledger.snapshots import facts_from
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.models import ClaimDecision, OldClaim

Outcome = ClaimDecision.Outcome


@transaction.atomic
def accept_claim(*, actor: Standing, claim_id: int, facts: Facts | None = None, people: Sequence[int] = ()) -> Entry:
    """Make a draft of a claim, of a plan a planned entry; it keeps the sentence and its place.

    `facts` are what it was mended to; `people` those whom its doubtful names were said to mean. Accepted twice, it is
    one entry.
    """
    claim = queries.locked_claim(claim_id, visible_to=actor)
    require(permissions.may_write_in(actor, claim.text.union))
    if claim.decision and claim.decision.entry:
        return claim.decision.entry
    is_planned = claim.status == OldClaim.Status.PLANNED
    stated = facts or _with_people(claim, people)
    if is_planned and stated.due_date is None:
        stated = replace(stated, due_date=stated.last_day)
    entry = draft_entry(actor=actor, union=claim.text.union, facts=stated, origin=origin_of(claim), planned=is_planned)
    _decide(actor, claim, Outcome.ACCEPTED, entry)
    return entry


@transaction.atomic
def join_claim(*, actor: Standing, claim_id: int, entry_id: int) -> Entry:
    """Say that a claim tells of an act that the ledger has already; the entry stays as it is."""
    claim = queries.locked_claim(claim_id, visible_to=actor)
    require(permissions.may_write_in(actor, claim.text.union))
    entry = entries_visible_to(actor).filter(pk=entry_id).first()
    if entry is None:
        raise NotFound(_("There is no such entry, or it is not yours to see."))
    _require_open(claim)
    _decide(actor, claim, Outcome.JOINED, entry)
    return entry


@transaction.atomic
def drop_claim(*, actor: Standing, claim_id: int) -> None:
    """Leave a claim out of the ledger."""
    claim = queries.locked_claim(claim_id, visible_to=actor)
    require(permissions.may_write_in(actor, claim.text.union))
    _require_open(claim)
    _decide(actor, claim, Outcome.DROPPED, None)


@transaction.atomic
def undo_decision(*, actor: Standing, claim_id: int) -> None:
    """Take back what was decided about a claim; the draft that was made of it goes, if it is still as it was made."""
    claim = queries.locked_claim(claim_id, visible_to=actor)
    require(permissions.may_write_in(actor, claim.text.union))
    decision = claim.decision
    if decision is None:
        return
    entry = decision.entry
    if decision.outcome == Outcome.ACCEPTED and entry:
        if entry.state == Entry.State.CONFIRMED or entry.version > 1:
            raise RuleBroken(_("Its entry was changed or confirmed since; drop or correct it in the ledger."))
        discard_entry(actor=actor, entry_id=entry.pk)
    decision.delete()
    audit.record(actor.person, "summaries.claim_undone", claim.text, start=claim.start, end=claim.end)


def origin_of(claim: OldClaim) -> Origin:
    """The sentence that an entry comes from, with its text and place."""
    return Origin(kind=Entry.Source.TEXT, name=claim.text.title, quote=claim.quote, start=claim.start, end=claim.end)


def _with_people(claim: OldClaim, people: Sequence[int]) -> Facts:
    """What the claim states, with those of its candidates who were chosen. Raises RuleBroken for anybody else."""
    facts = facts_from(claim.facts)
    offered = {key for name in claim.names for key in name["candidates"]}
    if not offered.issuperset(people):
        raise RuleBroken(_("Choose one of the people that stand beside the name."))
    chosen = tuple(PersonFact(key) for key in people)
    undecided = {key for name in claim.names for key in name["candidates"]} - set(people)
    sure = tuple(p for p in facts.people if p.person_id not in undecided)
    return replace(facts, people=tuple(dict.fromkeys((*sure, *chosen))))


def _require_open(claim: OldClaim) -> None:
    if claim.decision and claim.decision.outcome == Outcome.ACCEPTED and claim.decision.entry:
        raise RuleBroken(_("This sentence is in the ledger already; drop or correct its entry there."))


def _decide(actor: Standing, claim: OldClaim, outcome: str, entry: Entry | None) -> None:
    claim.decision, _made = ClaimDecision.objects.update_or_create(
        text=claim.text,
        start=claim.start,
        end=claim.end,
        defaults={"outcome": outcome, "entry": entry, "decided_by": actor.person, "decided_at": clock.now()},
    )
    claim.save(update_fields=["decision"])
    audit.record(actor.person, f"summaries.claim_{outcome}", claim.text, start=claim.start, end=claim.end)
