"""All claims that nothing is doubtful about, made drafts at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction

from jiaogong.kernel import audit, clock, periods
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger.rules import Facts, require_sound
from jiaogong.ledger.services import post_entries
from jiaogong.ledger.snapshots import facts_from
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.models import ClaimDecision, OldClaim, Text
from jiaogong.summaries.old import doubts
from jiaogong.summaries.old.staging import Ledger
from jiaogong.summaries.services.claims import origin_of

MOST = 300
_ORDER = {"day": 0, "month": 1, "period": 2}  # sums are held against the acts that they may sum up


@dataclass(frozen=True, slots=True)
class Taken:
    """How many claims became drafts, and how many turned out doubtful after all and stay open."""

    accepted: int
    left: int


@transaction.atomic
def accept_sure(*, actor: Standing, narrowed: queries.DeskFilter) -> Taken:
    """Make drafts of the first 300 open claims of a batch or text that are not doubtful.

    Each is held against the ledger once more, and against those before it: what is there by now stays open, marked so.
    """
    require(permissions.may_write_in(actor, actor.home))
    locked = queries.sure_claims(actor, narrowed).select_for_update(of=("self",)).select_related("text__union")
    claims = list(locked.defer("text__body", "text__written_body", "text__figures")[:MOST])
    left = 0
    for text, of_text in groupby(claims, key=lambda claim: claim.text):
        require(permissions.may_write_in(actor, text.union))
        ledger = Ledger(actor, text.union, periods.parse(text.period))
        left += _take(actor, text, ledger, list(of_text))
    return Taken(len(claims) - left, left)


def _take(actor: Standing, text: Text, ledger: Ledger, claims: Sequence[OldClaim]) -> int:
    """Post a text's claims, those that the ledger does not tell; how many were left."""
    wanted: list[tuple[OldClaim, Facts]] = []
    again: list[OldClaim] = []
    for claim, facts in sorted(((c, facts_from(c.facts)) for c in claims), key=lambda pair: _ORDER[pair[1].precision]):
        if ledger.telling(facts) is not None or ledger.totals.tells(facts) or not _is_sound(facts):
            again.append(claim)
        else:
            ledger.add(-len(wanted) - 1, facts)
            wanted.append((claim, facts))
    entries = post_entries(actor=actor, postings=[(text.union, facts, origin_of(claim)) for claim, facts in wanted])
    now = clock.now()
    decisions = ClaimDecision.objects.bulk_create(
        ClaimDecision(
            text=text,
            start=claim.start,
            end=claim.end,
            outcome=ClaimDecision.Outcome.ACCEPTED,
            entry=entry,
            decided_by=actor.person,
            decided_at=now,
        )
        for (claim, _facts), entry in zip(wanted, entries, strict=True)
    )
    for (claim, _facts), decision in zip(wanted, decisions, strict=True):
        claim.decision = decision
    OldClaim.objects.bulk_update([claim for claim, _facts in wanted], ["decision"], batch_size=200)
    if wanted:
        audit.record(actor.person, "summaries.claims_accepted", text, count=len(wanted))
    _mark_known(again, ledger, {-n - 1: entry.pk for n, entry in enumerate(entries)})
    return len(again)


def _is_sound(facts: Facts) -> bool:
    try:
        require_sound(facts, today=clock.today())
    except RuleBroken:
        return False
    return True


def _mark_known(claims: Sequence[OldClaim], ledger: Ledger, made: dict[int, int]) -> None:
    """Keep that claims are told by entries of now, so that the desk shows them among the doubtful."""
    for claim in claims:
        facts = facts_from(claim.facts)
        key = ledger.telling(facts)
        found = set(_new_doubts(key, is_sum=ledger.totals.tells(facts)))
        claim.likely_entry_id = made.get(key, key) if key is not None else None
        claim.doubts, claim.rank = doubts.kept(found), doubts.rank_of(claim.category, found)
    OldClaim.objects.bulk_update(claims, ["likely_entry", "doubts", "rank"], batch_size=200)


def _new_doubts(key: int | None, *, is_sum: bool) -> Iterator[str]:
    yield doubts.KNOWN if key is not None else doubts.TOTAL if is_sum else doubts.OUTSIDE
